#include <algorithm>

#include "common/text/break_iterator.h"
#include "common/text/breaks.h"
#include "common/text/characters.h"

namespace dateline::text {
namespace {

// How far around an offset we look. A longer cluster is noise, and may be cut.
constexpr std::size_t kWindow = 256;

bool is_plain(char c) {
  return static_cast<unsigned char>(c) < 0x80 && c != '\r' && c != '\n';
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

std::size_t grapheme_floor(std::string_view utf8, std::size_t offset) {
  if (offset == 0 || offset >= utf8.size()) return std::min(offset, utf8.size());
  while (offset > 0 && is_continuation(utf8[offset])) --offset;
  if (offset == 0) return 0;
  if (is_plain(utf8[offset - 1]) && is_plain(utf8[offset])) return offset;
  std::size_t begin = offset - std::min(offset, kWindow);
  while (begin < offset && is_continuation(utf8[begin])) ++begin;
  const std::string_view window = utf8.substr(begin, 2 * kWindow);
  icu::BreakIterator& graphemes = iterate_breaks(BreakKind::Grapheme, window);
  const auto inside = static_cast<int32_t>(offset - begin);
  if (graphemes.isBoundary(inside)) return offset;
  return begin + static_cast<std::size_t>(std::max<int32_t>(graphemes.preceding(inside), 0));
}

std::size_t next_grapheme(std::string_view utf8, std::size_t offset) {
  if (offset + 1 >= utf8.size()) return utf8.size();
  if (is_plain(utf8[offset]) && is_plain(utf8[offset + 1])) return offset + 1;
  const std::string_view window = cut_at_character(utf8.substr(offset), kWindow);
  icu::BreakIterator& graphemes = iterate_breaks(BreakKind::Grapheme, window);
  const int32_t next = graphemes.next();
  return next > 0 ? offset + static_cast<std::size_t>(next) : offset + 1;
}

}  // namespace dateline::text
