// --batch: many queries in one run.
#include <doctest/doctest.h>

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

struct Archive : Desk {
  Archive() {
    write("news/a.txt", {.title = "Harbour opens"});
    write("news/b.txt", {.title = "Bridge opens"});
    indexer({"news"});
  }
};

}  // namespace

TEST_CASE_FIXTURE(Archive, "a batch in JSON is one object a query, with its id") {
  INFO(last());
  const ProgramRun run = search({"-f", "json", "--batch", "-"}, "q1\tharbour\nq2\topens\nq3\tqwertz\n");
  CHECK(run.status == 0);
  const Strings lines = lines_of(run.out);
  REQUIRE(lines.size() == 3);
  CHECK(Json::parse(lines[0])["id"] == "q1");
  CHECK(Json::parse(lines[0])["total"] == 1);
  CHECK(Json::parse(lines[1])["total"] == 2);
  CHECK(Json::parse(lines[2])["id"] == "q3");
  CHECK(Json::parse(lines[2])["results"].empty());
}

TEST_CASE_FIXTURE(Archive, "a batch in trec names query, article, rank and run") {
  INFO(last());
  write_raw("queries", "q1\tharbour\nq2\topens\n");
  const Strings lines = lines_of(search({"-f", "trec", "--batch", "queries"}).out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].rfind("q1 Q0 a.txt 1 ", 0) == 0);
  CHECK(lines[1].rfind("q2 Q0 ", 0) == 0);
  for (const std::string& line : lines) CHECK(line.substr(line.rfind(' ')) == " dateline");
}

TEST_CASE_FIXTURE(Archive, "a refused line of a batch is named and the others go on") {
  INFO(last());
  const ProgramRun run = search({"-f", "trec", "--batch", "-"}, "q1\tharbour\nq2\ta*\nq3\tbridge\n");
  CHECK(run.status == 0);
  CHECK(holds(run.err, "2"));
  CHECK(holds(run.err, "a*"));
  CHECK(holds(run.out, "q1 "));
  CHECK_FALSE(holds(run.out, "q2 "));
  CHECK(holds(run.out, "q3 "));
  CHECK(search({"-f", "trec", "--batch", "-"}, "q1\tqwertz\n").status == 1);
}

TEST_CASE_FIXTURE(Archive, "a batch of related articles") {
  INFO(last());
  const ProgramRun run = search({"-f", "json", "--related", "-", "--batch", "-"}, "r1\ta.txt\nr2\tb.txt\n");
  CHECK(run.status < 2);
  const Strings lines = lines_of(run.out);
  REQUIRE(lines.size() == 2);
  CHECK(Json::parse(lines[1])["id"] == "r2");
}
