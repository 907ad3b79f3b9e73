// Related articles from outside: which are listed, in which order, and why.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::Json;
using dateline::programs_test::ProgramRun;
using Strings = std::vector<std::string>;

const std::string kCrane =
    "The harbour of the old town was closed on Tuesday after a crane fell across two berths and blocked the "
    "only channel that larger ships can use, the port authority said, adding that divers would look at the "
    "wreck before anything is lifted and that ferries would leave from the northern quay. A letter of Mwana "
    "Kupona to the owner of the crane was read aloud.";
const std::string kMore =
    " Insurers sent two surveyors, while the owner said that a bolt had given way in the wind. The mayor "
    "asked "
    "for patience. Fishermen moored at the island instead, where a market was set up on the beach for the "
    "evening, and the lighthouse was lit early so that nobody would miss the new passage between the rocks. "
    "Buses took passengers to the ferries every quarter of an hour.";

std::string forecast(int knots) {
  const std::string number = std::to_string(knots);
  return "Harbour weather: winds of " + number + " knots from the west, seas of " + number +
         " metres, visibility good, ships may use the channel. Outer berths: winds of " + number +
         " knots from the south, crane work stops in rain. Ferries: winds of " + number +
         " knots, the northern quay stays open until the evening.";
}

struct Archive : Desk {
  Archive() {
    write("news/crane.txt", {.date = "2025-05-10",
                             .title = "Crane blocks harbour",
                             .body = kCrane,
                             .tags = "harbour\nports\n",
                             .also_read = "Old crane fails test"});
    write("news/copy.txt", {.date = "2025-05-10", .title = "Harbour shut", .body = "Update. " + kCrane});
    write("news/update.txt", {.date = "2025-05-11",
                              .title = "Harbour still shut by crane",
                              .body = kCrane + kMore + kMore.substr(1, 60)});
    write("news/lifted.txt",
          {.date = "2025-05-14",
           .title = "Crane lifted out of harbour channel",
           .body =
               "Divers freed the wreck of the crane from the harbour channel and ships can use all berths. "
               "The port authority thanked the neighbours. In the crowd stood Mwana Kupona with her letter.",
           .tags = "Harbour\n"});
    write("news/test.txt",
          {.date = "2025-05-06",
           .title = "Old crane fails test",
           .body = "The port authority stopped a crane at the harbour berths after a test of its bolts. "
                   "Divers and ships were warned, and the channel was closed for an hour.",
           .tags = "ports\n"});
    for (int day = 1; day <= 7; ++day)
      write("news/forecast" + std::to_string(day) + ".txt",
            {.date = "2025-05-1" + std::to_string(day),
             .title = "Harbour weather for 1" + std::to_string(day) + " May",
             .body = forecast(day + 10)});
    write("news/undated.txt",
          {.date = "", .title = "A crane in the harbour", .body = "The crane and the harbour channel."});
    write("news/choir.txt",
          {.date = "2025-05-12", .title = "Choir sings", .body = "Songs were sung in the park."});
    indexer({"news"});
  }

