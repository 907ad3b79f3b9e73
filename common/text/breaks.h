// Sentences, grapheme clusters and display width, for snippets and the terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

// Byte offsets at which sentences begin (UAX #29, plus every '\n'), the first 0, and text.size() last. Empty
// text: {0}. The full stop of an initial (U.S., J.) or of an abbreviation that stands before a name or number
// (Mr., Feb.) ends no sentence.
std::vector<std::uint32_t> sentence_breaks(std::string_view utf8, std::string_view language);

// The nearest grapheme-cluster border at or before `offset` (bytes).
std::size_t grapheme_floor(std::string_view utf8, std::size_t offset);

// Where the grapheme cluster that begins at `offset` ends. Both look 256 bytes around only: a longer cluster
// is noise.
std::size_t next_grapheme(std::string_view utf8, std::size_t offset);

// Columns that a terminal uses for the text: wide East Asian characters and emoji count 2, combining marks 0.
std::size_t display_width(std::string_view utf8);

// Lines of at most `width` columns, broken where UAX #14 allows; never inside a grapheme cluster.
// A '\n' ends a line; spaces at the end of a line are dropped. A single character may be wider than `width`.
std::vector<std::string> wrap(std::string_view utf8, std::size_t width);

}  // namespace dateline::text
