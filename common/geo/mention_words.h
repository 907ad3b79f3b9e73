// The words of a text, and their folded forms, as names of countries are looked for in it: for the forms of
// the lexicon and for articles alike. Much coarser than the Analyzer, and cheap enough for every word of an
// archive. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::geo {

struct MentionWord {
  std::uint32_t begin = 0;  // bytes in the text
  std::uint32_t end = 0;
  bool capital = false;    // begins with a capital, or with a letter of a script without case
  bool is_joined = false;  // to the word before: by white space, or by one hyphen, full stop or apostrophe
};

// The next word at or after `offset`; false when there is none. A word is a run of letters, digits and their
// marks.
bool next_word(std::string_view text, std::uint32_t offset, MentionWord& word);

// Appends a word without case and accents; Arabic and Persian letter variants are one. The result has no
// ASCII capital and no space.
void append_folded(std::string_view word, std::string& folded);

// The code point at `offset`, which moves behind it; U+FFFD for what is not UTF-8.
char32_t code_point_at(std::string_view text, std::uint32_t& offset);

// No letter in it is a small one, and some are capitals: then capitals tell nothing.
bool is_all_capitals(std::string_view text);

}  // namespace dateline::geo
