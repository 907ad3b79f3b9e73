// Near-copies from outside: one result a story, whatever the order in which its articles came.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

using dateline::programs_test::Desk;
using dateline::programs_test::Json;
using Strings = std::vector<std::string>;

namespace {

const std::string kReport =
    "The harbour of the old town was closed on Tuesday after a crane fell across two berths and blocked the "
    "only channel that larger ships can use, the port authority said, adding that divers would look at the "
    "wreck before anything is lifted and that ferries would leave from the northern quay until further "
    "notice.";

void fill(Desk& desk) {
  desk.write(
      "news/b-first.txt",
      {.date = "2025-05-20", .title = "Crane blocks harbour", .countries = "Kenya\n", .body = kReport});
  desk.write("news/a-copy.txt",
             {.date = "2025-05-21", .title = "Harbour shut by crane", .body = "Update. " + kReport});
  desk.write("news/later.txt", {.date = "2025-05-29", .title = "Crane", .body = kReport});
  desk.write("news/other.txt", {.date = "2025-05-21", .title = "A crane in the park"});
}

}  // namespace

TEST_CASE("one result stands for the near-copies of a story, and counts as one") {
  Desk desk;
  INFO(desk.last());
  fill(desk);
  REQUIRE(desk.indexer({"news"}).status == 0);
  const Json stories = desk.search_json({"--sort", "oldest", "--facets=month", "crane"});
  CHECK(stories["total"] == 3);
  CHECK(stories["results"].size() == 3);
  CHECK(stories["results"][0]["id"] == "b-first.txt");
  REQUIRE(stories["results"][0]["copies"].size() == 1);
  CHECK(stories["results"][0]["copies"][0]["id"] == "a-copy.txt");
  CHECK(stories["facets"]["month"][0]["count"] == 3);
  const Json articles = desk.search_json({"--copies", "--facets=month", "crane"});
  CHECK(articles["total"] == 4);
  CHECK(articles["results"].size() == 4);
  CHECK(articles["facets"]["month"][0]["count"] == 4);
  CHECK(desk.search({"crane"}).out.starts_with("3 stories in 4 articles (of "));
  CHECK(desk.search({"--copies", "crane"}).out.starts_with("4 articles (of "));
  CHECK(desk.search({"-f", "paths", "crane"}).out.size() > 0);
  CHECK(desk.ids({"--copies", "crane"}).size() == 4);
  // Only copies that match are told.
  const Json filtered = desk.search_json({"--on", "2025-05-21", "--sort", "oldest", "harbour"});
  CHECK(filtered["results"][0]["copies"].empty());
}

TEST_CASE("stories are the same after edits as after a full build") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/later.txt", {.date = "2025-05-29", .title = "Crane", .body = kReport});
  desk.write("news/a-copy.txt", {.date = "2025-05-21", .title = "Crane", .body = kReport});
  REQUIRE(desk.indexer({"news"}).status == 0);
  CHECK(desk.search_json({"crane"})["total"] == 2);
  fill(desk);
  REQUIRE(desk.indexer({"news"}).status == 0);
  CHECK(desk.search_json({"crane"})["total"] == 3);
  desk.remove("news/b-first.txt");
  REQUIRE(desk.indexer({"news"}).status == 0);
  CHECK(desk.search_json({"crane"})["total"] == 3);
  CHECK(desk.search_json({"harbour"})["results"][0]["copies"].empty());
}
