// How bytes are shown in ids, messages and on a terminal.
#include <fmt/format.h>

#include "common/io/utf8.h"
#include "common/io/utf8_sequence.h"

namespace dateline::io {

namespace {

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool is_bidirectional_override(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string percent_encode(std::string_view bytes) {
  std::string shown;
  shown.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Sequence sequence = utf8_sequence(bytes, at);
    const auto part = bytes.substr(at, sequence.length);
    if (sequence.valid && sequence.character != '%' && !is_control(sequence.character)) {
      shown += part;
    } else {
      for (const char c : part) shown += fmt::format("%{:02X}", static_cast<std::uint8_t>(c));
    }
    at += sequence.length;
  }
  return shown;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      bytes += text[at];
      continue;
    }
    if (at + 2 >= text.size()) return std::nullopt;
    const int high = hexadecimal(text[at + 1]);
    const int low = hexadecimal(text[at + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return bytes;
}

std::string printable(std::string_view utf8) {
  std::string shown;
  shown.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Utf8Sequence sequence = utf8_sequence(utf8, at);
    const char32_t c = sequence.character;
    if (sequence.valid && (c == '\t' || c == '\n')) {
      shown += ' ';
    } else if (sequence.valid && !is_control(c) && !is_bidirectional_override(c)) {
      shown += utf8.substr(at, sequence.length);
    }
    at += sequence.length;
  }
  return shown;
}

}  // namespace dateline::io
