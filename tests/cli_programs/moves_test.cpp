// Files that are moved or renamed, and those that go and come back: what the index keeps of them, and what is
// read anew.
#include <doctest/doctest.h>
#include <sys/stat.h>

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

// So that the next run goes by size and time alone.
void settle(const Desk& desk, const char* name) {
  const std::string file = desk.path(name);
  std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) - std::chrono::hours(5));
}

std::string fresh_dump(Desk& desk) {
  CHECK(desk.indexer({"--index", desk.path("fresh"), "news"}).status < 2);
  return desk.indexer({"--index", desk.path("fresh"), "--dump"}).out;
}

}  // namespace

TEST_CASE("a file that was no regular one for a time has no problem when it is back as it was") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  settle(desk, "news/a.txt");
  CHECK(desk.indexer({"news"}).status == 0);
  desk.rename("news/a.txt", "aside/a.txt");
  REQUIRE(::mkfifo(desk.path("news/a.txt").c_str(), 0600) == 0);
  CHECK(desk.indexer({"news"}).status == 1);
  CHECK(desk.indexer({"news"}).status == 0);  // known
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
  CHECK(desk.status()["problem_count"] == 1);

  desk.remove("news/a.txt");
  desk.rename("aside/a.txt", "news/a.txt");
  const Json done = Json::parse(desk.indexer({"news", "--strict", "--json"}).out);
  CHECK(done["problems"].empty());
  CHECK(done["unchanged"] == 1);
  CHECK(desk.status()["problem_count"] == 0);
  CHECK(Json::parse(desk.indexer({"news", "--json"}).out)["bytes_read"] == 0);
}

TEST_CASE("a file that was damaged for a time has no problem when it is back as it was") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  settle(desk, "news/a.txt");
  CHECK(desk.indexer({"news"}).status == 0);
  desk.rename("news/a.txt", "aside/a.txt");
  desk.write_raw("news/a.txt", "");
  CHECK(desk.indexer({"news"}).status == 1);
  desk.remove("news/a.txt");
  desk.rename("aside/a.txt", "news/a.txt");
  CHECK(desk.indexer({"news", "--strict"}).status == 0);
  CHECK(desk.status()["problem_count"] == 0);
}

TEST_CASE("a file that could not be read takes the place of one that vanished without keeping both") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  desk.write("news/b.txt", {.title = "Bridge closes"});
  CHECK(desk.indexer({"news"}).status == 0);
  desk.write_raw("news/a.txt", "");
  CHECK(desk.indexer({"news"}).status == 1);
  desk.rename("news/b.txt", "news/a.txt");
  CHECK(desk.indexer({"news", "--allow-removals"}).status == 0);
  CHECK(desk.status()["articles"] == 1);
  CHECK(desk.ids({"bridge"}) == Strings{"a.txt"});
  CHECK(desk.dump() == fresh_dump(desk));
}

TEST_CASE("what was wrong with a file stays on record when it is moved, and is not told again") {
  Desk desk;
  INFO(desk.last());
  desk.write_raw("news/a.jsonl", "{\"title\":\"Harbour opens\",\"date\":\"soon\"}\nno JSON\n");
  desk.write_raw("news/empty.txt", "");
  CHECK(desk.indexer({"news"}).status == 1);
  const Json before = Json::parse(desk.indexer({"--status", "--problems", "--json"}).out)["problems"];
  REQUIRE(before.size() == 3);
  desk.rename("news/a.jsonl", "news/2025/b.jsonl");
  desk.rename("news/empty.txt", "news/void.txt");
  const ProgramRun moved = desk.indexer({"news"});
  CHECK(moved.status == 0);
  CHECK(moved.err.empty());
  CHECK(desk.indexer({"news", "--strict"}).status == 1);
  const Json after = Json::parse(desk.indexer({"--status", "--problems", "--json"}).out)["problems"];
  REQUIRE(after.size() == 3);
  CHECK(after[0]["path"] == desk.path("news/2025/b.jsonl"));
  CHECK(after[0]["reason"] == before[0]["reason"]);
  CHECK(after[0]["warning"] == true);
  CHECK(after[1]["line"] == 2);
  CHECK(after[2]["path"] == desk.path("news/void.txt"));
}

TEST_CASE("a file renamed to another extension is read anew, as the other format") {
  Desk desk;
  INFO(desk.last());
  desk.write_raw("news/a.txt",
                 "{\"title\":\"Harbour opens\",\"body\":\"Ships came.\",\"tags\":[\"Ports\"]}\n");
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.ids({"tag:ports"}).empty());
  desk.rename("news/a.txt", "news/a.jsonl");
  CHECK(desk.indexer({"news", "--allow-removals"}).status == 0);
  CHECK(desk.ids({"tag:ports"}) == Strings{"a.jsonl#1"});
  CHECK(desk.dump() == fresh_dump(desk));

  desk.rename("news/a.jsonl", "news/b.NDJSON");  // the same format
  const Json moved = Json::parse(desk.indexer({"news", "--json"}).out);
  CHECK(moved["updated"] == 1);
  CHECK(desk.ids({"tag:ports"}) == Strings{"b.NDJSON#1"});
}

TEST_CASE("a move gives new ids to articles that have none of their own, and to no others") {
  Desk desk;
  INFO(desk.last());
  desk.write_raw("news/a.jsonl",
                 "{\"title\":\"Harbour opens\",\"id\":\"a.jsonl-7\"}\n"
                 "{\"title\":\"Bridge closes\",\"id\":\"a.jsonl\"}\n"
                 "{\"title\":\"Tunnel delayed\"}\n");
  CHECK(desk.indexer({"news"}).status == 0);
  desk.rename("news/a.jsonl", "news/b.jsonl");
  const Json moved = Json::parse(desk.indexer({"news", "--json"}).out);
  CHECK(moved["updated"] == 3);
  CHECK(desk.ids({"harbour"}) == Strings{"a.jsonl-7"});
  CHECK(desk.ids({"bridge"}) == Strings{"a.jsonl"});
  CHECK(desk.ids({"tunnel"}) == Strings{"b.jsonl#3"});
  CHECK(desk.dump() == fresh_dump(desk));
}

TEST_CASE("ids of their own that look like ours stay in a move") {
  Desk desk;
  INFO(desk.last());
  desk.write_raw("news/a.jsonl",
                 "{\"title\":\"Harbour opens\",\"id\":\"a.jsonl#1\"}\n{\"title\":\"Tunnel delayed\"}\n");
  CHECK(desk.indexer({"news"}).status == 0);
  desk.rename("news/a.jsonl", "news/b.jsonl");
  CHECK(desk.indexer({"news", "--allow-removals"}).status == 0);
  CHECK(desk.ids({"harbour"}) == Strings{"a.jsonl#1"});
  CHECK(desk.ids({"tunnel"}) == Strings{"b.jsonl#2"});
  CHECK(desk.dump() == fresh_dump(desk));
}
