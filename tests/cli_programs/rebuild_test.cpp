// --rebuild: the same contents in a new index, also of what is no longer on disk.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/layout.h"
#include "common/io/files.h"
#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::Json;
using Strings = std::vector<std::string>;

// As if the index had been made by another version, or with other lists of countries.
void give_identity(const Desk& desk, const std::string& identity) {
  auto current = dateline::index::read_current(desk.index());
  REQUIRE(current);
  current->generation.analyzer = identity;
  desk.write_raw("index/" + current->name, dateline::index::serialize(current->generation));
}

// A segment each; those of the wire are nowhere else.
void index_news_and_wire(Desk& desk) {
  desk.write("news/a.txt", {.title = "Harbour opens"});
  const std::string line = R"({"id":"w1","title":"Ferry sails","body":"At noon."})";
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.indexer({"--corpus", "wire", "-"}, line).status == 0);
}

}  // namespace

TEST_CASE("a rebuilt index has the same contents") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens", .countries = "Kenya\n", .tags = "ports\n"});
  desk.write("news/b.txt", {.title = "Bridge closes"});
  CHECK(desk.indexer({"news"}).status == 0);
  desk.write("news/c.txt", {.title = "Tunnel delayed"});
  desk.remove("news/b.txt");
  CHECK(desk.indexer({"news"}).status == 0);
  const std::string before = desk.dump();
  CHECK(desk.indexer({"--rebuild"}).status == 0);
  CHECK(desk.dump() == before);
  CHECK(desk.status()["segments"] == 1);
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
  CHECK(desk.ids({"bridge"}).empty());
}

TEST_CASE("a rebuild keeps a corpus that is not there from the index's records") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens", .countries = "Kenya\n", .tags = "ports\n"});
  desk.write("disk/b.txt", {.title = "Bridge closes", .also_read = "Harbour opens"});
  CHECK(desk.indexer({"news", "disk"}).status == 0);
  const std::string line = "{\"id\":\"w1\",\"title\":\"Ferry sails\",\"body\":\"At noon.\"}\n";
  CHECK(desk.indexer({"--corpus", "wire", "-"}, line).status == 0);
  const std::string before = desk.dump();
  desk.remove("disk");
  desk.indexer({"--rebuild"});
  CHECK(desk.dump() == before);
  CHECK(desk.ids({"bridge"}) == Strings{"b.txt"});
  CHECK(desk.ids({"ferry"}) == Strings{"w1"});
}

TEST_CASE("an index made with other lists of countries answers with a warning, and is built again") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  const std::string file = desk.path("news/a.txt");
  std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) - std::chrono::hours(5));
  CHECK(desk.indexer({"news"}).status == 0);
  const std::string identity = dateline::index::read_current(desk.index())->generation.analyzer;
  const std::string before = desk.dump();
  std::string other = identity;
  other.back() = other.back() == '0' ? '1' : '0';  // of the last list's checksum
  give_identity(desk, other);

  const Json answer = desk.search_json({"harbour"});
  CHECK(answer["total"] == 1);
  CHECK(holds(answer["warnings"].dump(), "the next run of indexer builds it again"));
  CHECK(Json::parse(desk.indexer({"--json"}).out)["bytes_read"] > 0);
  CHECK(dateline::index::read_current(desk.index())->generation.analyzer == identity);
  CHECK(desk.dump() == before);
  CHECK(desk.search_json({"harbour"})["warnings"].empty());
  CHECK(Json::parse(desk.indexer({"--json"}).out)["bytes_read"] == 0);
}

TEST_CASE("a rebuild takes what is not on disk from a segment whose columns are damaged") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  desk.write("disk/b.txt", {.title = "Bridge closes"});
  CHECK(desk.indexer({"news", "disk"}).status == 0);
  const std::string before = desk.dump();
  desk.remove("disk");
  desk.write_raw("index/segment-1/columns", "no columns");
  CHECK(desk.search({"bridge"}).status == 2);
  const auto& run = desk.indexer({"--rebuild"});
  CHECK(run.status == 0);
  CHECK(holds(run.err, "its articles are taken from the index"));
  CHECK(desk.dump() == before);
}

