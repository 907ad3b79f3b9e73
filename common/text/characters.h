// What single characters are to the segmenter and the word rules. ASCII is answered by a table, the rest by
// ICU.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::text {

constexpr char32_t kReplacement = 0xFFFD;

// The code point at `offset`, which moves behind it. A sequence that is not UTF-8 gives kReplacement.
char32_t next_code_point(std::string_view utf8, std::size_t& offset);

void append_utf8(char32_t c, std::string& out);

// `text` without a last character that lies across `limit` bytes.
std::string_view cut_at_character(std::string_view text, std::size_t limit);

// The first byte at or after `offset` that is not ASCII; text.size() where there is none.
std::size_t find_non_ascii(std::string_view text, std::size_t offset);

namespace ascii {

enum Kind : std::uint8_t { Separator, Letter, Digit };

constexpr std::array<Kind, 256> kKinds = [] {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = Letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = Letter;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = Digit;
  return kinds;
}();

constexpr Kind kind(char c) {
  return kKinds[static_cast<unsigned char>(c)];
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c | 0x20) : c;
}

}  // namespace ascii

constexpr bool is_ascii(char32_t c) {
  return c < 0x80;
}

// Apostrophes of all kinds, the Ukrainian and the full-width one included.
constexpr bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x201B || c == 0x02BC || c == 0xFF07;
}

// Full stops that UAX #29 lets stand inside a word.
constexpr bool is_inner_dot(char32_t c) {
  return c == '.' || c == 0x2024 || c == 0xFE52 || c == 0xFF0E;
}

// Letters and digits: without one of them there is no word.
bool is_word_character(char32_t c);

// A capital letter of a script that has two cases; titlecase digraphs too.
bool is_capital(char32_t c);

// Combining marks and invisible format characters: they belong to the character before them.
bool is_attached(char32_t c);

// Marks that UAX #29 allows between two letters or two digits of one word: full stop, apostrophe, comma,
// middle dot and the like.
bool is_inner_mark(char32_t c);

// How a script writes words.
enum class WritingSystem : std::uint8_t {
  Spaced,       // words stand between spaces or punctuation
  Ideographic,  // Han, kana, Bopomofo: no spaces
  Southeast,    // Thai, Lao, Khmer, Burmese and their relatives: no spaces
};
WritingSystem writing_system(char32_t c);

}  // namespace dateline::text
