#include "common/text/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstring>

namespace dateline::text {
namespace {

UChar32 icu(char32_t c) {
  return static_cast<UChar32>(c);
}

}  // namespace

char32_t next_code_point(std::string_view utf8, std::size_t& offset) {
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  const unsigned char lead = byte_at(offset++);
  if (lead < 0x80) return lead;
  if (lead < 0xC2 || lead > 0xF4) return kReplacement;
  const int tail_bytes = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  // The second byte's range keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
  unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  char32_t c = lead & (0x3Fu >> tail_bytes);
  for (int i = 0; i < tail_bytes; ++i) {
    if (offset >= utf8.size() || byte_at(offset) < low || byte_at(offset) > high) return kReplacement;
    c = (c << 6) | (byte_at(offset++) & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return c;
}

void append_utf8(char32_t c, std::string& out) {
  const auto push = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | (c >> 6));
    push(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    push(0xE0 | (c >> 12));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  } else {
    push(0xF0 | (c >> 18));
    push(0x80 | ((c >> 12) & 0x3F));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  }
}

std::string_view cut_at_character(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::size_t find_non_ascii(std::string_view text, std::size_t offset) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  while (offset + 8 <= text.size()) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + offset, 8);
    if ((eight & kHighBits) != 0) break;
    offset += 8;
  }
  while (offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80) ++offset;
  return offset;
}

bool is_word_character(char32_t c) {
  if (is_ascii(c)) return ascii::kind(static_cast<char>(c)) != ascii::Separator;
  return (U_GET_GC_MASK(icu(c)) & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) != 0;
}

bool is_capital(char32_t c) {
  if (is_ascii(c)) return ascii::is_upper(static_cast<char>(c));
  return (U_GET_GC_MASK(icu(c)) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool is_attached(char32_t c) {
  return !is_ascii(c) && (U_GET_GC_MASK(icu(c)) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

bool is_inner_mark(char32_t c) {
  switch (u_getIntPropertyValue(icu(c), UCHAR_WORD_BREAK)) {
    case U_WB_MIDLETTER:
    case U_WB_MIDNUM:
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
    case U_WB_DOUBLE_QUOTE:
      return true;
    default:
      return false;
  }
}

WritingSystem writing_system(char32_t c) {
  if (c < 0x0E00) return WritingSystem::Spaced;
  if (u_getIntPropertyValue(icu(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT)
    return WritingSystem::Southeast;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(icu(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
      return WritingSystem::Ideographic;
    case USCRIPT_COMMON:  // the prolonged sound mark and repeat marks
      return uscript_hasScript(icu(c), USCRIPT_KATAKANA) ? WritingSystem::Ideographic : WritingSystem::Spaced;
    default:
      return WritingSystem::Spaced;
  }
}

}  // namespace dateline::text
