// --complete from outside: what is offered, in which order, and what is refused.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

using namespace dateline::programs_test;

using Lines = std::vector<std::string>;

namespace {

void fill(Desk& desk) {
  desk.write("a.txt", {.date = "2025-05-21",
                       .title = "Security cooperation agreed in Astana",
                       .body = "Both sides spoke of security cooperation.",
                       .tags = "Security council\n"});
  desk.write("b.txt", {.date = "2025-05-22",
                       .title = "Harbour security for the council",
                       .body = "The council met and saw no comet.",
                       .tags = "Security council\nComets\n"});
  desk.write("c.txt", {.date = "2025-05-23",
                       .title = "Élysée hosts a council",
                       .body = "The cooperation of councils was new."});
  desk.write("d.txt", {.date = "2025-05-24", .title = "Peace in our time", .body = "Nothing was agreed."});
  desk.indexer({desk.folder()});
}

Lines completions(Desk& desk, const std::string& prefix, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"--complete", prefix};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return lines_of(desk.search(arguments).out);
}

}  // namespace

TEST_CASE("a word is completed by tags, words and titles") {
  Desk desk;
  fill(desk);
  CHECK(completions(desk, "counc") ==
        Lines{"council", "councils", "Élysée hosts a council", "Harbour security for the council"});
  INFO(desk.last());
  CHECK(completions(desk, "sec").front() == "Security council");  // a tag before a word held as often
  CHECK(completions(desk, "COMET") == Lines{"Comets", "comet"});
  CHECK(completions(desk, "élys") == Lines{"elysee", "Élysée hosts a council"});
  CHECK(completions(desk, "elys") == completions(desk, "Elys"));
  CHECK(completions(desk, "th").empty());  // stop words help nobody
  CHECK(completions(desk, "zzz").empty());
  CHECK(completions(desk, "?!").empty());
}

TEST_CASE("words before the last go with its completions") {
  Desk desk;
  fill(desk);
  const Lines found = completions(desk, "security co");
  INFO(desk.last());
  CHECK(found.front() == "Security cooperation agreed in Astana");  // a title that begins so
  const auto holds_line = [&](const char* line) {
    return std::find(found.begin(), found.end(), line) != found.end();
  };
  CHECK(holds_line("Security council"));
  CHECK(holds_line("security cooperation"));
  CHECK(holds_line("Harbour security for the council"));
  CHECK(completions(desk, "peace co").empty());
  CHECK(completions(desk, "  peace  ") == Lines{"Peace in our time"});
}

TEST_CASE("removed articles are not offered") {
  Desk desk;
  fill(desk);
  CHECK(completions(desk, "peac") == Lines{"peace", "Peace in our time"});
  CHECK(completions(desk, "comets") == Lines{"Comets"});  // the tag; the word reads the same
  desk.remove("d.txt");
  desk.remove("b.txt");
  desk.indexer({"--allow-removals", desk.folder()});
  INFO(desk.last());
  CHECK(completions(desk, "peac").empty());
  CHECK(completions(desk, "comets").empty());
  CHECK(desk.search({"--complete", "peac"}).status == 1);
}

TEST_CASE("completions as JSON, and how many") {
  Desk desk;
  fill(desk);
  const ProgramRun run = desk.search({"--complete", "secu", "-f", "json", "-n", "3"});
  INFO(desk.last());
  CHECK(run.status == 0);
  const Json value = Json::parse(run.out);
  CHECK(keys_of(value) == Lines{"schema", "prefix", "completions"});
  CHECK(value["prefix"] == "secu");
  CHECK(value["completions"].dump() ==
        R"([{"text":"Security council","kind":"tag","count":2},{"text":"security","kind":"word","count":2},)"
        R"({"text":"Security cooperation agreed in Astana","kind":"title","count":1}])");
  CHECK(completions(desk, "secu", {"-n", "1"}).size() == 1);
  CHECK(completions(desk, "secu", {"-n", "0"}).empty());
  CHECK(completions(desk, "secu", {"-n", "all"}).size() >= 3);
  const Json none = Json::parse(desk.search({"--complete", "zzz", "-f", "json"}).out);
  CHECK(none["completions"].empty());
}

TEST_CASE("values and words of fields are completed, and the rest is kept") {
  Desk desk;
  desk.write_raw(
      "news.jsonl",
      R"({"id":"a","title":"Peace talks","body":"Border trade grew.","countries":["France"],)"
      R"("tags":["Security council","trade"],"source":"Coast Wire","language":"en"})"
      "\n"
      R"({"id":"b","title":"Peaceful border","body":"Border guards spoke of security.",)"
      R"("countries":["United States"],"tags":["security"],"source":"Coast Wire","language":"en"})"
      "\n"
      R"({"id":"c","title":"Fishing fleet","body":"The border of the sea was secured.",)"
      R"("countries":["United States","Freedonia"],"tags":["Sea"],"source":"Reuters","language":"fr"})"
      "\n");
  REQUIRE(desk.indexer({"news.jsonl"}).status == 0);
  const struct {
    const char* typed;
    Lines expected;
  } rows[] = {
      {"tag:sec", {"tag:security", "tag:\"Security council\""}},
      {"border tag:se", {"border tag:security", "border tag:Sea", "border tag:\"Security council\""}},
      {"country:fr tag:se", {"country:fr tag:\"Security council\"", "country:fr tag:security"}},
      {"tag:\"security c", {"tag:\"Security council\""}},
      {"-tag:tr", {"-tag:trade"}},
      {"country:fr", {"country:France", "country:Freedonia"}},
      {"country:us country:fr", {"country:us country:France", "country:us country:Freedonia"}},  // either
      {"country:us -country:fr", {"country:us -country:Freedonia"}},
      {"country:un", {"country:\"United States\""}},
      {"country:us", {"country:\"United States\""}},
      {"country:free,st", {"country:free,\"United States\""}},
      {"source:", {"source:\"Coast Wire\"", "source:Reuters"}},
      {"source:co", {"source:\"Coast Wire\""}},
      {"language:e", {"language:en"}},
      {"language:fre", {"language:French"}},
      {"title:pea", {"title:peace", "title:peaceful"}},
      {"title:fis country:fr", {}},
      {"title:trad", {}},
      {"\"border gu", {"\"border guards"}},
      {"-guar", {"-guards"}},
      {"peace -tra", {"peace -trade"}},
      {"date:20", {}},
      {"tag:zzz", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    Lines found = lines_of(desk.search({std::string("--complete=") + row.typed}).out);
    INFO(desk.last());
    CHECK(found == row.expected);
  }
  // What is offered can be asked for.
  for (const std::string& offered : completions(desk, "source:")) CHECK(desk.search({offered}).status == 0);
  const Json value = Json::parse(desk.search({"--complete", "country:fra", "-f", "json"}).out);
  CHECK(value["completions"].dump() == R"([{"text":"country:France","kind":"country","count":1}])");
  CHECK(completions(desk, "-guar") == Lines{"-guards"});
}
