// What the indexer refuses, and what it leaves as it was.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::Json;
using dateline::programs_test::ProgramRun;
using dateline::programs_test::run_program;
using Strings = std::vector<std::string>;

// Holds the lock of an index as another indexer would, under a process id of its choice.
class HeldLock {
 public:
  HeldLock(const std::string& index, const std::string& holder)
      : file_(::open((index + "/LOCK").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (file_ < 0 || ::flock(file_, LOCK_EX | LOCK_NB) != 0 || ::ftruncate(file_, 0) != 0 ||
        ::pwrite(file_, holder.data(), holder.size(), 0) < 0)
      throw std::runtime_error("cannot hold the lock of " + index);
  }
  ~HeldLock() { ::close(file_); }
  HeldLock(const HeldLock&) = delete;
  HeldLock& operator=(const HeldLock&) = delete;

 private:
  int file_;
};

void write_many(const Desk& desk, int count) {
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    desk.write("news/" + number + ".txt", {.title = "Report number " + number});
  }
}

}  // namespace

TEST_CASE("a run that would remove much is refused until it is allowed") {
  Desk desk;
  INFO(desk.last());
  write_many(desk, 30);
  CHECK(desk.indexer({"news"}).status == 0);
  for (int i = 0; i < 20; ++i) desk.remove("news/" + std::to_string(i) + ".txt");
  desk.write("other/x.txt", {.title = "Elsewhere"});

  const ProgramRun refused = desk.indexer({"news", "other"});
  CHECK(refused.status == 1);
  CHECK(holds(refused.err, "--allow-removals"));
  CHECK(desk.status()["articles"] == 31);  // the other corpus is brought up to date

  CHECK(desk.indexer({"news", "--allow-removals"}).status == 0);
  CHECK(desk.status()["articles"] == 11);
}

TEST_CASE("removing fewer than 20 articles is not much") {
  Desk desk;
  INFO(desk.last());
  write_many(desk, 30);
  CHECK(desk.indexer({"news"}).status == 0);
  for (int i = 0; i < 19; ++i) desk.remove("news/" + std::to_string(i) + ".txt");
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.status()["articles"] == 11);
}

TEST_CASE("a corpus whose folder is missing or empty is refused") {
  Desk desk;
  INFO(desk.last());
  write_many(desk, 2);
  CHECK(desk.indexer({"news"}).status == 0);
  desk.rename("news", "elsewhere/news");
  const ProgramRun missing = desk.indexer({});
  CHECK(missing.status == 1);
  CHECK(holds(missing.err, desk.path("news")));
  CHECK(desk.status()["articles"] == 2);
  std::filesystem::create_directory(desk.path("news"));
  CHECK(desk.indexer({}).status == 1);
  CHECK(desk.status()["articles"] == 2);
}

TEST_CASE("a file that loses many articles is refused like a folder, and a log may be rotated") {
  Desk desk;
  INFO(desk.last());
  const auto lines = [](int first, int last) {
    std::string text;
    for (int i = first; i < last; ++i)
      text += R"({"id":")" + std::to_string(i) +
              R"(","title":"Report","body":"harbour"})"
              "\n";
    return text;
  };
  desk.write_raw("news/feed.jsonl", lines(0, 100));
  desk.write("other/x.txt", {.title = "Elsewhere"});
  CHECK(desk.indexer({"news", "other"}).status == 0);

  desk.write_raw("news/feed.jsonl", lines(0, 40));
  desk.write("other/y.txt", {.title = "Elsewhere too"});
  for (const Strings& options : {Strings{}, Strings{"--jobs", "1", "--checksum"}}) {
    const ProgramRun refused = desk.indexer(options);
    CHECK(refused.status == 1);
    CHECK(holds(refused.err, "60 of its 100 articles would be removed"));
    CHECK(desk.status()["articles"] == 102);
  }
  CHECK(desk.indexer({"--rebuild"}).status == 0);  // takes them from the index
  CHECK(desk.status()["articles"] == 102);

  desk.write_raw("news/feed-1.jsonl", lines(0, 100));
  desk.write_raw("news/feed.jsonl", lines(100, 103));
  CHECK(desk.indexer({}).status == 0);
  CHECK(desk.status()["articles"] == 105);
  desk.write_raw("news/feed-1.jsonl", lines(0, 50));
  CHECK(desk.indexer({"--allow-removals"}).status == 0);
  CHECK(desk.status()["articles"] == 55);
}

