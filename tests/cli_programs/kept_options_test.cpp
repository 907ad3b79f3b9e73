// Options that change what a file means stay with the corpus; a changed one rereads it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("--language is kept, and a changed one rereads the corpus") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  CHECK(desk.indexer({"--language", "fr", "news"}).status == 0);
  CHECK(desk.ids({"--language", "fr"}) == Strings{"a.txt"});
  desk.write("news/b.txt", {.title = "Bridge closes"});
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.ids({"--language", "fr"}).size() == 2);
  CHECK(desk.indexer({"--language", "de", "news"}).status == 0);
  CHECK(desk.ids({"--language", "fr"}).empty());
  CHECK(desk.ids({"--language", "de"}).size() == 2);
}

TEST_CASE("--exclude and --include are kept") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  desk.write("news/drafts/b.txt", {.title = "Bridge closes"});
  CHECK(desk.indexer({"--exclude", "drafts/*", "news"}).status == 0);
  CHECK(desk.status()["articles"] == 1);
  desk.write("news/drafts/c.txt", {.title = "Tunnel delayed"});
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.status()["articles"] == 1);
  CHECK(desk.indexer({}).status == 0);
  CHECK(desk.status()["articles"] == 1);

  desk.write("wire/a.txt", {.title = "Ferry sails"});
  desk.write("wire/b.txt", {.title = "Ferry returns"});
  CHECK(desk.indexer({"--include", "a*", "wire"}).status == 0);
  CHECK(desk.indexer({}).status == 0);
  CHECK(desk.ids({"ferry"}) == Strings{"a.txt"});
}

TEST_CASE("options under which a corpus would vanish are refused and not kept") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  CHECK(desk.indexer({"news"}).status == 0);
  CHECK(desk.indexer({"--include", "[", "news"}).status == 2);
  CHECK(desk.indexer({"--include", "*.none", "news"}).status == 1);
  CHECK(desk.indexer({}).status == 0);
  CHECK(desk.ids({"harbour"}) == std::vector<std::string>{"a.txt"});
}

TEST_CASE("--map names a key of JSON Lines and is kept") {
  Desk desk;
  INFO(desk.last());
  desk.write_raw("news/feed.jsonl", "{\"id\":\"1\",\"kop\":\"Ferry sails\",\"body\":\"At noon.\"}\n");
  CHECK(desk.indexer({"--map", "kop=title", "news"}).status == 0);
  CHECK(desk.ids({"title:ferry"}) == Strings{"1"});
  desk.write_raw("news/more.jsonl", "{\"id\":\"2\",\"kop\":\"Ferry returns\",\"body\":\"At dusk.\"}\n");
  CHECK(desk.indexer({}).status == 0);
  CHECK(desk.ids({"title:ferry"}).size() == 2);
}
