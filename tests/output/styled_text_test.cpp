#include "searcher/output/styled_text.h"

#include <doctest/doctest.h>

#include "common/text/breaks.h"

using namespace dateline;
using output::fit;
using output::Palette;
using output::safe_line;

namespace {

const std::vector<engine::Fragment> kFragments = {
    {"A first ", false}, {"security\ncooperation", true}, {" here\n\n", false}, {"last", true}};

}  // namespace

TEST_CASE("lines are safe for a terminal") {
  CHECK(safe_line("a\tb\nc\r\nd") == "a b c  d");
  CHECK(safe_line("\x1b[31mred\x07") == "[31mred");
  CHECK(safe_line("a\u202Eb\u2066c\u2069d") == "abcd");
  CHECK(safe_line("日本") == "日本");
}

TEST_CASE("text fits its column") {
  CHECK(fit("abc", 5) == "abc  ");
  CHECK(fit("abc", 3) == "abc");
  CHECK(fit("abcd", 3) == "ab…");
  CHECK(fit("日本語", 6) == "日本語");
  CHECK(fit("日本語", 5) == "日本…");
  CHECK(fit("日本語", 4) == "日… ");
  CHECK(fit("", 2) == "  ");
}

TEST_CASE("hits are marked in colour, also across lines") {
  const Palette color(true);
  const output::HitText paragraph = output::one_paragraph({{"one two ", false}, {"three four five", true}});
  CHECK(output::wrap_with_hits(paragraph, 14, color) ==
        std::vector<std::string>{"one two \x1b[1;33mthree\x1b[0m", "\x1b[1;33mfour five\x1b[0m"});
  CHECK(output::wrap_with_hits(paragraph, 14, Palette(false)) ==
        std::vector<std::string>{"one two three", "four five"});
  CHECK(output::wrap_with_hits({}, 14, color).size() <= 1);
}

TEST_CASE("paragraphs are separated, their hits kept") {
  const std::vector<output::HitText> all = output::paragraphs(kFragments);
  REQUIRE(all.size() == 3);
  CHECK(all[0].text == "A first security");
  CHECK(all[0].hits == std::vector<std::pair<std::size_t, std::size_t>>{{8, 16}});
  CHECK(all[1].text == "cooperation here");
  CHECK(all[1].hits == std::vector<std::pair<std::size_t, std::size_t>>{{0, 11}});
  CHECK(all[2].text == "last");
  CHECK(output::paragraphs({}).empty());
  CHECK(output::one_paragraph(kFragments).text == "A first security cooperation here  last");
}

TEST_CASE("wide characters keep to the width") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "漢字";
  for (const std::string& line : output::wrap_line(text, 30)) CHECK(text::display_width(line) <= 30);
}
