#include "common/text/language.h"

#include <malloc.h>

#include <cstdio>  // CLD2's header uses FILE

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/text/analyzer.h"
#include "common/text/characters.h"
#include "common/text/stop_words.h"

namespace dateline::text {
namespace {

constexpr std::size_t kDetectedBytes = 16 * 1024;
constexpr std::string_view kUndetermined = "und";

// Of ASCII text with fewer letters CLD2 is sure too easily ("Gauss-Seidel (Algorithm 220)" as Norwegian).
constexpr std::size_t kFewLetters = 40;

struct RenamedCode {
  std::string_view code;
  std::string_view current;
};

constexpr std::array kRenamedCodes = {
    RenamedCode{"in", "id"}, RenamedCode{"iw", "he"}, RenamedCode{"ji", "yi"}, RenamedCode{"jw", "jv"},
    RenamedCode{"mo", "ro"}, RenamedCode{"nb", "no"}, RenamedCode{"sh", "sr"}, RenamedCode{"fil", "tl"},
};

std::string current_code(std::string_view code) {
  for (const RenamedCode& renamed : kRenamedCodes) {
    if (renamed.code == code) return std::string(renamed.current);
  }
  return std::string(code);
}

// CLD2 allocates and frees some hundred kilobytes a text. glibc by default hands them back to the kernel each
// time, which takes five times as long as the detection itself.
void keep_freed_memory() {
  static const bool done = [] {
    mallopt(M_TRIM_THRESHOLD, 16 * 1024 * 1024);
    mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);  // no longer adapted by itself once the other is set
    return true;
  }();
  static_cast<void>(done);
}

// What CLD2 accepts: valid UTF-8 without control characters.
struct Sample {
  std::string text;
  std::size_t ascii_letters = 0;
  std::size_t other_letters = 0;
  std::size_t kana = 0;

  bool is_ascii() const { return other_letters == 0; }
  bool is_latin_at_most() const { return other_letters <= ascii_letters; }
  // Chinese has no kana; a tenth is far below what Japanese has, even where names in Latin letters outnumber
  // the rest.
  bool is_japanese() const { return 4 * other_letters > ascii_letters && 10 * kana > other_letters; }
};

Sample take_sample(std::string_view utf8) {
  utf8 = cut_at_character(utf8, kDetectedBytes);
  Sample sample;
  sample.text.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(utf8, i);
    const bool noncharacter = c == kReplacement || c < 0x20 || (c >= 0x7F && c < 0xA0) ||
                              (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    if (noncharacter) {
      sample.text.push_back(' ');
      continue;
    }
    sample.text.append(utf8.substr(begin, i - begin));
    if (!is_ascii(c)) {
      sample.other_letters += is_word_character(c) ? 1 : 0;
      sample.kana += c >= 0x3041 && c <= 0x30FE ? 1 : 0;
    } else if (ascii::kind(static_cast<char>(c)) == ascii::Letter) {
      ++sample.ascii_letters;
    }
  }
  return sample;
}

std::string ask_cld2(const std::string& text) {
  keep_freed_memory();
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const CLD2::Language language =
      CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &no_hints, 0,
                                     languages, percents, scores, nullptr, &text_bytes, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return std::string(kUndetermined);
  const std::string code = CLD2::LanguageCode(language);
  return current_code(code.substr(0, code.find('-')));
}

std::size_t count_stop_words(const std::string& folded, std::string_view language) {
  const auto& wanted = stop_words(language);
  std::size_t count = 0;
  for (std::string_view rest = folded; !rest.empty();) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    count += wanted.count(rest.substr(0, space));
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return count;
}

bool is_written_in_latin(std::string_view language) {
  return text::is_ascii(static_cast<unsigned char>(stop_words(language).begin()->front()));
}

// The language that has the most stop words in the text; "und" on none and on a tie. A text in another script
// is in no Latin-script language for the few Latin letters in it.
std::string vote_by_stop_words(const std::string& folded, bool latin) {
  std::string_view winner = kUndetermined;
  std::size_t most = 0;
  for (const std::string_view language : languages_with_stop_words()) {
    if (is_written_in_latin(language) && !latin) continue;
    const std::size_t count = count_stop_words(folded, language);
    if (count == most) winner = kUndetermined;
    if (count <= most) continue;
    most = count;
    winner = language;
  }
  return std::string(winner);
}

}  // namespace

std::string detect_language(std::string_view utf8) {
  const Sample sample = take_sample(utf8);
  if (sample.ascii_letters + sample.other_letters == 0) return std::string(kUndetermined);
  std::string language = ask_cld2(sample.text);
  const bool sure = language != kUndetermined;
  if (sure && !(sample.is_ascii() && sample.ascii_letters < kFewLetters)) return language;
  if (sample.is_japanese()) return "ja";

  const std::string folded = fold(sample.text);
  if (sure && count_stop_words(folded, language) > 0) return language;
  language = vote_by_stop_words(folded, sample.is_latin_at_most());
  return language == kUndetermined && sample.is_ascii() ? "en" : language;
}

namespace {

bool is_iso_language(const std::string& code) {
  for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known) {
    if (code == *known) return true;
  }
  return false;
}

// The primary subtag of what is shaped like a language tag; empty when it is none.
std::string subtag_of_tag(std::string_view tag) {
  const std::string_view first = tag.substr(0, tag.find_first_of("-_"));
  if (first.size() < 2 || first.size() > 3) return {};
  std::string code;
  for (const char c : first) code.push_back(ascii::to_lower(c));
  if (code == kUndetermined) return code;
  code = current_code(icu::Locale(code.c_str()).getLanguage());
  return is_iso_language(code) ? code : std::string{};
}

// Folded English and own names of all languages that have a code.
std::unordered_map<std::string, std::string> name_languages() {
  std::unordered_map<std::string, std::string> codes;
  const auto add = [&](const icu::Locale& language, const icu::Locale& reader) {
    icu::UnicodeString name;
    std::string utf8;
    language.getDisplayLanguage(reader, name).toUTF8String(utf8);
    codes.emplace(fold(utf8), current_code(language.getLanguage()));
  };
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    const icu::Locale language(*code);
    add(language, icu::Locale::getEnglish());
    add(language, language);
  }
  return codes;
}

}  // namespace

std::string language_subtag(std::string_view name_or_tag) {
  const std::string name = fold(name_or_tag);
  std::string subtag = subtag_of_tag(name);
  if (!subtag.empty()) return subtag;
  static const std::unordered_map<std::string, std::string> codes = name_languages();
  const auto found = codes.find(name);
  return found == codes.end() ? std::string{} : found->second;
}

std::string language_name(std::string_view subtag) {
  const std::string code(subtag);
  if (!is_iso_language(code)) return code;
  icu::UnicodeString name;
  std::string utf8;
  icu::Locale(code.c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name).toUTF8String(utf8);
  return utf8;
}

std::string language_detector_version() {
  return CLD2::DetectLanguageVersion();
}

}  // namespace dateline::text
