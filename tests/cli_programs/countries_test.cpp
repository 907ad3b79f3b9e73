// Declared and inferred countries from outside: filters, facets, output, dumps, regions.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::Json;
using dateline::programs_test::lines_of;
using Strings = std::vector<std::string>;

namespace {

// One article that declares Kenya and speaks of China, one that declares nothing and does too.
void fill(Desk& desk) {
  desk.write("news/declared.txt",
             {.title = "China lends for a bridge", .summary = "A loan.", .countries = "Kenya\n"});
  desk.write("news/inferred.txt", {.title = "China opens a bridge", .summary = "It is long."});
  desk.write("news/nowhere.txt", {.title = "A bridge in the rain", .summary = "It is wet."});
  REQUIRE(desk.indexer({"news"}).status == 0);
}

}  // namespace

TEST_CASE("an article is filtered by what it declares, else by what was inferred") {
  Desk desk;
  INFO(desk.last());
  fill(desk);
  CHECK(desk.ids({"--country", "CN", "bridge"}) == Strings{"inferred.txt"});
  CHECK(desk.ids({"--country", "Kenya", "bridge"}) == Strings{"declared.txt"});
  CHECK(desk.ids({"country:china bridge"}) == Strings{"inferred.txt"});
  CHECK(desk.ids({"--country", "Asia", "bridge"}) == Strings{"inferred.txt"});
  CHECK(desk.ids({"country:africa bridge"}) == Strings{"declared.txt"});
  CHECK(desk.ids({"--not-country", "Africa", "--not-country", "CN", "bridge"}) == Strings{"nowhere.txt"});
  CHECK(desk.search({"--country", "Afrca", "bridge"}).status == 2);
  CHECK(holds(desk.search({"country:afrca bridge"}).err, "Africa"));
}

TEST_CASE("--declared-only leaves inferred countries out of filters, facets and output") {
  Desk desk;
  INFO(desk.last());
  fill(desk);
  CHECK(desk.search({"--declared-only", "--country", "CN", "bridge"}).status == 1);
  CHECK(desk.search({"--declared-only", "country:cn", "bridge"}).status == 1);
  CHECK(desk.ids({"--declared-only", "--country", "KE", "bridge"}) == Strings{"declared.txt"});
  const Json all = desk.search_json({"--facets=country", "bridge"});
  CHECK(
      all["facets"]["country"].dump() ==
      R"([{"value":"CN","label":"China","count":1,"declared":0},{"value":"KE","label":"Kenya","count":1,"declared":1}])");
  const Json declared = desk.search_json({"--declared-only", "--facets=country", "bridge"});
  CHECK(declared["facets"]["country"].size() == 1);
  CHECK_FALSE(holds(desk.search({"--declared-only", "bridge"}).out, "~China"));
}

TEST_CASE("with --declared-only, why nothing was found goes by declared countries") {
  Desk desk;
  INFO(desk.last());
  fill(desk);
  const Json why = desk.search_json({"--declared-only", "--country", "CN", "bridge"})["why_empty"];
  REQUIRE(why["unknown_values"].size() == 1);
  CHECK(why["unknown_values"][0]["value"] == "CN");
  REQUIRE(why["without"].size() == 2);
  CHECK(why["without"][0]["matches"] == 3);
  CHECK(why["without"][1]["filter"] == "--declared-only");
  CHECK(why["without"][1]["matches"] == 1);
  const Json in_query = desk.search_json({"--declared-only", "country:cn", "bridge"})["why_empty"];
  CHECK(in_query["without"].back()["matches"] == 1);
  CHECK(holds(desk.search({"--declared-only", "--country", "CN", "bridge"}).err,
              "without --declared-only: 1 article"));
  CHECK(desk.search_json({"--country", "KE", "rain"})["why_empty"]["unknown_values"].empty());
}

TEST_CASE("inferred countries are marked in every output") {
  Desk desk;
  INFO(desk.last());
  fill(desk);
  CHECK(holds(desk.search({"opens", "bridge"}).out, "~China"));
  CHECK(holds(desk.search({"-f", "csv", "--columns", "countries", "opens"}).out, "~China"));
  CHECK(holds(desk.search({"--show", "inferred.txt"}).out, "~China"));
  CHECK(desk.search_json({"opens"})["results"][0]["countries"].dump() ==
        R"([{"code":"CN","name":"China","declared":false}])");
  CHECK(desk.status()["countries"][0]["declared"] == 0);
}

TEST_CASE("inferred countries never become declared ones: by rebuilding, or by reading a dump") {
  Desk desk;
  INFO(desk.last());
  fill(desk);
  const std::string dump = desk.dump();
  CHECK(holds(dump, R"({"code":"CN","name":"China","declared":false})"));
  REQUIRE(desk.indexer({"--rebuild"}).status == 0);
  CHECK(desk.dump() == dump);
  desk.write_raw("again/dump.jsonl", dump);
  REQUIRE(desk.indexer({"--index", desk.path("second"), "again"}).status == 0);
  CHECK(holds(desk.indexer({"--index", desk.path("second"), "--dump"}).out,
              R"({"code":"CN","name":"China","declared":false})"));
}

TEST_CASE("filters take regions of ours, demonyms, and former names") {
  Desk desk;
  desk.write("news/then.txt", {.title = "Copper of the mines", .summary = "Sold.", .countries = "Zaire\n"});
  desk.write("news/now.txt", {.title = "Cobalt of the mines", .summary = "Sold.", .countries = "DR Congo\n"});
  desk.write("news/gulf.txt", {.title = "Oil of the wells", .summary = "Sold.", .countries = "Kuwait\n"});
  desk.write("news/rhine.txt", {.title = "Coal of the mines", .summary = "Sold.", .countries = "Germany\n"});
  desk.write("news/elbe.txt", {.title = "Lignite", .summary = "Sold.", .countries = "East Germany\n"});
  REQUIRE(desk.indexer({"news"}).status == 0);
  const struct {
    const char* name;
    Strings ids;
  } rows[] = {
      {"Middle East", {"gulf.txt"}},
      {"Zaire", {"now.txt", "then.txt"}},
      {"DR Congo", {"now.txt", "then.txt"}},
      {"German", {"rhine.txt"}},
      {"germans", {"rhine.txt"}},
      {"East Germany", {"elbe.txt"}},
      {"Kuwaiti,German", {"gulf.txt", "rhine.txt"}},
      {"World", {"elbe.txt", "gulf.txt", "now.txt", "rhine.txt", "then.txt"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(desk.ids({"--country", row.name, "--sort", "oldest"}) == row.ids);
    INFO(desk.last());
    if (std::string(row.name).find(',') == std::string::npos)
      CHECK(desk.ids({std::string("country:\"") + row.name + '"', "--sort", "oldest"}) == row.ids);
  }
  CHECK(desk.ids({"--not-country", "World"}).empty());
  CHECK(holds(desk.search({"--country", "Congolish"}).err, "unknown country"));
  CHECK(desk.search_json({"--country", "Zairean", "lignite"})["why_empty"]["unknown_values"].empty());
}
