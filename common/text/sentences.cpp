#include <algorithm>
#include <array>

#include "common/text/break_iterator.h"
#include "common/text/breaks.h"
#include "common/text/characters.h"

namespace dateline::text {
namespace {

// Abbreviations that stand before a name or a number, and so never end a sentence.
constexpr std::array<std::string_view, 38> kAbbreviations = {
    "Adm", "Apr",  "Aug",  "Brig", "Capt", "Col", "Dec",    "Dr",   "Feb",  "Fig", "Gen", "Gov", "Hon",
    "Jan", "Jul",  "Jun",  "Lt",   "Maj",  "Mar", "Messrs", "Mme",  "Mr",   "Mrs", "Ms",  "Mt",  "Nov",
    "Oct", "Pres", "Prof", "Rep",  "Reps", "Rev", "Sen",    "Sens", "Sept", "Sgt", "St",  "vs",
};

// Whether a text that breaks off here has only come to the full stop of an initial (U.S., J.) or of an
// abbreviation.
bool ends_in_abbreviation(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  if (text.empty() || text.back() != '.') return false;
  text.remove_suffix(1);
  std::size_t begin = text.size();
  while (begin > 0 && ascii::kind(text[begin - 1]) == ascii::Letter) --begin;
  const std::string_view word = text.substr(begin);
  if (word.size() == 1) return ascii::is_upper(word[0]);
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

}  // namespace

std::vector<std::uint32_t> sentence_breaks(std::string_view utf8, std::string_view language) {
  std::vector<std::uint32_t> breaks = {0};
  if (utf8.empty()) return breaks;
  const BreakKind kind = language == "el" ? BreakKind::GreekSentence : BreakKind::Sentence;
  icu::BreakIterator& sentences = iterate_breaks(kind, utf8);
  for (int32_t at = sentences.next(); at != icu::BreakIterator::DONE; at = sentences.next()) {
    const auto offset = static_cast<std::uint32_t>(at);
    if (offset == utf8.size() || !ends_in_abbreviation(utf8.substr(0, offset))) breaks.push_back(offset);
  }
  return breaks;
}

}  // namespace dateline::text
