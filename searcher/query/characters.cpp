#include "searcher/query/characters.h"

#include <algorithm>

namespace dateline::query {
namespace {

constexpr char32_t kLeftDouble = U'\u201C';
constexpr char32_t kRightDouble = U'\u201D';
constexpr char32_t kLowDouble = U'\u201E';
constexpr char32_t kLeftGuillemet = U'\u00AB';
constexpr char32_t kRightGuillemet = U'\u00BB';
constexpr char32_t kFullWidthQuote = U'\uFF02';

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Bytes of the well-formed sequence at `i` (Unicode, table 3-7), 0 when there is none.
std::size_t sequence_length(std::string_view text, std::size_t i) {
  const unsigned char lead = byte_at(text, i);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte_at(text, i + k) & 0xC0U) != 0x80) return 0;
  }
  const unsigned char second = byte_at(text, i + 1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool surrogate = lead == 0xED && second > 0x9F;
  const bool beyond_unicode = lead == 0xF4 && second > 0x8F;
  return overlong || surrogate || beyond_unicode ? 0 : length;
}

}  // namespace

Character character_at(std::string_view valid_utf8, std::size_t offset) {
  const unsigned char lead = byte_at(valid_utf8, offset);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) code = code << 6U | (byte_at(valid_utf8, offset + k) & 0x3FU);
  return {code, length};
}

std::string spaces_for_invalid_utf8(std::string_view bytes) {
  std::string text(bytes);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) text[i] = ' ';
    i += std::max<std::size_t>(length, 1);
  }
  return text;
}

bool is_white_space(char32_t c) {
  return c <= 0x20 || is_between(c, 0x7F, 0xA0) || c == 0x1680 || is_between(c, 0x2000, 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_open_parenthesis(char32_t c) {
  return c == '(' || c == U'\uFF08';
}
bool is_close_parenthesis(char32_t c) {
  return c == ')' || c == U'\uFF09';
}
bool is_colon(char32_t c) {
  return c == ':' || c == U'\uFF1A';
}

bool is_open_quote(char32_t c) {
  return c == '"' || c == kFullWidthQuote || c == kLeftDouble || c == kRightDouble || c == kLowDouble ||
         c == kLeftGuillemet || c == kRightGuillemet;
}

bool closes_quote(char32_t open, char32_t c) {
  const bool straight = c == '"' || c == kFullWidthQuote;
  if (open == kLeftGuillemet) return c == kRightGuillemet;
  if (open == kRightGuillemet) return c == kLeftGuillemet;
  if (open == '"' || open == kFullWidthQuote) return straight;
  return straight || c == kLeftDouble || c == kRightDouble;  // „…“ and “…” and ”…”
}

bool is_punctuation(char32_t c) {
  if (c < 0x80) return !(is_between(c, '0', '9') || is_between(c, 'a', 'z') || is_between(c, 'A', 'Z'));
  if (is_between(c, 0xA1, 0xBF)) return c != 0xAA && c != 0xB5 && c != 0xBA;  // ª µ º are letters
  if (is_between(c, 0x3000, 0x303F)) return !is_between(c, 0x3005, 0x3007);   // 々 〆 〇 are letters
  return is_between(c, 0x2000, 0x206F) || is_between(c, 0xFF01, 0xFF0F) || is_between(c, 0xFF1A, 0xFF20) ||
         is_between(c, 0xFF3B, 0xFF40) || is_between(c, 0xFF5B, 0xFF65) || c == 0xFFFD || is_white_space(c);
}

bool has_word_character(std::string_view valid_utf8) {
  for (std::size_t i = 0; i < valid_utf8.size();) {
    const Character c = character_at(valid_utf8, i);
    if (!is_punctuation(c.code)) return true;
    i += c.length;
  }
  return false;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace dateline::query
