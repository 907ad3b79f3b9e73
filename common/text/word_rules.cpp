#include "common/text/word_rules.h"

#include <unicode/uchar.h>

#include "common/text/elision.h"

namespace dateline::text {
namespace {

// No rule below has a meaning for longer segments, which are noise.
constexpr std::size_t kMaxRuledBytes = 512;

bool is_letter(char32_t c) {
  if (is_ascii(c)) return ascii::kind(static_cast<char>(c)) == ascii::Letter;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0;
}

bool is_digit(char32_t c) {
  return is_ascii(c) ? ascii::is_digit(static_cast<char>(c)) : u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_s(char32_t c) {
  return c == 's' || c == 'S';
}

// The number of letters, without a possessive ending; 0 when there is anything else.
std::size_t count_letters(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    if (is_letter(c) && !is_apostrophe(c)) {
      ++letters;
    } else if (is_apostrophe(c) && i + 1 == word.size() && is_s(static_cast<unsigned char>(word[i]))) {
      return letters;
    } else if (!is_attached(c)) {
      return 0;
    }
  }
  return letters;
}

}  // namespace

WordRules::WordRules(std::string_view language)
    : language_(language), ends_at_apostrophe_(has_endings_after_apostrophe(language)) {}

void WordRules::split(std::string_view text, const Segment& segment, std::vector<Word>& words) {
  if (segment.end - segment.begin > kMaxRuledBytes) {
    words.push_back({segment.begin, segment.end, false, false});
    return;
  }
  read(text, segment);
  std::size_t first = 0;
  for (std::size_t i = 1; i + 1 < characters_.size(); ++i) {
    if (!sentence_ends_at(i)) continue;
    strip(first, i, words);
    first = i + 1;
  }
  strip(first, characters_.size(), words);
}

void WordRules::read(std::string_view text, const Segment& segment) {
  characters_.clear();
  for (std::size_t i = segment.begin; i < segment.end;) {
    const auto begin = static_cast<std::uint32_t>(i);
    const char32_t c = next_code_point(text, i);
    const auto end = static_cast<std::uint32_t>(i);
    if (is_attached(c) && !characters_.empty()) {
      characters_.back().end = end;
      continue;
    }
    const bool upper =
        is_ascii(c) ? ascii::is_upper(static_cast<char>(c)) : u_isupper(static_cast<UChar32>(c)) != 0;
    const bool lower =
        is_ascii(c) ? ascii::is_lower(static_cast<char>(c)) : u_islower(static_cast<UChar32>(c)) != 0;
    const Case letter_case = upper ? Case::Upper : lower ? Case::Lower : Case::None;
    characters_.push_back({c, begin, end, is_letter(c) && !is_apostrophe(c), is_digit(c), letter_case});
  }
}

// A full stop with no space after it: before a capital that begins a word (spring.The, but not EXAMPLE.COM or
// U.S), and before a letter that has no case (but not between single ones).
bool WordRules::sentence_ends_at(std::size_t dot) const {
  if (!is_inner_dot(characters_[dot].code)) return false;
  const Character& before = characters_[dot - 1];
  const Character& after = characters_[dot + 1];
  if (!before.letter || !after.letter || after.letter_case == Case::Lower) return false;
  if (after.letter_case == Case::None) return !(stands_alone(dot - 1) && stands_alone(dot + 1));
  if (before.letter_case == Case::Lower) return true;
  return dot + 2 < characters_.size() && characters_[dot + 2].letter_case == Case::Lower;
}

bool WordRules::stands_alone(std::size_t i) const {
  const bool begins = i == 0 || is_inner_dot(characters_[i - 1].code);
  const bool ends = i + 1 == characters_.size() || is_inner_dot(characters_[i + 1].code);
  return begins && ends;
}

void WordRules::strip(std::size_t first, std::size_t last, std::vector<Word>& words) const {
  while (first < last && is_apostrophe(characters_[first].code)) ++first;
  while (first < last && is_apostrophe(characters_[last - 1].code)) --last;
  if (first == last) return;

  std::size_t apostrophe = first;
  while (apostrophe < last && !is_apostrophe(characters_[apostrophe].code)) ++apostrophe;
  if (apostrophe < last) {
    if (ends_at_apostrophe_) {
      last = apostrophe;
    } else if (is_elided(first, apostrophe)) {
      first = apostrophe + 1;
    }
  }
  if (last - first >= 3 && is_s(characters_[last - 1].code) && is_apostrophe(characters_[last - 2].code))
    last -= 2;

  const bool initials = are_initials(first, last);
  words.push_back({characters_[first].begin, characters_[last - 1].end, initials, are_capitals(first, last)});
}

bool WordRules::is_elided(std::size_t first, std::size_t apostrophe) const {
  std::string article;
  for (std::size_t i = first; i < apostrophe; ++i) {
    if (!is_ascii(characters_[i].code)) return false;
    article.push_back(static_cast<char>(characters_[i].code));
  }
  return is_elided_article(article, language_);
}

bool WordRules::are_initials(std::size_t first, std::size_t last) const {
  if (last - first < 3 || (last - first) % 2 == 0) return false;
  for (std::size_t i = first; i < last; ++i) {
    const bool right = (i - first) % 2 == 0 ? characters_[i].letter : is_inner_dot(characters_[i].code);
    if (!right) return false;
  }
  return true;
}

bool WordRules::are_capitals(std::size_t first, std::size_t last) const {
  std::size_t count = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Character& c = characters_[i];
    if (is_inner_dot(c.code) && are_initials(first, last)) continue;
    const bool allowed = c.letter_case == Case::Upper || (c.digit && count > 0);
    if (!allowed) return false;
    ++count;
  }
  return count >= kMinCapitals && count <= kMaxCapitals;
}

bool joined_by_ampersand(std::string_view text, const Segment& left, const Segment& right) {
  constexpr std::size_t kMaxLetters = 3;
  if (left.writing != WritingSystem::Spaced || right.writing != WritingSystem::Spaced) return false;
  const std::string_view between = text.substr(left.end, right.begin - left.end);
  if (between != "&" && between != "＆") return false;
  const std::size_t left_letters = count_letters(text.substr(left.begin, left.end - left.begin));
  const std::size_t right_letters = count_letters(text.substr(right.begin, right.end - right.begin));
  return left_letters > 0 && left_letters <= kMaxLetters && right_letters > 0 && right_letters <= kMaxLetters;
}

bool is_detached_possessive(std::string_view text, const Segment& segment) {
  if (segment.end - segment.begin != 1 || segment.begin < 2) return false;
  if (!is_s(static_cast<unsigned char>(text[segment.begin]))) return false;
  std::string_view before = text.substr(0, segment.begin);
  if (before.back() == '\'') {
    before.remove_suffix(1);
  } else if (before.size() > 3 && before.substr(before.size() - 3) == "’") {
    before.remove_suffix(3);
  } else {
    return false;
  }
  const char owner = before.back();
  return owner == '.' || ascii::kind(owner) != ascii::Separator || static_cast<unsigned char>(owner) >= 0x80;
}

}  // namespace dateline::text
