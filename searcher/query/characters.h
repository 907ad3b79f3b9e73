// The characters that the query language tells apart. Works on valid UTF-8; no ICU, since a query is mostly
// ASCII and short.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::query {

struct Character {
  char32_t code = 0;
  std::size_t length = 1;  // bytes
};

// The character at `offset`, which must be the first byte of one.
Character character_at(std::string_view valid_utf8, std::size_t offset);

// The same number of bytes with every byte that is no part of valid UTF-8 replaced by a space.
std::string spaces_for_invalid_utf8(std::string_view bytes);

bool is_white_space(
    char32_t c);  // control characters, no-break and ideographic spaces and the byte-order mark too
bool is_open_parenthesis(char32_t c);
bool is_close_parenthesis(char32_t c);
bool is_open_quote(char32_t c);  // " “ ” „ « » and full-width "
bool closes_quote(char32_t open, char32_t c);
bool is_colon(char32_t c);
bool is_punctuation(
    char32_t c);  // of no weight in a word: ASCII but letters and digits, general and CJK punctuation

// A letter, digit or symbol that a word can be made of.
bool has_word_character(std::string_view valid_utf8);

// ASCII letters only.
std::string lower_ascii(std::string_view text);

}  // namespace dateline::query
