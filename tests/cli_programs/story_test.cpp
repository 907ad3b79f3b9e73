// --story: the story of an article as a timeline.
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
using Strings = std::vector<std::string>;

const std::string kFall =
    "A crane fell across two berths of the harbour on Tuesday and blocked the channel that larger ships use, "
    "the "
    "port authority said. Divers will look at the wreck of the crane before anything is lifted, and ferries "
    "leave "
    "from the northern quay until the channel of the harbour is open again.";
const std::string kCause =
    " Surveyors blamed a bolt that gave way in the wind, and the owner of the crane, Mwana Kupona, asked for "
    "a second "
    "opinion. Fishermen moored at the island instead, where a market was set up on the beach for the "
    "evening, and "
    "the lighthouse was lit early so that nobody would miss the new passage between the rocks at night.";
const std::string kLifted =
    "Divers freed the wreck of the crane on Saturday, and a floating derrick lifted it out of the channel, "
    "the port "
    "authority said. Ships use both berths of the harbour again and ferries leave from their old quay.";

std::string json_line(const std::string& id, const std::string& source, const std::string& date,
                      const std::string& title, const std::string& body) {
  return Json{{"id", id}, {"source", source}, {"date", date}, {"title", title}, {"body", body}}.dump() + '\n';
}

struct Harbour : Desk {
  Harbour() {
    std::string lines =
        json_line("fall", "Coast Wire", "2025-05-06", "Crane falls into harbour channel", kFall) +
        json_line("fall-copy", "Daily Post", "2025-05-07", "Harbour blocked by crane", "Update. " + kFall) +
        json_line("cause", "Coast Wire", "2025-05-07", "Bolt blamed for crane in harbour", kFall + kCause) +
        json_line("lifted", "Daily Post", "2025-05-10", "Crane lifted out of harbour channel", kLifted) +
        json_line("undated", "Daily Post", "", "Crane in the harbour channel", kLifted.substr(0, 120)) +
        json_line("old", "Daily Post", "2019-01-02", "Crane of the harbour tested",
                  "The port authority tested a crane at the harbour berths; divers watched the channel.");
    for (int i = 0; i < 30; ++i)
      lines +=
          json_line("choir" + std::to_string(i), "Daily Post", "2025-05-" + std::to_string(10 + i % 20),
                    "Choir " + std::to_string(i) + " sings",
                    "Songs of the " + std::to_string(i) +
                        "th year were sung in the park by the quay. The authority "
                        "of the choir said that ferries brought listeners on Tuesday from a northern town.");
    write_raw("news.jsonl", lines);
    indexer({"news.jsonl"});
  }
};

}  // namespace

TEST_CASE_FIXTURE(Harbour, "a story is its steps, oldest first, copies collapsed and updates marked") {
  const Json story = search_json({"--story", "cause"});
  INFO(last());
  Strings ids;
  for (const Json& step : story["results"]) ids.push_back(step["id"]);
  REQUIRE(ids == Strings{"fall", "cause", "lifted"});
  CHECK(story["total"] == 3);
  CHECK(story["read_as"] == "story: cause");
  const Json& fall = story["results"][0];
  CHECK(fall["step"] == 1);
  CHECK(fall["first_source"] == "Coast Wire");
  CHECK(fall["update"] == false);
  CHECK(fall["new"].empty());
  REQUIRE(fall["copies"].size() == 1);
  CHECK(fall["copies"][0]["id"] == "fall-copy");
  const Json& cause = story["results"][1];
  CHECK(cause["update"] == true);
  CHECK(std::count(cause["new"].begin(), cause["new"].end(), Json("Mwana Kupona")) == 1);
  CHECK(cause["new"].size() <= 4);
  CHECK(story["results"][2]["update"] == false);
}

TEST_CASE_FIXTURE(Harbour,
                  "the same story is told from each of its steps, from a copy, a file and standard input") {
  INFO(last());
  const Strings expected = {"fall", "cause", "lifted"};
  for (const char* id : {"fall", "fall-copy", "lifted"}) {
    CAPTURE(id);
    CHECK(ids({"--story", id}) == expected);
  }
  const std::string draft = dateline::programs_test::text_of(
      {.date = "2025-05-08", .title = "Harbour waits for crane", .body = kFall.substr(0, 200)});
  write_raw("draft.txt", draft);
  CHECK(ids({"--story", path("draft.txt")}) == expected);
  CHECK(lines_of(search({"--story", "-", "-f", "jsonl"}, draft).out).size() == 3);
}

