// What search finds, in which order, and how it ends.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::Json;
using dateline::programs_test::lines_of;
using dateline::programs_test::ProgramRun;
using dateline::programs_test::run_program;
using Strings = std::vector<std::string>;

struct Archive : Desk {
  Archive() {
    write("news/pact.txt", {.date = "2025-03-01",
                            .title = "Ministers sign security pact",
                            .summary = "A pact after long talks.",
                            .countries = "China\nAfghanistan\n",
                            .body = "The security cooperation covers roads.\nTurkey sent an observer.",
                            .tags = "security\nroads\n",
                            .also_read = "Zeppelin crosses ocean"});
    write("news/drill.txt", {.date = "2025-05-21",
                             .title = "Security drill at the border",
                             .countries = "China\n",
                             .body = "Security guards trained for cooperation at the border.",
                             .tags = "security\n"});
    write("news/fish.txt", {.date = "2024-08-09",
                            .title = "Fishing quota agreed",
                            .countries = "Norway\n",
                            .body = "Boats may land more cod under the cooperation.",
                            .tags = "fishing\n"});
    write("news/zeppelin.txt", {.date = "2024-01-05",
                                .title = "Zeppelin crosses ocean",
                                .countries = "Germany\n",
                                .body = "The airship landed safely.",
                                .tags = "aviation\n"});
    indexer({"news"});
  }
};

