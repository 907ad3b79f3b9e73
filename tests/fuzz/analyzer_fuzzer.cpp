// Any bytes in any language: tokens must be sound, and both paths of the analyzer must agree. So must the
// breaks.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "common/text/breaks.h"
#include "common/text/language.h"

namespace {

using dateline::text::Analyzer;
using dateline::text::Token;

void require(bool holds) {
  if (!holds) std::abort();
}

bool equal(const Token& one, const Token& other) {
  return one.word == other.word && one.stem == other.stem && one.accented == other.accented &&
         one.acronym == other.acronym && one.position == other.position && one.begin == other.begin &&
         one.end == other.end && one.stop == other.stop && one.kind == other.kind;
}

void check_tokens(std::string_view text, std::string_view language) {
  static Analyzer fast;
  static Analyzer icu;
  const std::vector<Token>& tokens = fast.analyze(text, language);
  const std::vector<Token>& same = icu.analyze_with_icu(text, language);
  require(tokens.size() == same.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    require(equal(token, same[i]));
    require(!token.word.empty() && token.word.size() <= 64 && !token.stem.empty());
    require(token.begin < token.end && token.end <= text.size());
    require(i == 0 ? token.position == 1 : token.position >= tokens[i - 1].position);
  }
}

void check_breaks(std::string_view text, std::string_view language) {
  const std::vector<std::uint32_t> breaks = dateline::text::sentence_breaks(text, language);
  require(breaks.front() == 0 && breaks.back() == text.size());
  for (std::size_t i = 1; i < breaks.size(); ++i) require(breaks[i - 1] < breaks[i]);
  for (std::size_t at = 0; at < text.size(); at += 7) {
    const std::size_t floor = dateline::text::grapheme_floor(text, at);
    require(floor <= at && dateline::text::next_grapheme(text, at) > at);
  }
  for (const std::string& line : dateline::text::wrap(text, 20)) require(line.size() <= text.size());
}

}  // namespace

// The first byte chooses the language.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kLanguages[] = {"en", "fr", "tr", "ja", "ar", "ru", "el", "und"};
  if (size == 0) return 0;
  const std::string_view language = kLanguages[data[0] % std::size(kLanguages)];
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  check_tokens(text, language);
  check_breaks(text, language);
  require(!dateline::text::detect_language(text).empty());
  dateline::text::fold(text);
  dateline::text::language_subtag(text);
  dateline::text::display_width(text);
  return 0;
}
