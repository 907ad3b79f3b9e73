#include "common/text/icu_segmenter.h"

#include "common/error.h"

namespace dateline::text {
namespace {

std::int32_t utf16_length(char32_t c) {
  return c > 0xFFFF ? 2 : 1;
}

void append_utf16(char32_t c, std::u16string& out) {
  if (c > 0xFFFF) {
    out.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
    out.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
  } else {
    out.push_back(static_cast<char16_t>(c));
  }
}

}  // namespace

IcuSegmenter::~IcuSegmenter() {
  utext_close(&utext_);
}

void IcuSegmenter::begin(std::string_view text, std::size_t begin, std::size_t end) {
  text_ = text.substr(0, end);
  byte_ = begin;
  unit_ = boundary_ = 0;
  utf16_.clear();
  utf16_.reserve((end - begin) / 2);
  for (std::size_t i = begin; i < end;) append_utf16(next_code_point(text_, i), utf16_);

  UErrorCode status = U_ZERO_ERROR;
  if (words_ == nullptr) words_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  utext_openUChars(&utext_, utf16_.data(), static_cast<int64_t>(utf16_.size()), &status);
  if (U_SUCCESS(status)) words_->setText(&utext_, status);
  if (U_FAILURE(status)) throw Error("cannot split text into words: ICU's data is missing", "reinstall ICU");
  words_->first();
}

bool IcuSegmenter::next(Segment& segment) {
  for (;;) {
    while (unit_ < boundary_) {
      if (read_part(segment)) return true;
    }
    const std::int32_t next_boundary = words_->next();
    if (next_boundary == icu::BreakIterator::DONE) return false;
    boundary_ = next_boundary;
  }
}

// Reads on to the boundary, or to what ICU lets join words and we do not: '_', '@', the narrow no-break
// space, a Thai letter behind a Latin one. False when no letter or digit was in between.
bool IcuSegmenter::read_part(Segment& segment) {
  bool is_word = false;
  while (unit_ < boundary_) {
    const std::size_t before = byte_;
    const char32_t c = next_code_point(text_, byte_);
    if (is_word_character(c)) {
      const WritingSystem writing = writing_system(c);
      if (!is_word) {
        segment.begin = static_cast<std::uint32_t>(before);
        segment.writing = writing;
        segment.plain = false;
        is_word = true;
      } else if (writing != segment.writing) {
        byte_ = before;
        return true;
      }
      segment.end = static_cast<std::uint32_t>(byte_);
    } else if (is_word && is_attached(c)) {
      segment.end = static_cast<std::uint32_t>(byte_);
    } else if (is_word && (segment.writing != WritingSystem::Spaced || !is_inner_mark(c))) {
      unit_ += utf16_length(c);
      return true;
    }
    unit_ += utf16_length(c);
  }
  return is_word;
}

}  // namespace dateline::text
