// One step through bytes that claim to be UTF-8: the well-formed sequences of the Unicode standard, table
// 3-7.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::io {

struct Utf8Sequence {
  std::size_t length = 0;  // bytes of the character, or of the bad part that one U+FFFD stands for
  char32_t character = 0;  // meaningful when `valid`
  bool valid = false;
  bool cut_short = false;  // not valid, but two bytes or more of a character that lost its end
};

// The sequence at `at`, which must be inside `text`.
inline Utf8Sequence utf8_sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {1, lead, true, false};
  if (lead < 0xC2 || lead > 0xF4) return {1, 0, false, false};
  const std::size_t needed = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t character = lead & (0xFFU >> (needed + 1));
  std::uint8_t least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;  // no overlong forms
  std::uint8_t most = lead == 0xED   ? 0x9F
                      : lead == 0xF4 ? 0x8F
                                     : 0xBF;  // no surrogates, nothing past U+10FFFF
  for (std::size_t i = 1; i < needed; ++i) {
    if (at + i >= text.size() || byte(i) < least || byte(i) > most) return {i, 0, false, i > 1};
    character = character << 6U | (byte(i) & 0x3FU);
    least = 0x80;
    most = 0xBF;
  }
  return {needed, character, true, false};
}

// The first byte at or after `from` that is not ASCII; text.size() when all are.
std::size_t skip_ascii(std::string_view text, std::size_t from);

}  // namespace dateline::io
