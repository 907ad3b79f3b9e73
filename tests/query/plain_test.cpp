#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "searcher/query/parser.h"
#include "tests/query/read.h"

namespace query = dateline::query;

TEST_CASE("plain queries are words only") {
  struct Row {
    std::string_view query;
    std::string_view canonical;
  };
  const Row rows[] = {
      {"", ""},
      {"security cooperation", "security cooperation"},
      {"a AND b OR NOT c", "a and b or not c"},
      {"a NEAR/5 b", "a near/5 b"},
      {"\"a b\"~5", "a b 5"},
      {"(a OR b", "a or b"},
      {"title:x country:nowhere date:never", "title x country nowhere date never"},
      {"http://x.org/?q=1", "http //x.org/ q=1"},
      {"10:30", "10 30"},
      {"a* **", "a"},
      {"what happened?", "what happened"},
      {"+a -b --c", "a b c"},
      {"AT&T U.S. l'Iran 1,000 don't C++ co-op", "AT&T U.S. l'Iran 1,000 don't C++ co-op"},
      {"„a“ «b» （c）　d：e", "a b c d e"},
      {"word~", "word"},
      {"- + * ? ...", ""},
      {"a\xFF"
       "b",
       "a b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(query::read_as(row.query, true) == row.canonical);
    CHECK(query::read_as(row.canonical) == row.canonical);
  }
}

TEST_CASE("plain queries never warn") {
  const auto result = query::read("a AND foo:bar (\"", true);
  REQUIRE(std::holds_alternative<query::ParsedQuery>(result));
  CHECK(std::get<query::ParsedQuery>(result).warnings.empty());
}
