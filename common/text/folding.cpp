#include "common/text/folding.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "common/text/analyzer.h"
#include "common/text/characters.h"

namespace dateline::text {
namespace {

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

constexpr char32_t kDropped = 0;

// Letters and signs that are one whoever types them.
char32_t unify(char32_t c) {
  if (is_apostrophe(c)) return '\'';
  switch (c) {
    case 0x02BB:  // ʻokina
    case 0x05F3:  // geresh
      return '\'';
    case 0x05F4:  // gershayim
      return '"';
    case ' ':
    case 0x00B7:  // l·l
    case 0x2027:
    case 0x0640:  // tatweel
      return kDropped;
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return 0x0627;  // alef
    case 0x0649:
    case 0x06CC:
      return 0x064A;  // yeh
    case 0x06A9:
      return 0x0643;  // kaf
    case 0x0629:
    case 0x06C0:
    case 0x06C1:
    case 0x06C2:
    case 0x06C3:
      return 0x0647;  // heh
    case 0x066B:
      return '.';
    case 0x066C:
      return ',';
    default:
      break;
  }
  if (u_charType(static_cast<UChar32>(c)) != U_DECIMAL_DIGIT_NUMBER) return c;
  return U'0' + static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(c)));
}

// Latin letters whose accent Unicode does not see as one.
std::string_view plain_latin(char32_t c) {
  switch (c) {
    case 0x00E6:
      return "ae";
    case 0x00F0:
      return "d";
    case 0x00F8:
      return "o";
    case 0x00FE:
      return "th";
    case 0x0111:
      return "d";
    case 0x0127:
      return "h";
    case 0x0131:
      return "i";
    case 0x0142:
      return "l";
    case 0x0153:
      return "oe";
    case 0x0167:
      return "t";
    default:
      return {};
  }
}

char32_t without_accent(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

bool is_mark(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

}  // namespace

void Folder::fold_word(std::string_view utf8, std::string& folded, std::string& accented) {
  if (find_non_ascii(utf8, 0) == utf8.size()) {
    for (const char c : utf8) {
      folded.push_back(ascii::to_lower(c));
      accented.push_back(ascii::to_lower(c));
    }
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return;
  normalized_.clear();
  icu::StringByteSink<std::string> sink(&normalized_);
  casefold->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr,
                          status);
  drops_marks_ = drops_stress_ = false;
  for (std::size_t i = 0; i < normalized_.size();) {
    const char32_t c = unify(next_code_point(normalized_, i));
    if (c == kDropped) continue;
    append_utf8(c, accented);
    append_folded(c, folded);
  }
}

void Folder::append_folded(char32_t c, std::string& folded) {
  if (is_ascii(c)) {
    drops_marks_ = true;
    drops_stress_ = false;
    folded.push_back(static_cast<char>(c));
    return;
  }
  const UScriptCode script = script_of(c);
  if (is_mark(c)) {
    const bool stress = c == 0x0300 || c == 0x0301;
    const bool inherited = script == USCRIPT_INHERITED;
    if (script == USCRIPT_HEBREW || script == USCRIPT_ARABIC) return;
    if (inherited && (drops_marks_ || (drops_stress_ && stress))) return;
    append_utf8(c, folded);
    return;
  }
  drops_marks_ = script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_ARABIC ||
                 script == USCRIPT_HEBREW;
  drops_stress_ = script == USCRIPT_CYRILLIC;
  if (script == USCRIPT_LATIN || script == USCRIPT_GREEK) {
    const std::string_view plain = plain_latin(c);
    if (plain.empty()) {
      append_utf8(without_accent(c), folded);
    } else {
      folded.append(plain);
    }
  } else {
    append_utf8(c == 0x0451 ? 0x0435 : c, folded);  // ё → е
  }
}

// Pieces of this many bytes bound the work on a text that is one endless run of combining marks, which
// normalizers sort.
constexpr std::size_t kFoldedAtOnce = 256;

std::string fold(std::string_view text) {
  thread_local Folder folder;
  std::string folded;
  std::string accented;
  std::string word;
  const auto flush = [&] {
    accented.clear();
    folder.fold_word(word, folded, accented);
    word.clear();
  };
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    if (c == kReplacement || u_isUWhiteSpace(static_cast<UChar32>(c))) {
      flush();
      space = true;
      continue;
    }
    if (space && !folded.empty() && folded.back() != ' ') folded.push_back(' ');
    space = false;
    if (word.size() >= kFoldedAtOnce) flush();
    word.append(text.substr(begin, i - begin));
  }
  flush();
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

}  // namespace dateline::text
