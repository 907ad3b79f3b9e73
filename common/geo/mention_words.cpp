#include "common/geo/mention_words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <vector>

#include "common/geo/fold_name.h"

namespace dateline::geo {
namespace {

constexpr char32_t kSeparator = 0;
constexpr char32_t kIgnored = 1;
constexpr char32_t kTableEnd = 0x3000;  // above it letters fold to themselves: Han, kana, Hangul

bool is_word_character(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isalnum(code) || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0 ||
         u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

char32_t folded_letter(char32_t c, const icu::Normalizer2& decompose) {
  constexpr char32_t kNukta = 0x93C;
  if (!is_word_character(c)) return kSeparator;
  UChar32 code = u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT);
  if (icu::UnicodeString parts; decompose.getDecomposition(code, parts)) code = parts.char32At(0);
  if (is_ignored_mark(code) || code == static_cast<UChar32>(kNukta)) return kIgnored;
  return static_cast<char32_t>(plain_letter(code));
}

// What each character below kTableEnd folds to.
const std::vector<char32_t>& fold_table() {
  static const std::vector<char32_t> table = [] {
    std::vector<char32_t> folds(kTableEnd, kSeparator);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return folds;
    for (char32_t c = 0x80; c < kTableEnd; ++c) folds[c] = folded_letter(c, *decompose);
    return folds;
  }();
  return table;
}

char32_t fold(char32_t c) {
  if (c < kTableEnd) return fold_table()[c];
  return is_word_character(c) ? c : kSeparator;
}

constexpr bool is_ascii_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Moves `offset` behind the character when it belongs to a word.
bool pass_word_character(std::string_view text, std::uint32_t& offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {
    if (!is_ascii_word(byte)) return false;
    ++offset;
    return true;
  }
  std::uint32_t next = offset;
  if (fold(code_point_at(text, next)) == kSeparator) return false;
  offset = next;
  return true;
}

void append_utf8(char32_t c, std::string& out) {
  icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(out);
}

// Whether what stands between two words leaves them parts of one name: "New\n  York", "Guinea-Bissau", "U.S",
// "St. Lucia".
bool joins(std::string_view between) {
  bool has_mark = false;
  for (std::size_t i = 0; i < between.size(); ++i) {
    const char c = between[i];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') continue;
    const bool right_quote = between.compare(i, 3, "\u2019") == 0;
    if (has_mark || (c != '-' && c != '.' && c != '\'' && !right_quote)) return false;
    has_mark = true;
    if (right_quote) i += 2;
  }
  return true;
}

}  // namespace

char32_t code_point_at(std::string_view text, std::uint32_t& offset) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  auto at = static_cast<int32_t>(offset);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, length, c);
  offset = static_cast<std::uint32_t>(at);
  return static_cast<char32_t>(c);
}

bool next_word(std::string_view text, std::uint32_t offset, MentionWord& word) {
  const std::uint32_t from = offset;
  word.begin = offset;
  while (word.begin < text.size()) {
    offset = word.begin;
    if (pass_word_character(text, offset)) break;
    if (static_cast<unsigned char>(text[word.begin]) < 0x80)
      ++word.begin;
    else
      code_point_at(text, word.begin);
  }
  if (word.begin >= text.size()) return false;
  while (offset < text.size() && pass_word_character(text, offset)) {
  }
  word.end = offset;
  const auto first = static_cast<unsigned char>(text[word.begin]);
  if (first < 0x80) {
    word.capital = first >= 'A' && first <= 'Z';
  } else {
    std::uint32_t at = word.begin;
    word.capital = !u_isULowercase(static_cast<UChar32>(code_point_at(text, at)));
  }
  word.is_joined = from == 0 || joins(text.substr(from, word.begin - from));
  return true;
}

void append_folded(std::string_view word, std::string& folded) {
  for (std::uint32_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      folded += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte);
      ++at;
      continue;
    }
    const char32_t c = fold(code_point_at(word, at));
    if (c < 0x80) {
      if (c > kIgnored) folded += static_cast<char>(c);
    } else {
      append_utf8(c, folded);
    }
  }
}

bool is_all_capitals(std::string_view text) {
  bool any = false;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto code = static_cast<UChar32>(code_point_at(text, at));
    if (u_islower(code)) return false;
    any = any || u_isupper(code);
  }
  return any;
}

}  // namespace dateline::geo
