// Whatever the history of an index and the number of threads, equal folders make equal dumps.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::ProgramRun;
using Strings = std::vector<std::string>;

const Strings kFiles = {"news/a.txt", "news/b.txt", "news/2024/c.txt", "news/2024/d.txt", "news/2025/e.txt"};
const Strings kWords = {"harbour", "bridge", "tunnel", "ferry", "storm", "harvest"};

// One step of an edit script: numbers, so that rapidcheck can make and shrink it.
struct Edit {
  int what = 0;   // 0 to 4: write; 5: remove; 6: rename; 7: empty the file; 8 and 9: run the indexer
  int file = 0;   // of kFiles
  int other = 0;  // the new name, or the words
};

void apply(Desk& desk, const Edit& edit) {
  const std::string& file = kFiles[static_cast<std::size_t>(edit.file)];
  const std::string& other = kFiles[static_cast<std::size_t>(edit.other) % kFiles.size()];
  const std::string& word = kWords[static_cast<std::size_t>(edit.other)];
  const bool there = std::filesystem::exists(desk.path(file));
  if (edit.what <= 4) desk.write(file, {.title = "The " + word + " of " + file, .tags = word + '\n'});
  if (edit.what == 5) desk.remove(file);
  if (edit.what == 6 && there) desk.rename(file, other);
  if (edit.what == 7 && there) desk.write_raw(file, "");
  if (edit.what >= 8) desk.indexer({"--allow-removals", "news"});
}

std::string incremental_dump(Desk& desk) {
  desk.indexer({"--allow-removals", "news"});
  return desk.dump();
}

// Of the same folder, in an index that knows nothing yet.
std::string fresh_dump(Desk& desk, const std::string& jobs) {
  const std::string index = desk.path("fresh-" + jobs);
  desk.remove("fresh-" + jobs);
  desk.indexer({"--index", index, "--jobs", jobs, "news"});
  const ProgramRun run = desk.indexer({"--index", index, "--dump"});
  return run.out;
}

}  // namespace

TEST_CASE("scripted edits end in the dump of a fresh index, for 1 and 4 threads") {
  const std::vector<std::vector<Edit>> scripts = {
      {{0, 0, 0}, {8, 0, 0}, {0, 0, 1}},                        // change
      {{0, 0, 0}, {0, 1, 1}, {8, 0, 0}, {5, 0, 0}},             // remove
      {{0, 0, 0}, {0, 1, 1}, {8, 0, 0}, {6, 0, 2}},             // move
      {{0, 0, 0}, {0, 1, 1}, {8, 0, 0}, {6, 0, 1}},             // move over another
      {{0, 0, 0}, {8, 0, 0}, {5, 0, 0}, {0, 1, 2}, {8, 0, 0}},  // remove and add
      {{0, 2, 0}, {0, 3, 1}, {8, 0, 0}, {5, 2, 0}, {8, 0, 0}, {0, 2, 3}},
  };
  for (const auto& script : scripts) {
    Desk desk;
    INFO(desk.last());
    desk.write("news/always.txt", {.title = "Always there"});
    for (const Edit& edit : script) apply(desk, edit);
    const std::string incremental = incremental_dump(desk);
    CHECK_FALSE(incremental.empty());
    CHECK(incremental == fresh_dump(desk, "1"));
    CHECK(incremental == fresh_dump(desk, "4"));
  }
}

TEST_CASE("random edits end in the dump of a fresh index") {
  ::setenv("RC_PARAMS", "max_success=15", 0);  // each case runs programs: few of them, unless told otherwise
  const bool held = rc::check("incremental and fresh dumps are equal", [] {
    // Emptying (7) is left out: an unreadable file rightly keeps its last indexed state.
    const auto edit_made =
        rc::gen::build<Edit>(rc::gen::set(&Edit::what, rc::gen::element(0, 1, 2, 3, 4, 5, 6, 8, 9)),
                             rc::gen::set(&Edit::file, rc::gen::inRange(0, 5)),
                             rc::gen::set(&Edit::other, rc::gen::inRange(0, 6)));
    const auto script = *rc::gen::resize(12, rc::gen::container<std::vector<Edit>>(edit_made));
    Desk desk;
    desk.write("news/always.txt", {.title = "Always there"});
    for (const Edit& edit : script) apply(desk, edit);
    RC_ASSERT(incremental_dump(desk) == fresh_dump(desk, "2"));
  });
  CHECK(held);
}

// More runs than an index holds segments: articles come, change and go while segments are merged under them.
TEST_CASE("many small runs end in the dump and the order of a fresh index") {
  Desk desk;
  INFO(desk.last());
  for (int run = 0; run < 24; ++run) {
    const auto name = [](int number) { return "news/" + std::to_string(number) + ".txt"; };
    for (int i = 0; i < 3; ++i)
      desk.write(name((run * 5 + i * 7) % 40), {.date = "2025-01-" + std::to_string(10 + run % 20),
                                                .title = "Title " + std::to_string(run)});
    if (run > 2) {
      const std::string gone = name((run * 3) % 40);
      if (std::filesystem::exists(desk.path(gone))) desk.remove(gone);
    }
    REQUIRE(desk.indexer({"news", "--allow-removals"}).status == 0);
  }
  const auto newest = desk.ids({"--sort", "newest", "--limit", "all", "title"});
  const std::string incremental = desk.dump();
  CHECK(desk.status()["segments"] <= 8);
  std::filesystem::remove_all(desk.index());
  REQUIRE(desk.indexer({"news"}).status == 0);
  CHECK(desk.dump() == incremental);
  CHECK(desk.ids({"--sort", "newest", "--limit", "all", "title"}) == newest);
  CHECK(newest.size() > 10);
}
