// JSON Lines: on standard input, and ids in files.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::ProgramRun;
using Strings = std::vector<std::string>;

std::string line(const std::string& id, const std::string& title) {
  return "{\"id\":\"" + id + "\",\"title\":\"" + title +
         "\",\"body\":\"The ministry gave no details.\",\"date\":\"2025-05-21\"}\n";
}

}  // namespace

TEST_CASE("standard input adds and replaces by id, and never removes") {
  Desk desk;
  INFO(desk.last());
  CHECK(desk.indexer({"--corpus", "wire", "-"}, line("1", "Ferry sails") + line("2", "Train stops")).status ==
        0);
  CHECK(desk.ids({"ministry"}).size() == 2);
  CHECK(desk.indexer({"--corpus", "wire", "-"}, line("2", "Train runs")).status == 0);
  CHECK(desk.ids({"ministry"}).size() == 2);
  CHECK(desk.ids({"stops"}).empty());
  CHECK(desk.ids({"runs"}) == Strings{"2"});
  CHECK(desk.ids({"ferry", "--corpus", "wire"}) == Strings{"1"});
}

TEST_CASE("standard input without an id is a problem with its line, and the rest is indexed") {
  Desk desk;
  INFO(desk.last());
  const ProgramRun run = desk.indexer(
      {"--corpus", "wire", "-"},
      line("1", "Ferry sails") + "{\"title\":\"Nameless\",\"body\":\"b\"}\n" + line("3", "Train stops"));
  CHECK(run.status == 1);
  CHECK(holds(run.err, "2: "));
  CHECK(holds(run.err, "id"));
  CHECK(desk.ids({"ministry"}).size() == 2);
  CHECK(desk.ids({"nameless"}).empty());
}

TEST_CASE("of two articles with one id in a file the later is kept, with a warning") {
  Desk desk;
  INFO(desk.last());
  desk.write_raw("news/feed.jsonl",
                 line("1", "Ferry sails") + line("1", "Ferry returns") + line("2", "Train stops"));
  const ProgramRun run = desk.indexer({"news"});
  CHECK(run.status == 0);
  CHECK(holds(run.err, "feed.jsonl"));
  CHECK(desk.ids({"returns"}) == Strings{"1"});
  CHECK(desk.ids({"sails"}).empty());
  CHECK(desk.status()["articles"] == 2);
}

TEST_CASE("ids that differ in a control character name different articles") {
  Desk desk;
  INFO(desk.last());
  desk.write_raw("feed.jsonl", R"({"id":"a\u0007b","title":"Bell"})"
                               "\n"
                               R"({"id":"a b","title":"Blank"})"
                               "\n");
  CHECK(desk.indexer({"feed.jsonl"}).err.empty());
  CHECK(desk.ids({"bell"}) == std::vector<std::string>{"a%07b"});
  CHECK(holds(desk.search({"--show", "a%07b"}).out, "Bell"));
  CHECK(desk.ids({"blank"}) == std::vector<std::string>{"a b"});
}

TEST_CASE("standard input with nothing on it is no problem") {
  Desk desk;
  INFO(desk.last());
  const ProgramRun run = desk.indexer({"--corpus", "feed", "-"}, "\n");
  CHECK(run.status == 0);
  CHECK(run.err.empty());
}

TEST_CASE("a bad line of a file is named, the others are indexed") {
  Desk desk;
  INFO(desk.last());
  desk.write_raw("news/feed.jsonl", line("1", "Ferry sails") + "{broken\n" + line("2", "Train stops"));
  const ProgramRun run = desk.indexer({"news"});
  CHECK(run.status == 1);
  CHECK(holds(run.err, desk.path("news/feed.jsonl") + ":2: "));
  CHECK(desk.status()["articles"] == 2);
}
