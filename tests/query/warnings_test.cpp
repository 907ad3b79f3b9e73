#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "searcher/query/parser.h"
#include "tests/query/read.h"

namespace query = dateline::query;

TEST_CASE("what is not read as it may have been meant is said") {
  struct Row {
    std::string_view query;
    std::string_view warnings;
  };
  const Row rows[] = {
      {"security cooperation", "none"},
      {"a AND b OR NOT c \"d e\"~5 f*g coop* title:x",
       "refused: \"f*g\": a wildcard needs two or more characters before its '*'"},
      {"a - b ... what happened?", "none"},
      {"10:30 http://x.org C:\\x Re:", "none"},
      {"AND a", "\"AND\" has nothing to join: it is read as a word"},
      {"a OR", "\"OR\" has nothing to join: it is read as a word"},
      {"a NEAR/5", "\"NEAR/5\" has nothing to join: it is read as a word"},
      {"NOT", "\"NOT\" has nothing to join: it is read as a word"},
      {"(a b", "a parenthesis is not closed: the group ends with the query"},
      {"a b)))", "a parenthesis closes nothing: it is ignored"},
      {"\"a b", "a quotation mark is not closed: the phrase ends with the query"},
      {"„a b", "a quotation mark is not closed: the phrase ends with the query"},
      {"foo:bar", "\"foo:\" is no field: read as words"},
      {"titel:bar", "\"titel:\" is no field: read as words (did you mean \"title:\"?)"},
      {"contry:cn", "\"contry:\" is no field: read as words (did you mean \"country:\"?)"},
      {"title: x", "nothing follows \"title:\" directly: \"title\" is read as a word"},
      {"cooperaton~", "none"},
      {"cooperaton~2",
       "\"cooperaton~2\": how close a spelling must be goes by the length of the word; the number is left "
       "out"},
      {"coop*~", "\"coop*~\": a wildcard has no close spellings; \"~\" is left out"},
      {"~cooperaton", "\"~\" stands after a word: before one it is left out"},
      {"~ ~~ a", "none"},
      {"\"a b\"~", "\"~\" after a phrase needs a number of words, as in \"a b\"~5: it is left out"},
      {"a~ NEAR/5 b~", "none"},
      {"\"a b\" NEAR/5 c", "NEAR joins single words only: it is read as AND"},
      {"a NEAR/3 b NEAR/5 c", "NEAR in a row with several distances: the widest holds"},
      {"a OR *", "one side of OR asks for nothing: it is left out"},
      {"AND (a",
       "\"AND\" has nothing to join: it is read as a word | a parenthesis is not closed: the group ends with "
       "the query"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(query::warnings_of(row.query) == row.warnings);
  }
}

TEST_CASE("a query of slips does not answer with thousands of warnings") {
  std::string text;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) text += std::string{a, b, ':', 'x', ' '};
  }
  const auto result = query::read(text);
  REQUIRE(std::holds_alternative<query::ParsedQuery>(result));
  CHECK(std::get<query::ParsedQuery>(result).warnings.size() <= 20);
}
