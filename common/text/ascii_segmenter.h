// UAX #29 words of plain ASCII, without ICU and many times as fast. tests/text/ascii_path_test.cpp proves it
// equal to ICU's.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/text/segment.h"

namespace dateline::text {

// Segments of text[begin, end), all ASCII there. The text outlives the segmenter.
class AsciiSegmenter {
 public:
  AsciiSegmenter(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text.data()), at_(begin), end_(end) {}

  bool next(Segment& segment) {
    while (at_ < end_ && kind(at_) == ascii::Separator) ++at_;
    if (at_ == end_) return false;
    segment.begin = static_cast<std::uint32_t>(at_);
    segment.writing = WritingSystem::Spaced;
    segment.plain = true;
    for (;;) {
      while (at_ < end_ && kind(at_) != ascii::Separator) ++at_;
      if (!joins_words()) break;
      segment.plain = false;
      ++at_;
    }
    segment.end = static_cast<std::uint32_t>(at_);
    return true;
  }

 private:
  ascii::Kind kind(std::size_t i) const { return ascii::kind(text_[i]); }

  // Rules WB6, WB7, WB11, WB12: a mark between two letters or two digits.
  bool joins_words() const {
    if (at_ + 1 >= end_) return false;
    const char mark = text_[at_];
    if (mark == '.' || mark == '\'') return kind(at_ - 1) == kind(at_ + 1);
    if (mark == ',' || mark == ';') return kind(at_ - 1) == ascii::Digit && kind(at_ + 1) == ascii::Digit;
    return false;
  }

  const char* text_;
  std::size_t at_;
  std::size_t end_;
};

}  // namespace dateline::text
