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
