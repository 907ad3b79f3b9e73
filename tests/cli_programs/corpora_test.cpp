// Several corpora in one index: adding, updating a part, forgetting and moving them.
#include <doctest/doctest.h>

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

void write_two_corpora(const Desk& desk) {
  desk.write("north/2024/a.txt", {.title = "Glacier shrinks"});
  desk.write("north/2025/b.txt", {.title = "Reindeer counted"});
  desk.write("south/c.txt", {.title = "Penguin counted"});
}

}  // namespace

TEST_CASE("a second corpus is announced once, with the index") {
  Desk desk;
  INFO(desk.last());
  write_two_corpora(desk);
  CHECK(desk.indexer({"north"}).err.empty());
  const ProgramRun second = desk.indexer({"south"});
  CHECK(second.status == 0);
  CHECK(holds(second.err, desk.index()));
  CHECK(desk.indexer({"south"}).err.empty());
  CHECK(desk.status()["corpora"].size() == 2);
  CHECK(desk.ids({"counted"}).size() == 2);
  CHECK(desk.ids({"counted", "--corpus", "south"}) == Strings{"c.txt"});
  CHECK(desk.ids({"counted", "--not-corpus", "south"}) == Strings{"2025/b.txt"});
}

TEST_CASE("with no corpus named, every known one is brought up to date") {
  Desk desk;
  INFO(desk.last());
  write_two_corpora(desk);
  CHECK(desk.indexer({"north", "south"}).status == 0);
  desk.write("north/2025/d.txt", {.title = "Lemming seen"});
  desk.write("south/e.txt", {.title = "Albatross seen"});
  CHECK(desk.indexer({}).status == 0);
  CHECK(desk.ids({"seen"}).size() == 2);
}

TEST_CASE("a folder inside a corpus updates just that part") {
  Desk desk;
  INFO(desk.last());
  write_two_corpora(desk);
  CHECK(desk.indexer({"north"}).status == 0);
  desk.write("north/2024/new.txt", {.title = "Icebreaker sails"});
  desk.write("north/2025/new.txt", {.title = "Seaplane lands"});
  CHECK(desk.indexer({"north/2025"}).status == 0);
  CHECK(desk.ids({"seaplane"}) == Strings{"2025/new.txt"});
  CHECK(desk.ids({"icebreaker"}).empty());
  CHECK(desk.status()["corpora"].size() == 1);
}

TEST_CASE("a folder that contains a corpus absorbs it") {
  Desk desk;
  INFO(desk.last());
  write_two_corpora(desk);
  CHECK(desk.indexer({"north/2025"}).status == 0);
  CHECK(desk.indexer({"north"}).status == 0);
  const Json status = desk.status();
  CHECK(status["corpora"].size() == 1);
  CHECK(status["articles"] == 2);
  CHECK(desk.ids({"reindeer"}) == Strings{"2025/b.txt"});
}

TEST_CASE("a folder that moved and left a link in its place is the same corpus") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/2025/a.txt", {.title = "Harbour opens"});
  CHECK(desk.indexer({"news"}).status == 0);
  desk.rename("news", "disk/news");
  std::filesystem::create_directory_symlink(desk.path("disk/news"), desk.path("news"));
  for (const Strings& arguments : {Strings{}, Strings{"news"}, Strings{"disk/news"}, Strings{"news/2025"}}) {
    desk.write("disk/news/2025/" + std::to_string(arguments.size()) + ".txt", {.title = "Bridge closes"});
    CHECK(desk.indexer(arguments).status == 0);
    CHECK(desk.status()["corpora"].size() == 1);
  }
  CHECK(desk.status()["articles"] == 3);
  CHECK(Json::parse(desk.indexer({"--json", "--move", "news", "disk/news"}).out)["articles"] == 3);
  CHECK(desk.status()["corpora"][0]["root"] == desk.path("disk/news"));
  CHECK(desk.indexer({"--move", "disk/news", "disk"}).status == 0);
  CHECK(desk.indexer({"disk"}).status == 0);
  CHECK(desk.status()["corpora"].size() == 1);
  CHECK(desk.status()["articles"] == 3);
}

TEST_CASE("corpora of one name are told apart") {
  Desk desk;
  INFO(desk.last());
  desk.write("one/news/a.txt", {.title = "Glacier shrinks"});
  desk.write("two/news/a.txt", {.title = "Penguin counted"});
  CHECK(desk.indexer({"one/news", "two/news"}).status == 0);
  const Json status = desk.status();
  REQUIRE(status["corpora"].size() == 2);
  CHECK(status["corpora"][0]["name"] != status["corpora"][1]["name"]);
  const ProgramRun ambiguous = desk.search({"--show", "a.txt"});
  CHECK(ambiguous.status == 2);
  CHECK(holds(ambiguous.err, "news:a.txt"));
  CHECK(holds(desk.search({"--show", "news:a.txt"}).out, "Glacier shrinks"));
}

TEST_CASE("--forget drops a corpus and its articles") {
  Desk desk;
  INFO(desk.last());
  write_two_corpora(desk);
  CHECK(desk.indexer({"north", "south"}).status == 0);
  CHECK(desk.indexer({"--forget", "north"}).status == 0);
  const Json status = desk.status();
  CHECK(status["articles"] == 1);
  CHECK(status["corpora"].size() == 1);
  CHECK(desk.ids({"glacier"}).empty());
  CHECK(desk.indexer({"--forget", "nothing"}).status == 2);
}

TEST_CASE("--move tells where a corpus lives, without reading it again") {
  Desk desk;
  INFO(desk.last());
  write_two_corpora(desk);
  CHECK(desk.indexer({"north"}).status == 0);
  desk.rename("north", "arctic");
  CHECK(desk.indexer({"--move", desk.path("north"), desk.path("arctic")}).status == 0);
  const Json run = Json::parse(desk.indexer({"--json"}).out);
  CHECK(run["unchanged"] == 2);
  CHECK(run["added"] == 0);
  CHECK(run["removed"] == 0);
  CHECK(desk.search({"-f", "paths", "glacier"}).out == desk.path("arctic/2024/a.txt") + '\n');
}
