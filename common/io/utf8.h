// Bytes to UTF-8, and how bytes are shown in ids and messages. The only users of ICU's converters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::io {

struct DecodedText {
  std::string text;                    // valid UTF-8, without byte-order mark
  std::string encoding;                // the encoding it was read as, e.g. "UTF-8", "windows-1252"
  std::optional<std::string> warning;  // what was repaired or guessed, for the user
  unsigned warning_line = 0;           // 1-based line of the first repair; 0 when the whole text is meant
};

// UTF-8 as it is; UTF-16/32 by byte-order mark; else, when not valid UTF-8, ICU's detection where it is
// confident (and most of the text is not valid UTF-8), else UTF-8 with each bad sequence replaced by U+FFFD
// and a warning. NUL bytes become spaces.
DecodedText decode(std::string bytes);

bool is_valid_utf8(std::string_view text);

// Full case folding of Unicode, for comparing names and tags. Invalid UTF-8 is kept or becomes U+FFFD.
std::string fold_case(std::string_view utf8);

// `%XX` for control characters, '%' and bytes that are not valid UTF-8: how ids and paths appear in JSON and
// messages.
std::string percent_encode(std::string_view bytes);
// The inverse; nullopt when a '%' is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text);

// Text for a terminal: without control characters (a tab or a line's end becomes a space) and bidirectional
// overrides (U+202A..E, U+2066..9).
std::string printable(std::string_view utf8);

// At most `limit` bytes, cut at a character's border.
std::string_view truncate(std::string_view utf8, std::size_t limit);

}  // namespace dateline::io
