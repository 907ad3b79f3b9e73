// Where a text may be cut for a snippet, and how long its parts look.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "common/text/breaks.h"

namespace dateline::engine {

// A stretch of a text, in bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

inline std::string_view text_of(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

constexpr bool is_space(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '\x7F';
}

// Length in code points, wide ones (Han, kana, Hangul, emoji) counted twice. Combining marks count, so that
// no text is longer in bytes than four times its length.
std::size_t shown_length(std::string_view text);

// shown_length(text) <= length, without reading far past it.
bool fits(std::string_view text, std::size_t length);

// The nearest grapheme-cluster border at or after `offset`.
std::size_t grapheme_ceiling(std::string_view text, std::size_t offset);

// Cuts at borders of words where one is near, else of grapheme clusters. `tokens` are those of `text`.
class Cutter {
 public:
  Cutter(std::string_view text, const std::vector<text::Token>& tokens) : text_(text), tokens_(tokens) {}

  // At most `length` of the sentence, with all of `core` (if that fits) and some of what stands around it.
  Span cut_around(Span sentence, Span core, std::size_t length) const;

 private:
  std::size_t border_after(std::size_t offset, std::size_t most) const;
  std::size_t border_before(std::size_t offset, std::size_t least) const;
  Span unspaced_word_at(std::size_t offset) const;

  std::string_view text_;
  const std::vector<text::Token>& tokens_;
};

}  // namespace dateline::engine