TEST_CASE("a second indexer gives way, naming the first") {
  Desk desk;
  INFO(desk.last());
  write_many(desk, 2);
  CHECK(desk.indexer({"news"}).status == 0);
  const std::string before = desk.dump();
  desk.write("news/new.txt", {.title = "New"});
  {
    const HeldLock lock(desk.index(), "4711\n");
    const ProgramRun busy = desk.indexer({"news"});
    CHECK(busy.status == 75);
    CHECK(holds(busy.err, "4711"));
    CHECK(dateline::programs_test::lines_of(busy.err).size() == 1);
    CHECK(desk.search({"report"}).status == 0);  // readers need no lock
    CHECK(desk.dump() == before);
  }
  CHECK(desk.indexer({"news"}).status == 0);
}

TEST_CASE("output that cannot be written is an error") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  CHECK(desk.indexer({"news"}).status == 0);
  for (const std::string program : {"indexer --dump", "indexer --status", "search harbour"}) {
    const std::string path = dateline::programs_test::built_program("");
    const ProgramRun run = run_program("bash", {"-c", path + program + " >/dev/full"},
                                       {{}, desk.folder(), {{"DATELINE_INDEX", desk.index()}}});
    INFO(run.described());
    CHECK(run.status == 2);
    CHECK(holds(run.err, "No space left on device"));
  }
}

TEST_CASE("a folder that is no index is not touched") {
  Desk desk;
  INFO(desk.last());
  write_many(desk, 2);
  desk.write_raw("thesis/chapter.tex", "precious");
  const ProgramRun run = desk.indexer({"--index", desk.path("thesis"), "news"});
  CHECK(run.status == 2);
  CHECK(holds(run.err, desk.path("thesis")));
  CHECK(std::distance(std::filesystem::directory_iterator(desk.path("thesis")), {}) == 1);
}

TEST_CASE("the index is for its owner only") {
  Desk desk;
  INFO(desk.last());
  write_many(desk, 1);
  const mode_t umask_before = ::umask(0);
  const int status = desk.indexer({"news"}).status;
  ::umask(umask_before);
  CHECK(status == 0);
  struct stat facts = {};
  REQUIRE(::stat(desk.index().c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777U) == 0700U);
}

TEST_CASE("an index inside a corpus is not read") {
  Desk desk;
  INFO(desk.last());
  write_many(desk, 2);
  const std::string inside = desk.path("news/index");
  CHECK(desk.indexer({"--index", inside, "news"}).status == 0);
  const ProgramRun again = desk.indexer({"--index", inside, "news"});
  CHECK(again.status == 0);
  CHECK(again.err.empty());
}

TEST_CASE("files whose names only begin like those of an index are nobody's but the user's") {
  Desk desk;
  desk.write("news/a.txt", {.title = "Harbour opens"});
  const std::vector<std::string> own = {"mine/segment-photos/p.jpg", "mine/stories-of-my-life.txt",
                                        "mine/files-2024.zip"};
  for (const std::string& name : own) desk.write_raw(name, "x");
  for (const bool locked : {false, true}) {
    if (locked) desk.write_raw("mine/LOCK", "");
    CHECK(desk.indexer({"--index", desk.path("mine"), "news"}).status == 2);
    INFO(desk.last());
    for (const std::string& name : own) CHECK(std::filesystem::exists(desk.path(name)));
  }
  // Not even names that are just like those of an index make one.
  desk.write_raw("numbered/generation-1", "x");
  desk.write_raw("numbered/thesis.txt", "x");
  CHECK(desk.indexer({"--index", desk.path("numbered"), "news"}).status == 2);
  CHECK(std::filesystem::exists(desk.path("numbered/generation-1")));
  // In an index they are left alone.
  desk.indexer({"news"});
  desk.write_raw("index/stories-of-my-life.txt", "x");
  desk.write("news/b.txt", {.title = "Harbour closes"});
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(std::filesystem::exists(desk.path("index/stories-of-my-life.txt")));
}

TEST_CASE("--rebuild without a corpus mends a damaged CURRENT") {
  Desk desk;
  desk.write("news/a.txt", {.title = "Harbour opens"});
  desk.indexer({"news"});
  desk.write_raw("index/CURRENT", "garbage");
  CHECK(desk.indexer({}).status == 2);
  CHECK(desk.indexer({"--rebuild"}).status == 0);
  INFO(desk.last());
  CHECK(desk.ids({"harbour"}).size() == 1);
}

TEST_CASE("an index that is named twice is searched once") {
  Desk desk;
  desk.write("news/a.txt", {.title = "Harbour opens"});
  desk.indexer({"news"});
  const Json found = desk.search_json({"-i", desk.index(), "-i", desk.folder() + "/./index", "harbour"});
  INFO(desk.last());
  CHECK(found["total"] == 1);
  CHECK(found["warnings"].size() == 1);
}
