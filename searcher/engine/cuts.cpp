#include "searcher/engine/cuts.h"

#include <algorithm>
#include <cstdint>

namespace dateline::engine {

namespace {

// How far from the wanted place a word border may be, in bytes: past that the text has no spaces, or no
// words.
constexpr std::size_t kReach = 64;

// By the lead byte; a continuation byte has none. Free of branches, so that long texts are measured many
// bytes at a time.
constexpr std::uint8_t length_of(char byte) {
  const auto lead = static_cast<std::uint8_t>(byte);
  const bool continues = (lead & 0xC0U) == 0x80U;
  const bool wide = ((lead >= 0xE3) & (lead <= 0xED)) | (lead >= 0xF0);  // U+3000 to U+DFFF, U+10000 and up
  return static_cast<std::uint8_t>(!continues + wide);
}

std::size_t length_at(std::string_view text, std::size_t offset) {
  return length_of(text[offset]);
}

bool is_character_border(std::string_view text, std::size_t offset) {
  return offset == 0 || offset >= text.size() || length_at(text, offset) > 0;
}

std::size_t forward(std::string_view text, std::size_t from, std::size_t length) {
  std::size_t offset = from;
  for (; offset < text.size() && length >= length_at(text, offset); ++offset)
    length -= length_at(text, offset);
  return offset;
}

std::size_t backward(std::string_view text, std::size_t from, std::size_t length) {
  std::size_t border = from;
  for (std::size_t offset = from; offset > 0 && length >= length_at(text, offset - 1); --offset) {
    length -= length_at(text, offset - 1);
    if (is_character_border(text, offset - 1)) border = offset - 1;
  }
  return border;
}

}  // namespace

std::size_t shown_length(std::string_view text) {
  std::size_t length = 0;
  for (const char byte : text) length += length_of(byte);
  return length;
}

bool fits(std::string_view text, std::size_t length) {
  return text.size() <= length || forward(text, 0, length) == text.size();
}

std::size_t grapheme_ceiling(std::string_view text, std::size_t offset) {
  const std::size_t floor = text::grapheme_floor(text, offset);
  return floor == offset ? offset : text::next_grapheme(text, floor);
}

Span Cutter::cut_around(Span sentence, Span core, std::size_t length) const {
  const std::size_t core_length = shown_length(text_of(text_, core));
  if (core_length >= length) {  // a hit, or a grapheme cluster, longer than the whole snippet
    const std::size_t end = forward(text_, core.begin, length);
    const std::size_t border = text::grapheme_floor(text_, end);
    return {core.begin, std::min(border > core.begin ? border : end, core.end)};
  }
  std::size_t spare = length - core_length;
  Span cut = core;
  const std::string_view right = text_of(text_, {core.end, sentence.end});
  if (fits(text_of(text_, {sentence.begin, core.begin}), spare * 2 / 3)) {
    cut.begin = sentence.begin;
  } else {
    const std::size_t left = fits(right, spare / 2) ? spare - shown_length(right) : spare / 3;
    cut.begin = border_after(std::max(backward(text_, core.begin, left), sentence.begin), core.begin);
  }
  spare -= shown_length(text_of(text_, {cut.begin, core.begin}));
  cut.end = fits(right, spare) ? sentence.end : border_before(forward(text_, core.end, spare), core.end);
  return cut;
}

std::size_t Cutter::border_after(std::size_t offset, std::size_t most) const {
  for (std::size_t border = std::max<std::size_t>(offset, 1); border < std::min(offset + kReach, most);
       ++border) {
    if (is_space(text_[border - 1]) && !is_space(text_[border])) return border;
  }
  const Span word = unspaced_word_at(offset);
  if (word.end > offset && word.end <= most) return word.end;
  return std::min(grapheme_ceiling(text_, offset), most);
}

std::size_t Cutter::border_before(std::size_t offset, std::size_t least) const {
  if (offset >= text_.size()) return text_.size();
  for (std::size_t border = offset; border > least && offset - border < kReach; --border) {
    if (is_space(text_[border]) && !is_space(text_[border - 1])) return border;
  }
  const Span word = unspaced_word_at(offset);
  if (word.begin < offset && word.begin >= least) return word.begin;
  return std::max(text::grapheme_floor(text_, offset), least);
}

// The word across `offset` in text that has no spaces near; {offset, offset} when none lies across, or when
// it is endless.
Span Cutter::unspaced_word_at(std::size_t offset) const {
  constexpr int kTokensOfOneWord = 16;
  auto token = std::lower_bound(tokens_.begin(), tokens_.end(), offset,
                                [](const text::Token& t, std::size_t at) { return t.begin < at; });
  for (int i = 0; i < kTokensOfOneWord && token != tokens_.begin(); ++i) {
    --token;
    const bool across =
        token->begin < offset && token->end > offset && token->kind != text::TokenKind::Bigram;
    if (across && token->end - token->begin <= kReach) return {token->begin, token->end};
  }
  return {offset, offset};
}

}  // namespace dateline::engine
