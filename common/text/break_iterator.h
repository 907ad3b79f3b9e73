// ICU's break iterators over UTF-8, one of each kind a thread, made when first needed.
#pragma once

#include <unicode/brkiter.h>

#include <cstdint>
#include <string_view>

namespace dateline::text {

enum class BreakKind : std::uint8_t { Sentence, GreekSentence, Grapheme, Line };

// The calling thread's iterator, set to the text: its offsets are bytes. The text must outlive its use, which
// ends with the next call for the same kind.
icu::BreakIterator& iterate_breaks(BreakKind kind, std::string_view utf8);

}  // namespace dateline::text
