#include "common/text/breaks.h"

#include <doctest/doctest.h>

#include <utility>

namespace dateline::text {
namespace {

// The sentences, between bars.
std::string sentences(std::string_view text, std::string_view language = "en") {
  const std::vector<std::uint32_t> breaks = sentence_breaks(text, language);
  std::string row;
  for (std::size_t i = 0; i + 1 < breaks.size(); ++i) {
    if (i > 0) row.push_back('|');
    row.append(text.substr(breaks[i], breaks[i + 1] - breaks[i]));
  }
  return row;
}

std::string lines(std::string_view text, std::size_t width) {
  std::string row;
  for (const std::string& line : wrap(text, width)) row.append(line).append("|");
  return row;
}

}  // namespace

TEST_CASE("sentence breaks") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"One. Two! Three? Four", "One. |Two! |Three? |Four"},
      {"U.S. officials met. Then they left.", "U.S. officials met. |Then they left."},
      {"The U.S. President spoke to Mr. Smith on Feb. 26 in St. Louis.",
       "The U.S. President spoke to Mr. Smith on Feb. 26 in St. Louis."},
      {"Title\nBody one. Two.\n\nEnd", "Title\n|Body one. |Two.\n|\n|End"},
      {"It rose 3.5 percent. \"Good,\" he said.", "It rose 3.5 percent. |\"Good,\" he said."},
      {"外相は会談した。合意はない。", "外相は会談した。|合意はない。"},
      {"यह पहला है। यह दूसरा है।", "यह पहला है। |यह दूसरा है।"},
  };
  for (const auto& [text, split] : rows) {
    CAPTURE(text);
    CHECK(sentences(text) == split);
  }
  CHECK(sentence_breaks("", "en") == std::vector<std::uint32_t>{0});
  CHECK(sentences("Τι; Ναι.", "el") == "Τι; |Ναι.");
}

TEST_CASE("grapheme clusters") {
  const std::string text = "ae\u0301x👨‍👩‍👧\r\nน้ำ";
  const std::size_t family = 5;  // behind a, é and x
  const std::size_t crlf = family + std::string("👨‍👩‍👧").size();
  CHECK(grapheme_floor(text, 0) == 0);
  CHECK(grapheme_floor(text, 1) == 1);
  CHECK(grapheme_floor(text, 2) == 1);
  CHECK(grapheme_floor(text, 3) == 1);
  CHECK(grapheme_floor(text, 4) == 4);
  for (std::size_t i = family; i < crlf; ++i) CHECK(grapheme_floor(text, i) == family);
  CHECK(grapheme_floor(text, crlf + 1) == crlf);
  CHECK(grapheme_floor(text, crlf + 2) == crlf + 2);
  CHECK(grapheme_floor(text, text.size() - 1) == crlf + 2);
  CHECK(grapheme_floor(text, text.size() + 5) == text.size());
  CHECK(next_grapheme(text, 1) == 4);
  CHECK(next_grapheme(text, family) == crlf);
  CHECK(next_grapheme(text, crlf + 2) == text.size());
}

TEST_CASE("display width") {
  const std::vector<std::pair<std::string, std::size_t>> rows = {
      {"", 0},         {"news", 4},     {"日本", 4},
      {"e\u0301t", 2}, {"ｶﾅ", 2},       {"Ａ", 2},
      {"👍", 2},        {"👍🏽", 2}, {"👨‍👩‍👧", 2},
      {"🇫🇷", 2},       {"❤️", 2},   {"한국", 4},
      {"ไม่", 2},       {"\t", 0},       {"a\u200Bb", 2},
      {"中\u0301", 2},
  };
  for (const auto& [text, width] : rows) {
    CAPTURE(text);
    CHECK(display_width(text) == width);
  }
}

TEST_CASE("wrapping") {
  CHECK(lines("", 10).empty());
  CHECK(lines("one two three", 8) == "one two|three|");
  CHECK(lines("one two three", 7) == "one two|three|");
  CHECK(lines("one\n\ntwo", 7) == "one||two|");
  CHECK(lines("well-known name", 6) == "well-|known|name|");
  CHECK(lines("abcdefghij kl", 4) == "abcd|efgh|ij|kl|");
  CHECK(lines("日本の首相は中国を訪問した。", 10) == "日本の首相|は中国を訪|問した。|");
  CHECK(lines("été après l’été", 9) == "été après|l’été|");
  CHECK(lines("日本", 1) == "日|本|");
  CHECK(lines("a b", 0) == "a|b|");
}

}  // namespace dateline::text
