#include "searcher/engine/misspelling.h"

#include <algorithm>
#include <string>

#include "searcher/query/characters.h"

namespace dateline::engine {

namespace {

// One edit, two edits, and what makes either more or less likely.
constexpr double kLogOneEdit = -6.5;
constexpr double kLogTwoEdits = -8.5;
constexpr double kExchangedLetters = 1.0;
constexpr double kDoubledLetter = 1.0;  // one of two equal letters is missing or too many
constexpr double kFirstLetter = -1.0;   // people seldom miss it
constexpr double kShortWord = -1.0;     // almost any word is near one of so few letters
constexpr double kLongWord = 1.5;       // and hardly any is near one of so many
constexpr std::size_t kShort = 4, kLong = 6;

std::u32string characters(std::string_view text) {
  std::u32string all;
  for (std::size_t i = 0; i < text.size();) {
    const query::Character c = query::character_at(text, i);
    all += c.code;
    i += c.length;
  }
  return all;
}

bool is_exchange(const std::u32string& a, const std::u32string& b, std::size_t at) {
  return a.size() == b.size() && at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at];
}

// The one letter by which `longer` is longer stands beside its like.
bool is_doubled(const std::u32string& longer, std::size_t at) {
  return at > 0 && longer[at] == longer[at - 1];
}

}  // namespace

double log_probability_of_slip(std::string_view typed, std::string_view meant, unsigned edits) {
  const std::u32string a = characters(typed), b = characters(meant);
  const auto parted = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  const auto at = static_cast<std::size_t>(parted - a.begin());
  double sum = edits == 1 ? kLogOneEdit : kLogTwoEdits;
  if (at == 0) sum += kFirstLetter;
  if (a.size() <= kShort) sum += kShortWord;
  if (a.size() >= kLong) sum += kLongWord;
  if (edits != 1) return sum;
  if (is_exchange(a, b, at)) sum += kExchangedLetters;
  if (a.size() != b.size() && is_doubled(a.size() > b.size() ? a : b, at)) sum += kDoubledLetter;
  return sum;
}

}  // namespace dateline::engine
