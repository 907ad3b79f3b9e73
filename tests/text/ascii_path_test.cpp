// The fast path for plain ASCII gives the tokens of the ICU path, byte for byte; so do texts that mix both.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "common/text/characters.h"
#include "tests/text/tokens.h"

namespace dateline::text {
namespace {

bool both_paths_agree(const std::string& text, std::string_view language) {
  static Analyzer analyzer;
  const std::string fast = all_of(analyzer.analyze(text, language));
  const std::string icu = all_of(analyzer.analyze_with_icu(text, language));
  if (fast != icu) MESSAGE("text: ", text, "\n fast: ", fast, "\n ICU:  ", icu);
  return fast == icu;
}

rc::Gen<std::string> pieces_of(std::vector<std::string> pieces) {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::move(pieces))),
                      [](const std::vector<std::string>& chosen) {
                        std::string text;
                        for (const std::string& piece : chosen) text += piece;
                        return text;
                      });
}

const std::vector<std::string> kAsciiPieces = {
    "a", "b", "S",  "T", "s", "US", "The", "spring", "AT", "1",    "20",  ".", ".",
    "'", "'", "'s", "-", "&", "&",  "/",   ",",      ";",  ":",    "_",   "@", "\"",
    " ", " ", "\n", "(", "$", "%",  "#",   "\t",     "l'", "U.S.", "x.y",
};

const std::vector<std::string> kMixedPieces = {
    "a",
    "The ",
    "U.S. ",
    "AT&T",
    "’",
    "’s ",
    "é",
    "e\u0301",
    "\u0301",
    " ",
    "\n",
    "&",
    ".",
    "日本",
    "の",
    "コン",
    "ﾞ",
    "ไทย",
    "น้ำ",
    "🇫🇷",
    "\u00AD",
    "\u200D",
    "ж",
    "\xFF",
    "\xC3",
    "١",
    "،",
    "_",
    "@",
    "'",
    "가",
    "s",
    "S",
    "2",
    "a stretch of plain words that is long enough to make the analyzer change to its fast path and back ",
};

}  // namespace

TEST_CASE("the fast path agrees with ICU on made-up ASCII") {
  CHECK(rc::check("pieces", [] {
    const std::string text = *pieces_of(kAsciiPieces);
    RC_ASSERT(both_paths_agree(text, *rc::gen::elementOf(std::vector<std::string>{"en", "fr", "tr", "und"})));
  }));
  CHECK(rc::check("any ASCII bytes", [] {
    const auto bytes = *rc::gen::container<std::string>(
        rc::gen::map(rc::gen::inRange(0, 128), [](int c) { return static_cast<char>(c); }));
    RC_ASSERT(both_paths_agree(bytes, "en"));
  }));
}

TEST_CASE("the fast path agrees with ICU inside mixed text") {
  CHECK(rc::check("pieces", [] {
    RC_ASSERT(both_paths_agree(*pieces_of(kMixedPieces),
                               *rc::gen::elementOf(std::vector<std::string>{"en", "fr", "ja"})));
  }));
  CHECK(
      rc::check("any bytes", [] { RC_ASSERT(both_paths_agree(*rc::gen::arbitrary<std::string>(), "en")); }));
}

TEST_CASE("the fast path agrees with ICU on sentences of news") {
  for (const std::string_view text : {
           "The U.S. Treasury said Friday (Feb. 27) it'll sell $9.75 bln of 3-month bills; AT&T's offer was "
           "12-1/2 pct.",
           "Shr 1.05 dlrs vs 99 cts\n    Net 10,234,000 vs 9.8 mln\n    NOTE: Qtly div. incl. 4-for-3 "
           "split.Reuter",
           "\"I don't know,\" said O'Brien, of Smith&Co.'s R&D arm (www.example.com/a_b?x=1&y=2). E.g. "
           "J.R.R.Tolkien's.",
           "SHIPPING -- LOADINGS AT N.Y. PORT'S PIER 4/5, 1,000,000 T. OF U.K. WHEAT ...",
       }) {
    CHECK(both_paths_agree(std::string(text), "en"));
  }
}

TEST_CASE("every token is sound, whatever the bytes") {
  const auto check_tokens = [](const std::string& text) {
    static Analyzer analyzer;
    std::uint32_t position = 1;
    for (const Token& token : analyzer.analyze(text, "en")) {
      RC_ASSERT(!token.word.empty());
      RC_ASSERT(token.word.size() <= 64u);
      RC_ASSERT(!token.stem.empty());
      RC_ASSERT(token.begin < token.end);
      RC_ASSERT(token.end <= text.size());
      RC_ASSERT((static_cast<unsigned char>(text[token.begin]) & 0xC0) != 0x80);
      RC_ASSERT(token.position >= position);
      position = token.position;
      // The word is in the folded text of its span, but for the dots of initials.
      std::string folded = fold(text.substr(token.begin, token.end - token.begin));
      if (folded.find(token.word) == std::string::npos)
        folded.erase(std::remove(folded.begin(), folded.end(), '.'), folded.end());
      RC_ASSERT(folded.find(token.word) != std::string::npos);
    }
  };
  CHECK(rc::check("pieces", [&] { check_tokens(*pieces_of(kMixedPieces)); }));
  CHECK(rc::check("any bytes", [&] { check_tokens(*rc::gen::arbitrary<std::string>()); }));
}

TEST_CASE("folding twice changes nothing") {
  CHECK(rc::check("pieces", [] {
    const std::string once = fold(*pieces_of(kMixedPieces));
    RC_ASSERT(fold(once) == once);
  }));
}

}  // namespace dateline::text
