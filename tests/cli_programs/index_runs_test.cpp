// What a run of the indexer does to the index, and what it says.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::Json;
using dateline::programs_test::ProgramRun;
using Strings = std::vector<std::string>;

void write_three(const Desk& desk) {
  desk.write("news/a.txt", {.title = "Harbour opens"});
  desk.write("news/b.txt", {.title = "Bridge closes"});
  desk.write("news/2025/c.txt", {.title = "Tunnel delayed"});
}

Json summary(Desk& desk, Strings arguments = {"news"}) {
  arguments.emplace_back("--json");
  return Json::parse(desk.indexer(arguments).out);
}

// Every file of an index and when it was written.
Strings listing(const std::string& folder) {
  Strings names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto written = entry.last_write_time().time_since_epoch().count();
    names.push_back(entry.path().string() + ' ' + std::to_string(written));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("a first run adds all articles") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  const Json done = summary(desk);
  CHECK(done["added"] == 3);
  CHECK(done["articles"] == 3);
  CHECK(done["problems"].empty());
  CHECK(desk.ids({"tunnel"}) == Strings{"2025/c.txt"});
}

TEST_CASE("a run without changes writes no new generation and says nothing") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  CHECK(desk.indexer({"news"}).status == 0);
  const Json before = desk.status();
  const ProgramRun again = desk.indexer({"news"});
  CHECK(again.status == 0);
  CHECK(again.out.empty());
  CHECK(again.err.empty());
  CHECK(desk.indexer({}).err.empty());
  CHECK(desk.status()["generation"] == before["generation"]);
}

TEST_CASE("changed, removed and moved files are followed") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  CHECK(desk.indexer({"news"}).status == 0);

  desk.write("news/a.txt", {.title = "Harbour shut by heavy storm"});
  const Json changed = summary(desk);
  CHECK(changed["updated"] == 1);
  CHECK(changed["unchanged"] == 2);
  CHECK(desk.ids({"storm"}) == Strings{"a.txt"});
  CHECK(desk.ids({"opens"}).empty());

  desk.remove("news/b.txt");
  CHECK(summary(desk)["removed"] == 1);
  CHECK(desk.ids({"bridge"}).empty());

  desk.rename("news/a.txt", "news/2024/a.txt");
  const Json moved = summary(desk);
  CHECK(moved["articles"] == 2);
  CHECK(desk.ids({"storm"}) == Strings{"2024/a.txt"});
}

TEST_CASE("a file that was only touched is unchanged") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  CHECK(desk.indexer({"news"}).status == 0);
  const std::string file = desk.path("news/a.txt");
  std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) - std::chrono::hours(5));
  const ProgramRun run = desk.indexer({"news", "--json"});
  const Json done = Json::parse(run.out);
  CHECK(done["updated"] == 0);
  CHECK(done["unchanged"] == 3);
}

TEST_CASE("--checksum finds a change that size and time hide") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  const std::string file = desk.path("news/a.txt");
  const auto long_ago = std::filesystem::last_write_time(file) - std::chrono::hours(5);
  std::filesystem::last_write_time(file, long_ago);
  CHECK(desk.indexer({"news"}).status == 0);
  desk.write("news/a.txt", {.title = "Harbour falls"});
  std::filesystem::last_write_time(file, long_ago);
  CHECK(desk.indexer({"news", "--checksum"}).status == 0);
  CHECK(desk.ids({"falls"}) == Strings{"a.txt"});
}

TEST_CASE("a file that cannot be read is told once and counted afterwards") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  desk.write_raw("news/empty.txt", "");
  const ProgramRun first = desk.indexer({"news"});
  CHECK(first.status == 1);
  CHECK(holds(first.err, desk.path("news/empty.txt") + ": empty file"));
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});

  const ProgramRun second = desk.indexer({"news"});
  CHECK(second.status == 0);
  CHECK_FALSE(holds(second.err, "empty.txt"));
  CHECK(desk.indexer({"news", "--strict"}).status == 1);
  CHECK(holds(desk.indexer({"--status", "--problems"}).out, "empty.txt"));

  desk.write("news/empty.txt", {.title = "Filled at last"});
  CHECK(desk.indexer({"news", "--strict"}).status == 0);
  CHECK(desk.ids({"filled"}) == Strings{"empty.txt"});
}

TEST_CASE("a changed file that cannot be read keeps its last indexed state") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  CHECK(desk.indexer({"news"}).status == 0);
  desk.write_raw("outside.txt", "not in the corpus");
  desk.remove("news/a.txt");
  std::filesystem::create_symlink(desk.path("outside.txt"), desk.path("news/a.txt"));
  const ProgramRun run = desk.indexer({"news"});
  CHECK(run.status == 1);
  CHECK(holds(run.err, desk.path("news/a.txt") + ": link leads out of the corpus"));
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
  CHECK(desk.ids({"corpus"}).empty());
}

