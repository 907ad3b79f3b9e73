#include <unicode/uchar.h>

#include "common/text/breaks.h"
#include "common/text/characters.h"

namespace dateline::text {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiPresentation = 0xFE0F;

UChar32 icu(char32_t c) {
  return static_cast<UChar32>(c);
}

bool is_zero_width(char32_t c) {
  constexpr uint32_t kNone = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_GET_GC_MASK(icu(c)) & kNone) != 0) return c != 0x00AD;
  const int32_t syllable = u_getIntPropertyValue(icu(c), UCHAR_HANGUL_SYLLABLE_TYPE);
  return syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO;
}

std::size_t columns(char32_t c) {
  if (is_zero_width(c)) return 0;
  const int32_t width = u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  char32_t before = 0;
  std::size_t before_columns = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_code_point(utf8, i);
    std::size_t here = 0;
    if (is_ascii(c)) {
      here = c >= 0x20 && c != 0x7F ? 1 : 0;
    } else if (c == kEmojiPresentation) {
      // A sign that is narrow by itself is drawn as a wide picture.
      here = before_columns == 1 && u_hasBinaryProperty(icu(before), UCHAR_EXTENDED_PICTOGRAPHIC) ? 1 : 0;
    } else if (before != kJoiner && !u_hasBinaryProperty(icu(c), UCHAR_EMOJI_MODIFIER)) {
      here = columns(c);
    }
    width += here;
    before = c;
    before_columns = here;
  }
  return width;
}

}  // namespace dateline::text
