#include <doctest/doctest.h>

#include <string>

#include "searcher/query/parser.h"
#include "tests/query/read.h"

namespace query = dateline::query;

namespace {

std::string refusal(const std::string& text) {
  const auto result = query::read(text);
  const auto* error = std::get_if<query::ParseError>(&result);
  return error != nullptr ? error->with_caret(text) : "accepted";
}

}  // namespace

TEST_CASE("a caret stands under the place") {
  CHECK(refusal("security a* pact") ==
        "\"a*\": a wildcard needs two or more characters before its '*'\n"
        "  security a* pact\n"
        "           ^^");
  CHECK(refusal("war country:Afganistn date:2025") ==
        "no country is called \"Afganistn\"; the closest: Afghanistan\n"
        "  war country:Afganistn date:2025\n"
        "              ^^^^^^^^^");
  CHECK(refusal("country:cn,qqqqqqqq,af") ==
        "no country is called \"qqqqqqqq\": give a name, an ISO code or a region\n"
        "  country:cn,qqqqqqqq,af\n"
        "             ^^^^^^^^");
  CHECK(refusal("date:2025-13") ==
        "\"2025-13\" is no date: write 2025, 2025-05, 2025-05-21, today, 7d or a range such as "
        "2025-05..2025-06\n"
        "  date:2025-13\n"
        "       ^^^^^^^");
}

TEST_CASE("accents, wide characters and white space keep the caret in its column") {
  CHECK(refusal("sécurité é*") ==
        "\"é*\": a wildcard needs two or more characters before its '*'\n"
        "  sécurité é*\n"
        "           ^^");
  CHECK(refusal("中国 合*") ==
        "\"合*\": a wildcard needs two or more characters before its '*'\n"
        "  中国 合*\n"
        "       ^^^");
  CHECK(refusal("a\tb\nc\xFF"
                "d*") ==
        "\"d*\": a wildcard needs two or more characters before its '*'\n"
        "  a b c d*\n"
        "        ^^");
}

TEST_CASE("of a long query a window is shown") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "word ";
  text += "a* ";
  for (int i = 0; i < 50; ++i) text += "more ";
  CHECK(refusal(text) ==
        "\"a*\": a wildcard needs two or more characters before its '*'\n"
        "  … word word word word word word word a* more more more more more more mo…\n"
        "                                       ^^");
  CHECK(refusal(std::string(20000, 'a')) ==
        "the query is longer than 16384 bytes\n"
        "  …" +
            std::string(36, 'a') + std::string(35, 'a') + "…\n" + std::string(2 + 1 + 36, ' ') + "^");
}

TEST_CASE("the place of an error that lies at the end or beyond is shown after the query") {
  query::ParseError error;
  error.offset = 100;
  error.message = "here";
  CHECK(error.with_caret("ab") == "here\n  ab\n    ^");
  error.offset = 0;
  CHECK(error.with_caret("") == "here\n  \n  ^");
}
