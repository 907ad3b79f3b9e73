// UAX #29 words of any text, with ICU's dictionaries for the scripts that write no spaces.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/text/segment.h"

namespace dateline::text {

// One per thread; its iterator and buffers are made when first needed and kept. After begin(), next() gives
// the segments in order.
class IcuSegmenter {
 public:
  IcuSegmenter() = default;
  ~IcuSegmenter();
  IcuSegmenter(const IcuSegmenter&) = delete;
  IcuSegmenter& operator=(const IcuSegmenter&) = delete;

  // Segments of text[begin, end); the text must stay until the last one. Bytes that are not UTF-8 separate
  // words.
  void begin(std::string_view text, std::size_t begin, std::size_t end);
  bool next(Segment& segment);

 private:
  bool read_part(Segment& segment);

  std::unique_ptr<icu::BreakIterator> words_;
  UText utext_ = UTEXT_INITIALIZER;
  std::u16string utf16_;
  std::string_view text_;
  std::size_t byte_ = 0;       // where in the text, in step with unit_
  std::int32_t unit_ = 0;      // where in utf16_
  std::int32_t boundary_ = 0;  // the end of the segment being read
};

}  // namespace dateline::text
