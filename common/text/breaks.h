// Sentences, grapheme clusters and display width, for snippets and the terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

// Byte offsets at which sentences begin (UAX #29, plus every '\n'), the first 0, and text.size() last. Empty
// text: {0}.
std::vector<std::uint32_t> sentence_breaks(std::string_view utf8, std::string_view language);

// The nearest grapheme-cluster border at or before `offset` (bytes).
std::size_t grapheme_floor(std::string_view utf8, std::size_t offset);

// Columns that a terminal uses for the text: wide East Asian characters and emoji count 2, combining marks 0.
std::size_t display_width(std::string_view utf8);

// Lines of at most `width` columns, broken where UAX #14 allows; never inside a grapheme cluster.
std::vector<std::string> wrap(std::string_view utf8, std::size_t width);

}  // namespace dateline::text
