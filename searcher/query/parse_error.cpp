#include <algorithm>
#include <string>
#include <string_view>

#include "searcher/query/characters.h"
#include "searcher/query/parser.h"

namespace dateline::query {
namespace {

constexpr std::string_view kIndent = "  ";
constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kColumns = 72;        // of the query that a terminal line shows
constexpr std::size_t kColumnsBefore = 36;  // of those before the place, when the query is longer

// Columns of a terminal, roughly: two for the East Asian wide blocks, none for combining marks. Enough to set
// a caret.
std::size_t columns(char32_t c) {
  if (c >= 0x300 && c <= 0x36F) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                    (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                    (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF) ||
                    (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

// Two lines grow together: what the query shows and what stands below it.
struct Lines {
  std::string shown;
  std::string below;
  std::size_t width = 0;

  void add(std::string_view text, std::size_t text_columns, char mark) {
    shown += text;
    below.append(text_columns, mark);
    width += text_columns;
  }
};

// Where the window begins: kColumnsBefore characters before the place when the query does not fit.
std::size_t window_begin(std::string_view text, std::size_t place) {
  if (text.size() <= kColumns) return 0;
  std::size_t begin = place;
  std::size_t before = 0;
  while (begin > 0 && before < kColumnsBefore) {
    do --begin;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80);
    before += columns(character_at(text, begin).code);
  }
  return begin;
}

}  // namespace

std::string ParseError::with_caret(std::string_view query) const {
  const std::string text = spaces_for_invalid_utf8(query);
  std::size_t place = std::min(offset, text.size());
  while (place > 0 && place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80)
    --place;

  Lines lines;
  std::size_t at = window_begin(text, place);
  if (at > 0) lines.add(kEllipsis, 1, ' ');
  while (at < text.size() && lines.width < kColumns) {
    const Character c = character_at(text, at);
    const bool marked = at >= place && at < place + length;
    const std::string_view shown = is_white_space(c.code) ? " " : std::string_view(text).substr(at, c.length);
    lines.add(shown, is_white_space(c.code) ? 1 : columns(c.code), marked ? '^' : ' ');
    at += c.length;
  }
  if (at < text.size()) lines.add(kEllipsis, 1, ' ');
  if (place == text.size()) lines.below += '^';
  lines.below.erase(lines.below.find_last_not_of(' ') + 1);

  std::string message_and_place = message;
  for (const std::string& line : {lines.shown, lines.below}) {
    message_and_place += '\n';
    message_and_place += kIndent;
    message_and_place += line;
  }
  return message_and_place;
}

}  // namespace dateline::query