TEST_CASE_FIXTURE(Harbour, "a story in text has a bar a day and a line a step") {
  const ProgramRun run = search({"--story", "fall"});
  INFO(last());
  CHECK(run.status == 0);
  const Strings lines = lines_of(run.out);
  REQUIRE(lines.size() > 7);
  CHECK(lines[0] == "3 steps (of 36 articles)");
  const Strings bars = {"Articles a day:", "   6 May 2025  █ 1", "   7 May 2025  ██ 2", "  (2 days without)",
                        "  10 May 2025  █ 1"};
  CHECK(Strings(lines.begin() + 2, lines.begin() + 7) == bars);
  CHECK(lines[8] == " 1  6 May 2025 · Coast Wire · Crane falls into harbour channel · 1 copy · fall");
  // What is new begins a line of its own where one line is too long for all.
  CHECK(lines[9] == " 2  7 May 2025 · Coast Wire · Bolt blamed for crane in harbour · update");
  CHECK(lines[10].starts_with("    new: "));
  CHECK(holds(lines[10], "Mwana Kupona"));
}

TEST_CASE_FIXTURE(Harbour, "a story in text tells whose it is and who had it first") {
  const ProgramRun run = search({"--story", "fall", "--source", "Daily Post"});
  INFO(last());
  CHECK(holds(run.out, " 1  7 May 2025 · Daily Post · first: Coast Wire · Harbour blocked by crane\n"));
}

TEST_CASE_FIXTURE(Harbour, "filters, limits, copies and formats apply to a story") {
  INFO(last());
  CHECK(ids({"--story", "fall", "--from", "2025-05-08"}) == Strings{"lifted"});
  CHECK(ids({"--story", "fall", "--source", "Daily Post"}) == Strings{"fall-copy", "lifted"});
  // Who had it first does not depend on the filter.
  CHECK(search_json({"--story", "fall", "--source", "Daily Post"})["results"][0]["first_source"] ==
        "Coast Wire");
  CHECK(ids({"--story", "fall", "--as-of", "2025-05-07"}) == Strings{"fall", "cause"});
  CHECK(ids({"--story", "fall", "-n", "1", "--offset", "1"}) == Strings{"cause"});
  CHECK(ids({"--story", "fall", "--copies"}) == Strings{"fall", "cause", "fall-copy", "lifted"});
  const Json facets = search_json({"--story", "fall", "--facets=source"})["facets"];
  CHECK(facets["source"][0]["count"] == 2);
  CHECK(holds(search({"--story", "fall", "-f", "trec"}).out, "1 Q0 fall 1 "));
  const Strings csv = lines_of(search({"--story", "fall", "-f", "csv"}).out);
  REQUIRE(csv.size() == 4);
  CHECK(holds(csv[0], ",id,step,first_source,update,new"));
  CHECK(holds(csv[2], ",cause,2,Coast Wire,true,"));
  const Strings rows = lines_of(
      search({"--batch", "-", "--story", "-", "-f", "csv", "--columns", "id,step"}, "a\tfall\n").out);
  CHECK(rows == Strings{"query_id,id,step\r", "a,fall,1\r", "a,cause,2\r", "a,lifted,3\r"});
  CHECK_FALSE(holds(search({"crane", "-f", "csv"}).out, "first_source"));
  CHECK(holds(search({"crane", "-f", "csv", "--columns", "step"}).err, "is a column of --story only"));
  const Strings steps = lines_of(search({"--story", "fall", "-f", "jsonl"}).out);
  REQUIRE(steps.size() == 3);
  CHECK(Json::parse(steps[1])["update"] == true);
  CHECK(search({"--story", "fall", "-f", "paths"}).out == path("news.jsonl") + "\n");
  const ProgramRun batch =
      search({"--batch", "-", "--story", "-", "-f", "json"}, "a\tfall\nb\tnone\nc\tlifted\n");
  CHECK(lines_of(batch.out).size() == 2);
  CHECK(holds(batch.err, "there is no article or file none"));
  CHECK(search({"--story", "fall", "--on", "1999"}).status == 1);
  CHECK(search({"--story", "nowhere"}).status == 2);
}
