// Small questions about a line of text, and its white space. ASCII rules; other scripts pass through
// untouched.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::formats {

bool is_white_space(char c);  // ASCII white space, controls and NUL

// Without white space at both ends: ASCII, no-break and ideographic spaces, byte-order marks.
std::string_view trim(std::string_view text);

// Trimmed, with each run of white space as one space: titles, names, list items.
std::string one_line(std::string_view text);

std::string ascii_lower(std::string_view text);
bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case_prefix);

// Words between spaces, counted up to `enough`: a long text is not read to its end.
std::size_t count_words(std::string_view text, std::size_t enough);

// Whether it ends as a sentence does: with '.', '!', '?', ':', ';' or their like in other scripts, quotes
// aside.
bool ends_as_sentence(std::string_view text);

// The first word, and `text` without it and the white space after it.
std::string_view take_token(std::string_view& text);

}  // namespace dateline::formats
