// --rebuild: the same contents in a new index, also of what is no longer on disk.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using Strings = std::vector<std::string>;

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
