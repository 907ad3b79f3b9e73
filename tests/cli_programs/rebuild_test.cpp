// --rebuild: the same contents in a new index, also of what is no longer on disk.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/layout.h"
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
  desk.write("news/a.txt", {.title = "Harbour opens"});
  const std::string line = R"({"id":"w1","title":"Ferry sails","body":"At noon."})";
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.indexer({"--corpus", "wire", "-"}, line).status == 0);
  for (const char* segment : {"segment-1", "segment-2"})
    if (std::filesystem::exists(desk.path(std::string("index/") + segment)))
      desk.write_raw(std::string("index/") + segment + "/docdata.glass", "no records");
  for (const Strings& arguments : {Strings{"--rebuild"}, Strings{"--rebuild", "--dry-run"}}) {
    const auto& refused = desk.indexer(arguments);
    CHECK(refused.status == 2);
    CHECK(holds(refused.err, "articles that are nowhere else may be lost"));
    CHECK(holds(refused.err, "--allow-removals"));
  }
  CHECK(desk.indexer({"--rebuild", "--allow-removals"}).status == 0);
  CHECK(desk.status()["articles"] == 1);
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
}

TEST_CASE("an index whose CURRENT is lost is taken up again, and one that never was is begun") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  const std::string line = R"({"id":"w1","title":"Ferry sails","body":"At noon."})";
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.indexer({"--corpus", "wire", "-"}, line).status == 0);
  const std::string before = desk.dump();
  for (const Strings& arguments : {Strings{}, Strings{"news"}, Strings{"--rebuild"}}) {
    desk.remove("index/CURRENT");
    CHECK(desk.search({"harbour"}).status == 2);
    CHECK(desk.indexer(arguments).status == 0);
    CHECK(desk.dump() == before);
  }
  desk.remove("index/CURRENT");
  const auto live = dateline::index::read_current(desk.index());
  REQUIRE(!live);
  for (const auto& entry : std::filesystem::directory_iterator(desk.index()))
    if (entry.is_directory()) std::filesystem::remove_all(entry.path());  // what is named is not there
  CHECK(desk.indexer({}).status == 2);
  CHECK(holds(desk.last(), "no CORPUS to make one of"));
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.ids({"harbour"}) == Strings{"a.txt"});
}