TEST_CASE("a rebuild that would lose articles for good is refused until that is allowed") {
  Desk desk;
  INFO(desk.last());
  index_news_and_wire(desk);
  for (const char* segment : {"segment-1", "segment-2"})
    desk.write_raw(std::string("index/") + segment + "/docdata.glass", "no records");
  for (const Strings& arguments : {Strings{"--rebuild"}, Strings{"--rebuild", "--dry-run"}}) {
    const auto& refused = desk.indexer(arguments);
    CHECK(refused.status == 2);
    CHECK(holds(refused.err, "segment-2 is damaged: 1 articles that may be nowhere else cannot be read"));
    CHECK(holds(refused.err, "--allow-removals"));
  }
  CHECK(desk.indexer({"--rebuild", "--allow-removals", "--quiet"}).status == 1);
  CHECK(holds(desk.last(), "1 articles are lost"));
  CHECK(desk.status()["articles"] == 1);
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
}

TEST_CASE("an index whose CURRENT is lost is taken up again, and one that never was is begun") {
  Desk desk;
  INFO(desk.last());
  index_news_and_wire(desk);
  const std::string before = desk.dump();
  for (const Strings& arguments : {Strings{}, Strings{"news"}, Strings{"--rebuild"}}) {
    desk.remove("index/CURRENT");
    CHECK(desk.search({"harbour"}).status == 2);
    CHECK(desk.indexer(arguments).status == 0);
    CHECK(desk.dump() == before);
  }
  desk.remove("index/CURRENT");
  for (const auto& entry : std::filesystem::directory_iterator(desk.index()))
    if (entry.is_directory()) std::filesystem::remove_all(entry.path());  // what is named is not there
  for (const Strings& arguments :
       {Strings{}, Strings{"news"}, Strings{"--rebuild"}, Strings{"--rebuild", "news"}}) {
    CHECK(desk.indexer(arguments).status == 2);
    CHECK(holds(desk.last(), "--rebuild"));
  }
  CHECK(desk.indexer({"--rebuild", "--allow-removals"}).status == 1);  // without those of the wire
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
}

TEST_CASE("a rebuild takes no record that was changed behind its back") {
  Desk desk;
  INFO(desk.last());
  std::string lines;
  for (int i = 0; i < 40; ++i)
    lines += R"({"id":")" + std::to_string(i) + R"(","title":"Ferry","body":"At noon, )" +
             std::to_string(i * i) + " ferries sail from the harbour.\"}\n";
  CHECK(desk.indexer({"--corpus", "wire", "-"}, lines).status == 0);
  const std::string before = desk.dump();
  const std::string path = desk.path("index/segment-1/docdata.glass");
  const std::string whole = dateline::io::read_file(path);
  int changed = 0;
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    desk.write_raw("index/segment-1/docdata.glass", bytes);
    if (desk.indexer({"--rebuild", "--dry-run"}).status == 0) continue;  // of no record
    ++changed;
    CHECK(holds(desk.last(), "articles that may be nowhere else cannot be read"));
  }
  CHECK(changed > 5);
  std::string bytes = whole;
  bytes.back() = static_cast<char>(bytes.back() ^ 4);  // of one record
  desk.write_raw("index/segment-1/docdata.glass", bytes);
  desk.indexer({"--rebuild", "--allow-removals"});
  const auto left = dateline::programs_test::lines_of(desk.dump());
  CHECK(left.size() >= 38);
  for (const std::string& line : left) CHECK(holds(before, line));
}

TEST_CASE("a rebuild that may lose articles keeps those that are sound") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  desk.write("disk/b.txt", {.title = "Bridge closes"});
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.indexer({"disk"}).status == 0);
  desk.remove("disk");
  for (const char* file : {"columns", "docdata.glass"})
    desk.write_raw(std::string("index/segment-1/") + file, "nothing");
  CHECK(desk.indexer({"--rebuild"}).status == 2);
  CHECK(desk.indexer({"--rebuild", "--allow-removals"}).status == 1);
  CHECK(desk.ids({"bridge"}) == Strings{"b.txt"});
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
}

TEST_CASE("a rebuild with a damaged manifest guards what the segments hold") {
  Desk desk;
  INFO(desk.last());
  std::string lines;
  for (int i = 0; i < 50; ++i) lines += R"({"id":")" + std::to_string(i) + "\",\"title\":\"Report\"}\n";
  desk.write_raw("news/feed.jsonl", lines);
  CHECK(desk.indexer({"news"}).status == 0);
  desk.write_raw("news/feed.jsonl", lines.substr(0, lines.find("\"5\"") - 6));
  desk.write_raw("index/files-1", "no manifest");
  CHECK(desk.indexer({"--rebuild"}).status == 0);
  CHECK(holds(desk.last(), "its articles are taken from the index"));
  CHECK(desk.status()["articles"] == 50);
}
