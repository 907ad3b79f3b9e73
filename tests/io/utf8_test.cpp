#include "common/io/utf8.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace dateline;

TEST_CASE("valid UTF-8 is told from invalid, wherever it stands") {
  struct Row {
    const char* text;
    bool valid;
  };
  const Row rows[] = {
      {"", true},
      {"plain", true},
      {"caf\xC3\xA9", true},
      {"\xE6\x97\xA5\xE6\x9C\xAC", true},
      {"\xF0\x9F\x98\x80", true},
      {"\xF4\x8F\xBF\xBF", true},
      {"\xED\x9F\xBF", true},
      {"\x80", false},
      {"\xC3", false},
      {"\xC3(", false},
      {"\xC0\xAF", false},
      {"\xE0\x80\xAF", false},
      {"\xED\xA0\x80", false},
      {"\xF0\x80\x80\xAF", false},
      {"\xF4\x90\x80\x80", false},
      {"\xF5\x80\x80\x80", false},
      {"\xE6\x97", false},
      {"\xFF", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    for (const std::size_t before : {0U, 1U, 7U, 31U, 32U, 33U, 100U}) {
      CHECK(io::is_valid_utf8(std::string(before, 'a') + row.text + std::string(40, 'b')) == row.valid);
      CHECK(io::is_valid_utf8(std::string(before, 'a') + row.text) == row.valid);
    }
  }
}

TEST_CASE("what cannot be shown is written as %XX") {
  CHECK(io::percent_encode("2025/caf\xC3\xA9 no 1.txt") == "2025/caf\xC3\xA9 no 1.txt");
  CHECK(io::percent_encode("100%\n\x7F\xFF") == "100%25%0A%7F%FF");
  CHECK(io::percent_encode("\xC2\x85") == "%C2%85");
  CHECK(io::percent_encode(std::string("\0", 1)) == "%00");
  CHECK(io::percent_decode("100%25%0a") == "100%\n");
  for (const char* text : {"%", "a%2", "%zz", "%2%25"}) {
    CAPTURE(text);
    CHECK_FALSE(io::percent_decode(text));
  }
}

TEST_CASE("percent encoding is undone by decoding, and shows valid UTF-8") {
  CHECK(rc::check([](const std::string& bytes) {
    const std::string shown = io::percent_encode(bytes);
    RC_ASSERT(io::is_valid_utf8(shown));
    RC_ASSERT(io::percent_decode(shown) == bytes);
  }));
}

TEST_CASE("a terminal gets neither controls nor overrides") {
  CHECK(io::printable("a\tb\nc") == "a b c");
  CHECK(io::printable("\x1B[31mred\x07") == "[31mred");
  CHECK(io::printable("a\xC2\x9B"
                      "b") == "ab");
  CHECK(io::printable("\xE2\x80\xAE"
                      "abc\xE2\x80\xAC\xE2\x81\xA6x\xE2\x81\xA9") == "abcx");
  CHECK(io::printable("\xD8\xA7\xE2\x80\x8F caf\xC3\xA9") == "\xD8\xA7\xE2\x80\x8F caf\xC3\xA9");
}

TEST_CASE("text is cut between characters") {
  CHECK(io::truncate("abc", 5) == "abc");
  CHECK(io::truncate("abc", 2) == "ab");
  CHECK(io::truncate("a\xC3\xA9z", 2) == "a");
  CHECK(io::truncate("a\xC3\xA9z", 3) == "a\xC3\xA9");
  CHECK(io::truncate("\xF0\x9F\x98\x80", 3).empty());
  CHECK(io::truncate("", 0).empty());
}

TEST_CASE("case is folded in every script") {
  CHECK(io::fold_case("Taliban ETIM") == "taliban etim");
  CHECK(io::fold_case("\xD0\xA0\xD0\x9E\xD0\xA1\xD0\xA1\xD0\x98\xD0\xAF") ==
        io::fold_case("\xD0\xA0\xD0\xBE\xD1\x81\xD1\x81\xD0\xB8\xD1\x8F"));
  CHECK(io::fold_case("Stra\xC3\x9F"
                      "e") == io::fold_case("STRASSE"));
}
