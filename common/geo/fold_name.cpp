#include "common/geo/fold_name.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace dateline::geo {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void append_space(std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
}

void append_ascii(std::string& out, char c) {
  if (c >= 'A' && c <= 'Z') {
    out += static_cast<char>(c - 'A' + 'a');
  } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
    out += c;
  } else if (c == '&') {
    append_space(out);
    out += "and ";
  } else if (c != '.' && c != '\'' && c != '`') {
    append_space(out);
  }
}

std::string fold_with_icu(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  const icu::UnicodeString folded = decompose->normalize(casefold->normalize(source, status), status);
  if (U_FAILURE(status)) return {};

  std::string out;
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = plain_letter(folded.char32At(i));
    if (is_ignored_mark(c)) continue;
    if (c < 0x80) {
      append_ascii(out, static_cast<char>(c));
    } else if (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) {
      icu::UnicodeString(c).toUTF8String(out);
    } else {
      append_space(out);
    }
  }
  return out;
}

}  // namespace

// Indic and other vowel signs stay.
bool is_ignored_mark(std::int32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 ||  // tatweel
         c == 0x2018 || c == 0x2019 || c == 0x2BB || c == 0x2BC || c == 0x2BF ||  // apostrophes
         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// Letters that no decomposition relates to their plain forms.
std::int32_t plain_letter(std::int32_t c) {
  switch (c) {
    case 0xF8:
      return 'o';  // ø
    case 0x111:
      return 'd';  // đ
    case 0x131:
      return 'i';  // ı
    case 0x142:
      return 'l';  // ł
    case 0x649:    // alef maksura and
    case 0x6CC:
      return 0x64A;  // Farsi yeh → yeh
    case 0x6A9:
      return 0x643;  // keheh → kaf
    case 0x629:
      return 0x647;  // teh marbuta → heh
    default:
      return c;
  }
}

std::string fold_name(std::string_view name) {
  std::string out;
  if (is_ascii(name)) {
    for (const char c : name) append_ascii(out, c);
  } else {
    out = fold_with_icu(name);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  constexpr std::string_view kArticle = "the ";
  constexpr std::string_view kClosingArticle = " the";
  if (out.starts_with(kArticle)) out.erase(0, kArticle.size());
  if (out.ends_with(kClosingArticle)) out.resize(out.size() - kClosingArticle.size());
  return out;
}

}  // namespace dateline::geo
