// The query that was meant, from outside: what is put right, what is left alone, and where it shows.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

using namespace dateline::programs_test;

namespace {

// Words that many articles hold, and a few that only one does.
void fill(Desk& desk) {
  const char* const common[] = {"Security cooperation in the harbour", "The minister on security cooperation",
                                "Cooperation agreed by the ministers", "Harbour security under the minister",
                                "A committee for harbour cooperation", "Security committee of the harbour"};
  int number = 0;
  for (const char* title : common)
    desk.write(std::to_string(++number) + ".txt", {.title = title, .body = "Nobody said more about it."});
  desk.write("rare.txt", {.title = "Zanzibar remembers", .body = "The archipelago was quiet."});
  desk.indexer({desk.folder()});
}

std::string meant(Desk& desk, const std::vector<std::string>& arguments) {
  const Json value = desk.search_json(arguments)["did_you_mean"];
  return value.is_null() ? "" : value.get<std::string>();
}

}  // namespace

TEST_CASE("a misspelt word is put right, and nothing else of the query") {
  Desk desk;
  fill(desk);
  INFO(desk.last());
  const struct {
    std::string typed, meant;
  } rows[] = {
      {"cooperaton", "cooperation"},                      // a letter is missing
      {"secuurity cooperation", "security cooperation"},  // … too many
      {"security cooperatiom", "security cooperation"},   // … another
      {"harbuor", "harbour"},                             // … exchanged
      {"coperatoin", "cooperation"},                      // two edits from 8 letters
      {"comittee  OR \"the minister\"", "committee  OR \"the minister\""},
      {"(harbor OR cooperaton) date:2025..", "(harbour OR cooperation) date:2025.."},
      {"securitycooperation", "security cooperation"},  // a space is missing
      {"commit tee harbour", "committee harbour"},      // … too many
      {"cooperaton?", "cooperation?"},
      {"harbuor NEAR/5 securty", "harbour NEAR/5 security"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    CHECK(meant(desk, {row.typed}) == row.meant);
  }
  CHECK(meant(desk, {"--plain", "+securty (cooperaton"}) == "+security (cooperation");
}

TEST_CASE("what must not be changed is left alone") {
  Desk desk;
  fill(desk);
  INFO(desk.last());
  const std::string rows[] = {
      "security",         "cooperations",
      "cooperating",      "Cooperaton",
      "COOPERATON",       "\"cooperaton\"",
      "title:cooperaton", "+cooperaton",
      "harbour -securty", "NOT securty",
      "cooperaton~",      "cooperat*",
      "securty2",         "+(cooperaton harbour)",
      "zanzibar",         "archipelago",
      "harbouring",       "the",
      "glockenspiel",     "hrbuor",  // two edits below 8 letters
  };
  for (const std::string& row : rows) {
    CAPTURE(row);
    CHECK(meant(desk, {"--", row}) == "");
  }
}

TEST_CASE("never a suggestion that finds less") {
  Desk desk;
  fill(desk);
  INFO(desk.last());
  CHECK(meant(desk, {"zanzibr"}) == "");                     // one article is not common
  CHECK(meant(desk, {"--to", "2000", "cooperaton"}) == "");  // nothing either way
  CHECK(meant(desk, {"--match", "all", "zanzibar cooperaton"}) == "");
}

TEST_CASE("where nothing matches, what the query that was meant finds") {
  Desk desk;
  fill(desk);
  CHECK(desk.search({"cooperaton"}).status == 1);
  INFO(desk.last());
  const std::string text = desk.search({"cooperaton"}).out;
  CHECK(holds(text, "No articles (of 7)"));
  CHECK(holds(text, "Showing results for cooperation"));
  CHECK(holds(text, "4 articles"));
  CHECK_FALSE(holds(text, "Did you mean"));

  const Json found = desk.search_json({"--facets=year", "cooperaton"});
  CHECK(found["total"] == 0);
  CHECK(found["results"].empty());
  CHECK(found["did_you_mean"] == "cooperation");
  CHECK(found["why_empty"]["unknown_words"] == Json{"cooperaton"});
  const Json other = found["results_for"];
  CHECK(keys_of(other) == std::vector<std::string>{"query", "read_as", "match", "warnings", "total",
                                                   "total_is_exact", "results", "facets", "also_read"});
  CHECK(other["query"] == "cooperation");
  CHECK(other["total"] == 4);
  CHECK(other["results"].size() == 4);
  CHECK(other["facets"]["year"][0]["count"] == 4);

  CHECK_FALSE(desk.search_json({"cooperation"}).contains("results_for"));
  const Json widened = desk.search_json({"harbour cooperaton"});  // something matches
  CHECK(widened["did_you_mean"] == "harbour cooperation");
  CHECK_FALSE(widened.contains("results_for"));
  CHECK(widened["total"] == 4);
  CHECK(holds(desk.search({"harbour cooperaton"}).out, "Did you mean: harbour cooperation"));
}

TEST_CASE("other formats tell the query that was meant on standard error") {
  Desk desk;
  fill(desk);
  for (const std::string format : {"csv", "jsonl", "paths", "trec"}) {
    CAPTURE(format);
    const ProgramRun run = desk.search({"-f", format, "cooperaton"});
    CHECK(run.status == 1);
    CHECK(holds(run.err, "search: did you mean: cooperation\n"));
    CHECK_FALSE(holds(run.out, "1.txt"));
    CHECK_FALSE(holds(desk.search({"-q", "-f", format, "cooperaton"}).err, "cooperation\n"));
  }
}

TEST_CASE(
    "in a batch each query is put right by itself, and the exit status is that of the queries as typed") {
  Desk desk;
  fill(desk);
  const ProgramRun& run =
      desk.search({"--batch", "-", "-f", "json"}, "a\tcooperaton\nb\tsecurty of harbour\n");
  INFO(desk.last());
  const std::vector<std::string> lines = lines_of(run.out);
  REQUIRE(lines.size() == 2);
  CHECK(Json::parse(lines[0])["results_for"]["query"] == "cooperation");
  CHECK(Json::parse(lines[1])["did_you_mean"] == "security of harbour");
  CHECK(desk.search({"--batch", "-", "-f", "json"}, "a\tcooperaton\n").status == 1);
  CHECK(holds(desk.search({"--batch", "-"}, "a\tcooperaton\n").out, "Showing results for cooperation"));
}