std::vector<std::string> sorted(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace

TEST_CASE_FIXTURE(Archive, "the exit status says whether something was found") {
  INFO(last());
  CHECK(search({"cooperation"}).status == 0);
  CHECK(search({"qwertz"}).status == 1);
  CHECK(search({"(((((a*"}).status == 2);
}

TEST_CASE_FIXTURE(Archive, "after the first word a dash excludes") {
  INFO(last());
  CHECK(ids({"security", "-turkey"}) == Strings{"drill.txt"});
  CHECK(ids({"security", "-n", "1"}).size() == 1);
  CHECK(ids({"security", "NOT", "turkey"}) == Strings{"drill.txt"});
  CHECK(sorted(ids({"--", "-turkey", "cooperation"})) == Strings{"drill.txt", "fish.txt"});
}

TEST_CASE_FIXTURE(Archive, "an exclusion that looks like an option is told on standard error") {
  INFO(last());
  const ProgramRun run = search({"water", "-n1"});
  CHECK(holds(run.err, "search: -n1 leaves out articles with the word n1; "));
  CHECK(run.out == search({"water", "-q", "--", "-n1"}).out);
  CHECK(search({"water", "-n1", "-q"}).err.empty());
}

TEST_CASE_FIXTURE(Archive, "a refused query is shown with a caret") {
  INFO(last());
  const ProgramRun run = search({"a*"});
  CHECK(run.status == 2);
  const Strings lines = lines_of(run.err);
  REQUIRE(lines.size() == 3);
  CHECK(lines[1] == "  a*");
  CHECK(lines[2] == "  ^^");
}

TEST_CASE_FIXTURE(Archive, "a phrase is exact, and operators work") {
  INFO(last());
  CHECK(ids({"\"security cooperation\""}) == Strings{"pact.txt"});
  CHECK(sorted(ids({"zeppelin", "OR", "fishing"})) == Strings{"fish.txt", "zeppelin.txt"});
  CHECK(sorted(ids({"coop*"})) == Strings{"drill.txt", "fish.txt", "pact.txt"});
  CHECK(ids({"title:pact"}) == Strings{"pact.txt"});
  CHECK(ids({"summary:talks"}) == Strings{"pact.txt"});
  CHECK(ids({"body:drill"}).empty());
  CHECK(ids({"path:dri*"}) == Strings{"drill.txt"});
}

TEST_CASE_FIXTURE(Archive, "--plain takes operators for words") {
  INFO(last());
  CHECK(search({"--plain", "a* title:pact \"security -turkey"}).status != 2);
  CHECK(ids({"--plain", "title:pact"}) == Strings{"pact.txt"});
}

TEST_CASE_FIXTURE(Archive, "words of ALSO READ are not found") {
  INFO(last());
  CHECK(ids({"zeppelin"}) == Strings{"zeppelin.txt"});
}

TEST_CASE_FIXTURE(Archive, "facets count all matches exactly") {
  INFO(last());
  const Json facets =
      search_json({"--facets=country,tag,month,year,language", "-n", "1", "cooperation"})["facets"];
  CHECK(facets["country"][0]["value"] == "CN");
  CHECK(facets["country"][0]["label"] == "China");
  CHECK(facets["country"][0]["count"] == 2);
  CHECK(facets["country"][0]["declared"] == 2);
  CHECK(facets["country"].size() == 3);  // China, Afghanistan, Norway
  CHECK(facets["tag"][0]["value"] == "security");
  CHECK(facets["tag"][0]["count"] == 2);
  CHECK(facets["language"] == Json::parse(R"([{"value":"en","label":"English","count":3}])"));
  REQUIRE(facets["month"].size() == 3);
  CHECK(facets["month"][0]["value"] == "2024-08");
  CHECK(facets["month"][2]["value"] == "2025-05");
  REQUIRE(facets["year"].size() == 2);
  CHECK(facets["year"][1]["count"] == 2);
}

TEST_CASE_FIXTURE(Archive, "a facet offers the values beside the chosen one, the other facets do not") {
  INFO(last());
  const Json reply = search_json({"--country", "NO", "--facets=country,year", "cooperation"});
  CHECK(reply["total"] == 1);
  const Json facets = reply["facets"];
  REQUIRE(facets["country"].size() == 3);
  CHECK(facets["country"][0]["value"] == "CN");
  CHECK(facets["country"][0]["count"] == 2);
  REQUIRE(facets["year"].size() == 1);
  CHECK(facets["year"][0]["value"] == "2024");
  CHECK(facets["year"][0]["count"] == 1);
}

TEST_CASE_FIXTURE(Archive, "facet filters: either in one option, both in two") {
  INFO(last());
  CHECK(sorted(ids({"cooperation", "--country", "AF,NO"})) == Strings{"fish.txt", "pact.txt"});
  CHECK(ids({"cooperation", "--country", "CN", "--country", "AF"}) == Strings{"pact.txt"});
  CHECK(ids({"cooperation", "--country", "norwegen"}) == Strings{"fish.txt"});
  CHECK(ids({"cooperation", "--not-country", "CN"}) == Strings{"fish.txt"});
  CHECK(sorted(ids({"cooperation", "--tag", "security"})) == Strings{"drill.txt", "pact.txt"});
  CHECK(ids({"cooperation", "--tag", "security", "--not-tag", "roads"}) == Strings{"drill.txt"});
  CHECK(ids({"cooperation", "--to", "2024"}) == Strings{"fish.txt"});
  CHECK(ids({"cooperation", "--on", "2025-05"}) == Strings{"drill.txt"});
  CHECK(ids({"cooperation", "date:2025-02..2025-03-15"}) == Strings{"pact.txt"});
}

TEST_CASE_FIXTURE(Archive, "filters alone list newest first") {
  INFO(last());
  CHECK(ids({"--from", "2024"}) == Strings{"drill.txt", "pact.txt", "fish.txt", "zeppelin.txt"});
  CHECK(ids({"country:cn"}) == Strings{"drill.txt", "pact.txt"});
}

TEST_CASE_FIXTURE(Archive, "--sort orders by day") {
  INFO(last());
  CHECK(ids({"--sort", "newest", "cooperation"}) == Strings{"drill.txt", "pact.txt", "fish.txt"});
  CHECK(ids({"--sort", "oldest", "cooperation"}) == Strings{"fish.txt", "pact.txt", "drill.txt"});
}

TEST_CASE_FIXTURE(Archive, "--as-of hides what came later") {
  INFO(last());
  CHECK(ids({"--as-of", "2025-03-01", "security"}) == Strings{"pact.txt"});
  CHECK(ids({"--as-of", "2025-05-22", "--since", "7d", "security"}) == Strings{"drill.txt"});
  CHECK(ids({"--as-of", "2023", "security"}).empty());
}

TEST_CASE_FIXTURE(Archive, "pages put together are the whole list") {
  for (int i = 0; i < 14; ++i) {
    const std::string number = std::to_string(i);
    write("news/page" + number + ".txt", {.title = i % 2 == 0 ? "Daily cooperation" : "Cooperation daily"});
  }
  indexer({"news"});
  INFO(last());
  for (const char* sort : {"relevance", "newest", "oldest"}) {
    CAPTURE(sort);
    const Strings all = ids({"--sort", sort, "--limit", "all", "cooperation"});
    CHECK(all.size() == 17);
    Strings pages;
    for (std::size_t offset = 0; offset < all.size(); offset += 3) {
      const Strings page =
          ids({"--sort", sort, "--limit", "3", "--offset", std::to_string(offset), "cooperation"});
      pages.insert(pages.end(), page.begin(), page.end());
    }
    CHECK(pages == all);
  }
}

TEST_CASE_FIXTURE(Archive, "related articles are found by id, by file and from standard input") {
  INFO(last());
  const auto holds_drill = [](const Strings& found) {
    return std::find(found.begin(), found.end(), "drill.txt") != found.end();
  };
  const Strings by_id = ids({"--related", "pact.txt"});
  CHECK(holds_drill(by_id));
  CHECK(std::find(by_id.begin(), by_id.end(), "pact.txt") == by_id.end());
  CHECK(holds_drill(ids({"--related", path("news/pact.txt")})));
  write("draft.txt",
        {.title = "Border security", .body = "A security drill at the border.", .tags = "security\n"});
  CHECK(holds_drill(ids({"--related", path("draft.txt")})));
  const std::string text = dateline::programs_test::text_of(
      {.title = "Border security", .body = "A security drill at the border.", .tags = "security\n"});
  CHECK(holds(search({"--related", "-", "-f", "paths"}, text).out, "drill.txt"));
}

TEST_CASE_FIXTURE(Archive, "several indexes are searched as one") {
  write("more/moon.txt", {.date = "2026-01-01", .title = "Moon cooperation"});
  const std::string second = path("index2");
  indexer({"--index", second, "more"});
  INFO(last());
  CHECK(ids({"-i", index(), "-i", second, "--sort", "newest", "cooperation"}) ==
        Strings{"moon.txt", "drill.txt", "pact.txt", "fish.txt"});
}

TEST_CASE_FIXTURE(Archive, "with nothing found standard error says why") {
  INFO(last());
  const ProgramRun unknown = search({"qwertz"});
  CHECK(holds(unknown.err, "qwertz"));
  const ProgramRun filtered = search({"zeppelin", "--country", "NO"});
  CHECK(filtered.status == 1);
  CHECK(holds(filtered.err, "1"));
  CHECK_FALSE(search_json({"zeppelin", "--country", "NO"})["why_empty"].is_null());
  CHECK(search_json({"zeppelin"})["why_empty"].is_null());
}

TEST_CASE_FIXTURE(Archive, "a filter of the query is explained as an option is") {
  const ProgramRun filtered = search({"zeppelin", "country:no"});
  CHECK(filtered.status == 1);
  CHECK(holds(filtered.err, "without country:no: "));
  const Json why = search_json({"zeppelin", "source:nowhere", "date:1999"})["why_empty"];
  CHECK(why["without"].size() == 2);
  CHECK(why["unknown_values"][0]["value"] == "nowhere");
  CHECK(why["matches_without_filters"] > 0);
}

TEST_CASE_FIXTURE(Archive, "--as-of hides later articles among the suggestions too") {
  const Json found = search_json({"--also-read", "20", "--as-of", "2025-05-21", "cooperation"});
  for (const Json& article : found["also_read"])
    if (!article["date"].is_null()) CHECK(article["date"].get<std::string>().substr(0, 10) <= "2025-05-21");
}

TEST_CASE_FIXTURE(Archive, "a closed pipe is a quiet success") {
  const std::string search_path = dateline::programs_test::built_program("search");
  for (int i = 0; i < 400; ++i) write("news/x" + std::to_string(i) + ".txt", {.title = "Cooperation again"});
  indexer({"news"});
  const std::string script =
      '\'' + search_path + "' -f json -n all cooperation | head -c1; echo \" ${PIPESTATUS[0]}\"";
  const ProgramRun run = run_program("bash", {"-c", script}, {{}, folder(), {{"DATELINE_INDEX", index()}}});
  INFO(run.described());
  CHECK(run.out == "{ 0\n");
  CHECK(run.err.empty());
}

TEST_CASE("without an index search says how to make one") {
  Desk desk;
  INFO(desk.last());
  const ProgramRun run = desk.search({"harbour"});
  CHECK(run.status == 2);
  CHECK(holds(run.err, desk.index()));
  CHECK(holds(run.err, "indexer"));
}
