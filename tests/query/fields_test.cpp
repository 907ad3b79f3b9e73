#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/parser.h"
#include "tests/query/read.h"

namespace query = dateline::query;

namespace {

struct Row {
  std::string_view query;
  std::string_view canonical;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(query::read_as(row.query) == row.canonical);
    CHECK(query::read_as(row.canonical) == row.canonical);
  }
}

}  // namespace

TEST_CASE("words in one field") {
  check({
      {"title:x", "title:x"},
      {"HEADLINE:X", "title:X"},
      {"summary:x", "summary:x"},
      {"body:x", "body:x"},
      {"tag:x", "tag:x"},
      {"tag:\"x y\"", "tag:\"x y\""},
      {"title:\"a b\"", "title:\"a b\""},
      {"title:（a b）", "title:a title:b"},
      {"title:x y", "title:x y"},
      {"title:co-op", "title:co-op"},
  });
}

TEST_CASE("a field holds for its whole group, fields inside keep their own") {
  check({
      {"title:(a b)", "title:a title:b"},
      {"title:(a OR b) c", "(title:a OR title:b) c"},
      {"title:(a -b +c)", "title:a -title:b +title:c"},
      {"title:(a AND NOT \"b c\")", "title:a AND NOT title:\"b c\""},
      {"title:(a body:b)", "title:a body:b"},
      {"title:(a body:(b c) d)", "title:a body:b body:c title:d"},
      {"title:(a country:cn)", "title:a country:cn"},
      {"-title:(a b)", "-(title:a title:b)"},
      {"title:(coop* OR c?t)", "title:coop* OR title:c?t"},
      {"title:()", ""},
      {"a title:() b", "a b"},
  });
}

TEST_CASE("filters") {
  check({
      {"country:cn", "country:cn"},
      {"country:China", "country:China"},
      {"country:\"Ivory Coast\"", "country:\"Ivory Coast\""},
      {"country:\"Korea, Republic of\"", "country:\"Korea, Republic of\""},
      {"country:भारत", "country:भारत"},
      {"country:west-germany", "country:west-germany"},
      {"country:cn,af", "country:cn country:af"},
      {"war country:cn,af", "war country:cn country:af"},
      {"war AND country:cn,af", "war AND (country:cn country:af)"},
      {"country:(cn OR af)", "country:cn OR country:af"},
      {"war country:(cn OR af)", "war (country:cn OR country:af)"},
      {"country:(cn af)", "country:cn country:af"},
      {"country:(cn,af)", "country:cn country:af"},
      {"country:(cn OR \"Ivory Coast\")", "country:cn OR country:\"Ivory Coast\""},
      {"country:(cn OR title:x)", "country:cn OR title:x"},
      {"country:,", ""},
      {"language:fr", "language:fr"},
      {"lang:fr,de", "language:fr language:de"},
      {"source:reuters", "source:reuters"},
      {"source:\"New York Times\"", "source:\"New York Times\""},
      {"path:2025/*", "path:2025/*"},
      {"path:2025/0?/a.txt", "path:2025/0?/a.txt"},
      {"path:(2025/* 2024/*)", "path:2025/* path:2024/*"},
      {"path:\"with space/*\"", "path:\"with space/*\""},
      {"path:/", "path:/"},
      {"path:C:\\x", "path:C:\\x"},
  });
}

TEST_CASE("dates") {
  check({
      {"date:2025", "date:2025"},
      {"date:2025-05", "date:2025-05"},
      {"date:2025-05-21", "date:2025-05-21"},
      {"date:2025-05-01..2025-05-21", "date:2025-05-01..2025-05-21"},
      {"date:2025..", "date:2025.."},
      {"date:..2024-12", "date:..2024-12"},
      {"date:7d..", "date:7d.."},
      {"date:7d", "date:7d"},
      {"date:today", "date:today"},
      {"date:yesterday", "date:yesterday"},
      {"date:\"2025-05\"", "date:2025-05"},
      {"date:2025-01,2025-03", "date:2025-01 date:2025-03"},
      {"date:(2025-01 OR 2025-03)", "date:2025-01 OR date:2025-03"},
      {"DATE:2025 war", "date:2025 war"},
  });
}

TEST_CASE("impossible dates are refused") {
  for (const std::string_view text :
       {"date:2025-13", "date:2025-02-30", "date:20250521x", "date:soon", "date:2025-06..2025-05", "date:..",
        "date:0d", "date:>2025", "date:(2025 OR never)", "war date:99"}) {
    CAPTURE(text);
    CHECK(query::read_as(text).find("is no date") != std::string::npos);
  }
}

TEST_CASE("unknown countries are refused with the closest names") {
  CHECK(query::read_as("country:Afganistn") ==
        "refused: no country is called \"Afganistn\"; the closest: Afghanistan");
  CHECK(query::read_as("country:qqqqqqqqqqq") ==
        "refused: no country is called \"qqqqqqqqqqq\": give a name, an ISO code or a region");
  CHECK(query::read_as("country:*") ==
        "refused: no country is called \"*\": give a name, an ISO code or a region");
  CHECK(query::read_as("war country:cn,Atlantis").find("refused") == 0);
  CHECK(query::read_as("-country:zz").find("refused") == 0);
}
