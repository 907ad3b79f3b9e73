// The shapes of what search prints.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::Json;
using dateline::programs_test::keys_of;
using dateline::programs_test::lines_of;
using dateline::programs_test::ProgramRun;
using Strings = std::vector<std::string>;

struct Archive : Desk {
  Archive() {
    write("news/a b.txt", {.date = "2025-03-01",
                           .title = "=Harbour, \"new\", opens",
                           .summary = "Ships are back.",
                           .countries = "Kenya\n",
                           .body = "The harbour has eleven berths.",
                           .tags = "ports\nships\n",
                           .also_read = "Bridge opens"});
    write("news/b.txt", {.date = "2025-05-21", .title = "Bridge opens", .tags = "ships\n"});
    indexer({"news"});
  }
};

const Strings kResultKeys = {"rank",   "id",   "corpus",    "path", "file",     "url",   "title",   "summary",
                             "source", "date", "countries", "tags", "language", "score", "snippet", "copies"};

}  // namespace

TEST_CASE_FIXTURE(Archive, "the keys of json stand in their order") {
  INFO(last());
  const Json reply = search_json({"harbour"});
  CHECK(keys_of(reply) == Strings{"schema", "query", "read_as", "match", "did_you_mean", "warnings",
                                  "why_empty", "total", "total_is_exact", "took_ms", "index", "results",
                                  "facets", "also_read"});
  CHECK(keys_of(reply["index"]) == Strings{"uuid", "generation", "articles", "updated", "last_run"});
  CHECK(keys_of(reply["index"]["last_run"]) == Strings{"ended", "exit", "message"});
  REQUIRE(reply["results"].size() == 1);
  const Json result = reply["results"][0];
  CHECK(keys_of(result) == kResultKeys);
  CHECK(keys_of(result["countries"][0]) == Strings{"code", "name", "declared"});
  CHECK(keys_of(result["snippet"][0]) == Strings{"text", "hit"});
  CHECK(result["file"] == path("news/a b.txt"));
  CHECK(result["date"] == "2025-03-01");
  CHECK(result["url"].is_null());
  REQUIRE(reply["also_read"].size() == 1);
  CHECK(keys_of(reply["also_read"][0]) == Strings{"id", "path", "title", "date", "because"});
}

TEST_CASE_FIXTURE(Archive, "jsonl is one result a line") {
  INFO(last());
  const Strings lines = lines_of(search({"-f", "jsonl", "opens"}).out);
  REQUIRE(lines.size() == 2);
  CHECK(keys_of(Json::parse(lines[0])) == kResultKeys);
  CHECK(Json::parse(lines[1])["rank"] == 2);
}

TEST_CASE_FIXTURE(Archive, "csv quotes cells and defuses formulas") {
  INFO(last());
  const std::string out = search({"-f", "csv", "harbour"}).out;
  const Strings lines = lines_of(out);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].rfind("rank,date,title,source,countries,tags,language,score,copies,snippet,url,file,id",
                       0) == 0);
  CHECK(holds(lines[1], "1,2025-03-01,\"'=Harbour, \"\"new\"\", opens\",,Kenya,ports; ships,en,"));
  CHECK(search({"-f", "csv", "--bom", "harbour"}).out.rfind("\xEF\xBB\xBF", 0) == 0);
  CHECK(search({"-f", "csv", "--columns", "id,date", "harbour"}).out.rfind("id,date", 0) == 0);
}

TEST_CASE_FIXTURE(Archive, "paths are file names, ended by newline or NUL") {
  INFO(last());
  CHECK(search({"-f", "paths", "harbour"}).out == path("news/a b.txt") + '\n');
  CHECK(search({"-f", "paths", "-0", "harbour"}).out == path("news/a b.txt") + '\0');
}

TEST_CASE_FIXTURE(Archive, "trec escapes spaces in ids") {
  INFO(last());
  const std::string out = search({"-f", "trec", "harbour"}).out;
  CHECK(holds(out, " Q0 a%20b.txt 1 "));
  CHECK(holds(out, " dateline\n"));
}

TEST_CASE_FIXTURE(Archive, "text tells what was cut") {
  INFO(last());
  const ProgramRun run = search({"-n", "1", "opens"});
  CHECK(run.status == 0);
  CHECK(holds(run.out + run.err, "1 of 2"));
}

TEST_CASE_FIXTURE(Archive, "--show prints the whole article, as text and as json") {
  INFO(last());
  const ProgramRun text = search({"--show", "a b.txt"});
  CHECK(text.status == 0);
  CHECK(holds(text.out, "The harbour has eleven berths."));
  const Json shown = Json::parse(search({"--show", "a b.txt", "-f", "json"}).out);
  CHECK(shown["title"] == "=Harbour, \"new\", opens");
  CHECK(holds(shown["body"].get<std::string>(), "The harbour has eleven berths."));
  CHECK(shown["tags"] == Json::parse(R"(["ports","ships"])"));
}
