#include "searcher/engine/sentences.h"

#include <algorithm>

#include "common/text/breaks.h"
#include "common/text/characters.h"

namespace dateline::engine {

namespace {

namespace ascii = text::ascii;

// No line of more than this: the text is wrapped by hand, and its line ends mean nothing.
constexpr std::size_t kLongestWrappedLine = 100;

bool is_hard_wrapped(std::string_view text) {
  std::size_t begin = 0;
  std::size_t lines = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > kLongestWrappedLine) return false;
    begin = end + 1;
    ++lines;
  }
  return lines > 2;
}

// Does what follows the break go on with the sentence: "Safe?" he asked; on Feb. 26?
bool goes_on(std::string_view text, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && is_space(text[before - 1])) --before;
  const bool after_full_stop = before > 0 && text[before - 1] == '.';
  return ascii::is_lower(text[at]) || (after_full_stop && ascii::is_digit(text[at]));
}

std::string lines_joined(std::string_view paragraph) {
  std::string joined(paragraph);
  std::replace_if(
      joined.begin(), joined.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return joined;
}

}  // namespace

Sentences::Sentences(std::string_view text, std::string_view language)
    : text_(text), language_(language), wrapped_(is_hard_wrapped(text)) {}

Span Sentences::around(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < paragraph_.begin || offset >= paragraph_.end) split(paragraph_around(offset));
  const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
  return {*(next - 1), next == begins_.end() ? paragraph_.end : *next};
}

std::size_t Sentences::skip_space(std::size_t offset) const {
  while (offset < text_.size() && is_space(text_[offset])) ++offset;
  return offset;
}

// In hard-wrapped text only a line end before an empty, indented or listed line.
bool Sentences::ends_paragraph(std::size_t newline) const {
  if (!wrapped_ || newline + 1 >= text_.size()) return true;
  const char next = text_[newline + 1];
  return is_space(next) || next == '-' || next == '*';
}

// White space belongs to the paragraph before it.
Span Sentences::paragraph_around(std::size_t offset) const {
  while (offset > 0 && (offset == text_.size() || is_space(text_[offset]))) --offset;
  Span paragraph{0, text_.size()};
  for (std::size_t at = offset; at > 0; --at) {
    if (text_[at - 1] == '\n' && ends_paragraph(at - 1)) {
      paragraph.begin = skip_space(at);
      break;
    }
  }
  for (std::size_t at = text_.find('\n', offset); at != std::string_view::npos;
       at = text_.find('\n', at + 1)) {
    if (ends_paragraph(at)) {
      paragraph.end = skip_space(at);
      break;
    }
  }
  return paragraph;
}

void Sentences::split(Span paragraph) {
  const std::string_view text = text_of(text_, paragraph);
  paragraph_ = paragraph;
  begins_.assign(1, paragraph.begin);
  for (const std::uint32_t at : text::sentence_breaks(lines_joined(text), language_)) {
    if (at > 0 && at < text.size() && !goes_on(text, at)) begins_.push_back(paragraph.begin + at);
  }
}

}  // namespace dateline::engine