  Json because(const std::string& id, const Strings& arguments) {
    Strings all = {"--related", "crane.txt"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Json reply = search_json(all);
    for (const Json& result : reply["results"])
      if (result["id"] == id) return result["because"];
    return nullptr;
  }
};

std::size_t position(const Strings& ids, const std::string& id) {
  return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

}  // namespace

TEST_CASE_FIXTURE(Archive, "no near-copy is listed; an update is") {
  const Strings found = ids({"--related", "crane.txt"});
  INFO(last());
  CHECK(std::count(found.begin(), found.end(), "copy.txt") == 0);
  CHECK(std::count(found.begin(), found.end(), "update.txt") == 1);
  // What the article goes beyond has nothing to add.
  const Strings of_update = ids({"--related", "update.txt"});
  CHECK(std::count(of_update.begin(), of_update.end(), "crane.txt") == 0);
  const Strings all = ids({"--related", "crane.txt", "--copies"});
  CHECK(std::count(all.begin(), all.end(), "copy.txt") == 1);
}

TEST_CASE("of two that share the same with an article, the one that is like its neighbours comes first") {
  Desk desk;
  INFO(desk.last());
  const auto write = [&desk](const std::string& name, const std::string& body) {
    desk.write("news/" + name, {.date = "2025-05-10", .title = "", .body = body});
  };
  write("asked.txt", "Ferry crews began a strike at Kisauni.");
  write("first.txt", "Ferry crews at Kisauni on strike: dockers demand wages.");
  write("second.txt", "Kisauni ferry strike: crews and dockers talk of wages.");
  // Each shares one word with it. Equal scores would be ordered by id.
  write("a.txt", "The strike of violins moved listeners.");
  write("b.txt", "Violins moved listeners.");
  write("z.txt", "The strike of dockers raised wages.");
  desk.indexer({"news"});
  const Strings found = desk.ids({"--related", "asked.txt"});
  REQUIRE(found.size() == 4);  // not b.txt, which shares no word with it
  CHECK(Strings(found.begin() + 2, found.end()) == Strings{"z.txt", "a.txt"});
}

TEST_CASE_FIXTURE(Archive, "one notice of a series is listed, after the steps of the story") {
  const Strings found = ids({"--related", "crane.txt"});
  INFO(last());
  const auto is_notice = [](const std::string& id) { return id.rfind("forecast", 0) == 0; };
  CHECK(std::count_if(found.begin(), found.end(), is_notice) == 1);
  const auto notice =
      static_cast<std::size_t>(std::find_if(found.begin(), found.end(), is_notice) - found.begin());
  CHECK(position(found, "lifted.txt") < notice);
  CHECK(position(found, "test.txt") < notice);
  const Strings of_notice = ids({"--related", "forecast3.txt"});
  CHECK(std::count_if(of_notice.begin(), of_notice.end(), is_notice) == 1);
  const Strings all = ids({"--related", "crane.txt", "--copies", "-n", "all"});
  CHECK(std::count_if(all.begin(), all.end(), is_notice) == 7);
}

TEST_CASE_FIXTURE(Archive, "reasons: links with their direction, tags, names, days") {
  INFO(last());
  CHECK(because("test.txt", {}) == Json::parse(R"(["linked from it","tag: ports","4 days earlier"])"));
  CHECK(because("lifted.txt", {}) == Json::parse(R"(["tag: Harbour","name: Mwana Kupona","4 days later"])"));
  const Json reply = search_json({"--related", "test.txt"});
  for (const Json& result : reply["results"])
    if (result["id"] == "crane.txt") CHECK(result["because"][0] == "links to it");
  CHECK(holds(search({"--related", "crane.txt"}).out, "linked from it, tag: ports, 4 days earlier"));
}

TEST_CASE("a demonym is no shared name: it says a country") {
  Desk desk;
  desk.write("news/a.txt", {.title = "Pipeline opened",
                            .countries = "China\n",
                            .body = "The pipeline was opened by a Chinese envoy and by Mwana Kupona."});
  desk.write("news/b.txt", {.title = "Pipeline closed",
                            .countries = "China\n",
                            .body = "The pipeline was closed when a Chinese envoy told Mwana Kupona so."});
  REQUIRE(desk.indexer({"news"}).status == 0);
  const Json reply = desk.search_json({"--related", "a.txt"});
  INFO(desk.last());
  REQUIRE(reply["results"].size() == 1);
  const std::string because = reply["results"][0]["because"].dump();
  CHECK(holds(because, "name: Mwana Kupona"));
  CHECK(holds(because, "country: China"));
  CHECK_FALSE(holds(because, "name: Chinese"));
}

TEST_CASE("countries that were inferred are reasons, marked as such") {
  Desk desk;
  INFO(desk.last());
  const std::string body =
      "Nairobi, May 21: Kenya closed the road through the valley, officials in Kenya said.";
  desk.write("news/a.txt", {.title = "Kenya closes valley road", .body = body});
  desk.write("news/b.txt", {.date = "2025-05-23",
                            .title = "Valley road opens again",
                            .countries = "Kenya\n",
                            .body = "The road through the valley is open, officials said."});
  desk.indexer({"news"});
  const Json marked = desk.search_json({"--related", "b.txt"})["results"];
  REQUIRE(marked.size() == 1);
  CHECK(marked[0]["because"] == Json::parse(R"(["country: ~Kenya","2 days earlier"])"));
  const Json declared = desk.search_json({"--related", "b.txt", "--declared-only"})["results"];
  CHECK(declared[0]["because"] == Json::parse(R"(["2 days earlier"])"));
  // The same for an article outside the index.
  desk.write("draft.txt", {.title = "Traffic in the valley", .body = body});
  const Json outside = desk.search_json({"--related", desk.path("draft.txt")})["results"];
  REQUIRE(outside.size() == 2);
  for (const Json& result : outside) CHECK(result["because"][0] == "country: ~Kenya");
}

TEST_CASE_FIXTURE(Archive, "pages of related articles neither repeat nor lose any") {
  for (const char* order : {"relevance", "newest"}) {
    Strings all = ids({"--related", "crane.txt", "-n", "all", "--sort", order}), paged;
    for (std::size_t offset = 0; offset < all.size(); offset += 2) {
      const Json page = search_json(
          {"--related", "crane.txt", "-n", "2", "--offset", std::to_string(offset), "--sort", order});
      CHECK(page["total"] == all.size());
      for (const Json& result : page["results"]) {
        paged.push_back(result["id"]);
        CHECK(result["rank"] == paged.size());
      }
    }
    INFO(last());
    CHECK(all.size() > 4);
    if (std::string(order) == "newest") {
      std::sort(all.begin(), all.end());
      std::sort(paged.begin(), paged.end());
    }
    CHECK(paged == all);
  }
}

TEST_CASE_FIXTURE(Archive, "--before and --after keep what is older or newer") {
  INFO(last());
  const Strings before = ids({"--related", "crane.txt", "--before"});
  CHECK(before == Strings{"test.txt"});
  const Strings after = ids({"--related", "crane.txt", "--after"});
  CHECK(std::count(after.begin(), after.end(), "lifted.txt") == 1);
  CHECK(std::count(after.begin(), after.end(), "test.txt") == 0);
  CHECK(std::count(after.begin(), after.end(), "undated.txt") == 0);
  CHECK(ids({"--related", "crane.txt", "--after", "--tag", "harbour"}) == Strings{"lifted.txt"});
  CHECK(ids({"--related", "crane.txt", "--after", "--to", "2025-05-11", "-n", "1"}) == Strings{"update.txt"});
  const Strings newest =
      ids({"--related", "crane.txt", "--after", "--copies", "--sort", "newest", "-n", "2"});
  CHECK(newest == Strings{"lifted.txt", "update.txt"});
  CHECK(holds(search({"--related", "crane.txt", "--before", "-f", "paths"}).out, "test.txt"));
  const ProgramRun batch =
      search({"--batch", "-", "--related", "-", "--before", "-f", "trec"}, "q\tcrane.txt\nu\tundated.txt\n");
  CHECK(holds(batch.out, "q Q0 test.txt 1 "));
  CHECK(holds(batch.err, "--before: undated.txt has no date"));
  const ProgramRun undated = search({"--related", "undated.txt", "--after"});
  CHECK(undated.status == 2);
  CHECK(holds(undated.err, "--after: undated.txt has no date"));
}
