#include "common/geo/mention_lexicon.h"

#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "common/geo/countries.h"
#include "common/geo/infer_countries.h"
#include "common/geo/mention_table.h"
#include "common/geo/name_grammar.h"

namespace dateline::geo {

std::uint64_t mentions_checksum() {
  return kMentionTableSum;
}

namespace {

// Names of fewer letters are common words of some languages of the Latin script that nobody here has read
// through.
constexpr std::size_t kShortName = 3;

// No space separates their words: names are looked for at every character.
bool is_spaced(std::string_view language) {
  for (const std::string_view other : {"zh", "ja", "th", "lo", "km", "my", "yue"})
    if (language == other) return false;
  return true;
}

bool is_latin(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode scripts[8];
  const int32_t count = uscript_getCode(language.c_str(), scripts, 8, &status);
  return U_SUCCESS(status) && count > 0 && scripts[0] == USCRIPT_LATIN;
}

bool has_names(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  UResourceBundle* names = ures_open(U_ICUDATA_NAME "-region", language.c_str(), &status);
  const bool has = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
  ures_close(names);
  return has;
}

bool is_capitals(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view first_character(std::string_view text) {
  std::uint32_t end = 0;
  if (!text.empty()) code_point_at(text, end);
  return text.substr(0, end);
}

}  // namespace

MentionLexicon::MentionLexicon(const std::string& language)
    : grammar_(name_grammar(language)), is_spaced_(is_spaced(language)), is_english_(language == "en") {
  const bool latin = is_latin(language);
  const auto is_ours = [&](const MentionForm& form) {
    return form.language == language || (form.language.empty() && latin);
  };
  for (const MentionForm& form : kMentionForms) {
    if (!is_ours(form)) continue;
    if (form.kind == MentionKind::Currency) currencies_.insert(std::string(form.form));
    if (form.kind == MentionKind::OfCity) after_cities_.insert(key_of(form.form));
    if (form.kind > MentionKind::Nothing) continue;
    add(form.form, {form.code, form.kind});
    const char last = form.form.back();
    if (is_english_ && form.kind == MentionKind::Demonym && (last == 'n' || last == 'i'))
      add(std::string(form.form) + 's', {form.code, form.kind});
  }
  add_icu_names(language);
  if (language == "zh") add_icu_names("zh_Hant");
  if (language == "sr") add_icu_names("sr_Latn");
  for (const MentionForm& form : kMentionForms)
    if (is_ours(form) || (latin && form.language == "en")) mark(form);
}

void MentionLexicon::add_icu_names(const std::string& locale) {
  for (UDisplayContext length : {UDISPCTX_LENGTH_FULL, UDISPCTX_LENGTH_SHORT}) {
    UErrorCode status = U_ZERO_ERROR;
    ULocaleDisplayNames* names = uldn_openForContext(locale.c_str(), &length, 1, &status);
    for (const char* const* code = uloc_getISOCountries(); U_SUCCESS(status) && *code != nullptr; ++code) {
      UChar text[256];
      const int32_t size = uldn_regionDisplayName(names, *code, text, 256, &status);
      if (U_FAILURE(status)) break;
      std::string name;
      icu::UnicodeString(text, size).toUTF8String(name);
      name.resize(std::min({name.find('('), name.find("\uFF08"), name.size()}));
      const bool short_name = is_spaced_ && !is_english_ && size < static_cast<int32_t>(kShortName) + 1 &&
                              is_latin(locale.substr(0, locale.find('_')));
      if (name != *code && !is_capitals(name)) add(name, {*code, MentionKind::Name, short_name});
    }
    uldn_close(names);
  }
}

std::string MentionLexicon::key_of(std::string_view form) const {
  if (!is_spaced_) return std::string(form);
  std::string key;
  MentionWord word;
  for (std::uint32_t at = 0; next_word(form, at, word); at = word.end) {
    if (!key.empty()) key += ' ';
    append_folded(form.substr(word.begin, word.end - word.begin), key);
  }
  return key;
}

void MentionLexicon::add(std::string_view form, Entry entry) {
  const std::string key = key_of(form);
  if (key.empty()) return;
  if (!is_spaced_) return insert(key, characters_of(key), first_character(key), entry);
  MentionWord last;
  for (std::uint32_t at = 0; next_word(form, at, last); at = last.end) {
  }
  entry.ends_in_capital = last.capital;
  entry.is_acronym = is_capitals(form);
  const auto words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
  insert(key, words, std::string_view(key).substr(0, key.find(' ')), entry);
  for (const std::string& other : inflected_forms(grammar_, key)) insert(other, 1, other, entry);
}

// The first that is added stays: our own list comes before ICU's.
void MentionLexicon::insert(const std::string& key, std::size_t length, std::string_view first,
                            const Entry& entry) {
  entries_.try_emplace(key, entry);
  std::size_t& most = longest_[std::string(first)];
  most = std::max(most, length);
}

void MentionLexicon::mark(const MentionForm& form) {
  if (form.kind != MentionKind::Uncertain && form.kind != MentionKind::CommonWord) return;
  const auto found = entries_.find(key_of(form.form));
  if (found == entries_.end()) return;
  (form.kind == MentionKind::Uncertain ? found->second.is_uncertain : found->second.is_common_word) = true;
}

const MentionLexicon& mention_lexicon(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const MentionLexicon>, std::less<>> lexicons;
  const std::lock_guard lock(mutex);
  auto found = lexicons.find(language);
  if (found != lexicons.end()) return *found->second;
  const std::string name(language);
  const bool known = language != "und" && !language.empty() && has_names(name);
  if (!known && language != "en") {
    // The lock is held: look for English by hand.
    auto& english = lexicons["en"];
    if (!english) english = std::make_unique<MentionLexicon>("en");
    return *english;
  }
  found = lexicons.emplace(name, std::make_unique<MentionLexicon>(name)).first;
  return *found->second;
}

}  // namespace dateline::geo