TEST_CASE("a file that became empty keeps its last indexed state, and is told of once") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  CHECK(desk.indexer({"news"}).status == 0);
  desk.write_raw("news/a.txt", "");
  CHECK(desk.indexer({"news"}).status == 1);
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
}

TEST_CASE("--dry-run says what would change and changes nothing") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  const Json planned = summary(desk, {"news", "--dry-run"});
  CHECK(planned["added"] == 3);
  CHECK_FALSE(std::filesystem::exists(desk.path("index")));

  CHECK(desk.indexer({"news"}).status == 0);
  const Strings before = listing(desk.index());
  desk.write("news/d.txt", {.title = "Another one"});
  desk.remove("news/a.txt");
  const Json again = summary(desk, {"news", "--dry-run"});
  CHECK(again["added"] == 1);
  CHECK(again["removed"] == 1);
  CHECK(listing(desk.index()) == before);
}

TEST_CASE("the summary and the status have their keys") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  desk.write_raw("news/empty.txt", "");
  desk.write_raw("news/picture.jpg", "x");
  const Json done = summary(desk);
  for (const char* key : {"schema", "added", "updated", "removed", "unchanged", "problems", "ignored",
                          "articles", "bytes_read", "seconds", "generation"}) {
    CAPTURE(key);
    CHECK(done.contains(key));
  }
  CHECK(done["schema"] == 1);
  CHECK(done["ignored"] == 1);
  REQUIRE(done["problems"].size() == 1);
  const Json problem = done["problems"][0];
  CHECK(problem["path"] == desk.path("news/empty.txt"));
  CHECK(problem["new"] == true);
  CHECK(problem.contains("line"));
  CHECK(problem.contains("reason"));

  const Json status = desk.status();
  CHECK(status["articles"] == 3);
  CHECK(status["corpora"].size() == 1);
  CHECK(status["first_date"] == "2025-05-21");
  CHECK(status["problem_count"] == 1);
  const std::string text = desk.indexer({"--status"}).out;
  CHECK(holds(text, desk.index()));
  CHECK(holds(text, "2025-05-21"));
}

TEST_CASE("--status tells what the last run did, and how long it took") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  desk.write_raw("news/empty.txt", "");
  CHECK(desk.indexer({"news"}).status == 1);
  const Json first = desk.status()["last_run"];
  CHECK(first["added"] == 3);
  CHECK(first["updated"] == 0);
  CHECK(first["removed"] == 0);
  CHECK(first["unchanged"] == 0);
  CHECK(first["problems"] == 1);
  CHECK(first["seconds"] > 0);
  CHECK(holds(desk.indexer({"--status"}).out,
              "\n           3 added, 0 updated, 0 removed, 0 unchanged, 1 problem in "));

  desk.write("news/a.txt", {.title = "Harbour shut by heavy storm"});
  desk.remove("news/b.txt");
  CHECK(desk.indexer({"news"}).status == 0);
  const Json second = desk.status()["last_run"];
  CHECK(second["updated"] == 1);
  CHECK(second["removed"] == 1);
  CHECK(second["unchanged"] == 1);
  CHECK(second["problems"] == 1);  // known from the run before
}

TEST_CASE("of a run that failed --status tells how long it took, and of an old record neither") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  CHECK(desk.indexer({"news"}).status == 0);
  desk.write_raw("index/files-2/occupied", "");  // where the run is to write its manifest
  desk.write("news/d.txt", {.title = "Another one"});
  CHECK(desk.indexer({"news"}).status == 2);
  const Json failed = desk.status()["last_run"];
  CHECK(failed["exit"] == 2);
  CHECK(failed["seconds"].is_number());
  CHECK(failed["added"].is_null());

  desk.write_raw("index/last-run", "1 2 files or articles could not be read\n");
  const Json old = desk.status()["last_run"];
  CHECK(old["exit"] == 1);
  CHECK(old["message"] == "2 files or articles could not be read");
  CHECK(old["seconds"].is_null());
  CHECK(old["problems"].is_null());
  CHECK(holds(desk.indexer({"--status"}).out, "exit 1: 2 files or articles could not be read\nproblems "));
}

TEST_CASE("what a killed run left of a file it was replacing is swept") {
  Desk desk;
  INFO(desk.last());
  write_three(desk);
  CHECK(desk.indexer({"news"}).status == 0);
  for (const char* name : {"index/CURRENT.tmp-99-0", "index/last-run.tmp-99-0"}) desk.write_raw(name, "1");
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK_FALSE(std::filesystem::exists(desk.path("index/CURRENT.tmp-99-0")));
  CHECK_FALSE(std::filesystem::exists(desk.path("index/last-run.tmp-99-0")));
}
