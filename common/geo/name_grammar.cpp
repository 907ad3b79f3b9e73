#include "common/geo/name_grammar.h"

#include <algorithm>
#include <array>

namespace dateline::geo {
namespace {

// Names that would be left with less are other words more often.
constexpr std::size_t kFewestBytes = 6;  // three letters of a script beyond Latin

bool strip_prefix(std::string_view& word, std::string_view prefix) {
  if (word.size() < prefix.size() + kFewestBytes || !word.starts_with(prefix)) return false;
  word.remove_prefix(prefix.size());
  return true;
}

// "and", "so", then "in", "like", "to"; "to the" is written as two lams.
void add_arabic(std::string_view word, std::vector<std::string>& forms) {
  for (const std::string_view conjunction : {"\u0648", "\u0641"}) {
    if (strip_prefix(word, conjunction)) {
      forms.emplace_back(word);
      break;
    }
  }
  if (word.starts_with("\u0644\u0644")) forms.push_back("\u0627" + std::string(word.substr(2)));
  for (const std::string_view preposition : {"\u0628", "\u0643", "\u0644"}) {
    std::string_view rest = word;
    if (strip_prefix(rest, preposition)) forms.emplace_back(rest);
  }
}

void add_hebrew(std::string_view word, std::vector<std::string>& forms) {
  constexpr std::array<std::string_view, 7> kPrefixes = {"\u05D5", "\u05D1", "\u05DC", "\u05DE",
                                                         "\u05D4", "\u05E9", "\u05DB"};
  for (int stripped = 0; stripped < 2; ++stripped) {
    const auto found = std::find_if(kPrefixes.begin(), kPrefixes.end(),
                                    [&word](std::string_view prefix) { return strip_prefix(word, prefix); });
    if (found == kPrefixes.end()) return;
    forms.emplace_back(word);
  }
}

void add_korean(std::string_view word, std::vector<std::string>& forms) {
  constexpr std::array<std::string_view, 24> kParticles = {
      "은", "는", "이", "가", "을",   "를",   "의",   "에",   "와",     "과", "도", "로",
      "만", "인", "측", "군", "에서", "으로", "까지", "부터", "에게서", "나", "산", "에선"};
  for (const std::string_view particle : kParticles)
    if (word.size() >= particle.size() + kFewestBytes && word.ends_with(particle))
      forms.emplace_back(word.substr(0, word.size() - particle.size()));
}

// "й" is folded to "и" by the time that words are compared.
std::vector<std::string> slavic_cases(std::string_view name) {
  struct Declension {
    std::string_view nominative;
    std::vector<std::string_view> others;
  };
  static const std::vector<Declension> declensions = {
      {"ия", {"ии", "ию", "иеи"}},       {"ія", {"ії", "ію", "ією", "іі"}},
      {"ея", {"еи", "ею", "ее"}},        {"а", {"ы", "и", "е", "і", "у", "ои", "ою"}},
      {"аи", {"ая", "аю", "аем", "ае"}}, {"ь", {"я", "ю", "ем", "е", "и"}},
  };
  std::vector<std::string> forms;
  for (const Declension& declension : declensions) {
    if (!name.ends_with(declension.nominative)) continue;
    const std::string stem(name.substr(0, name.size() - declension.nominative.size()));
    for (const std::string_view ending : declension.others) forms.push_back(stem + std::string(ending));
    return forms;
  }
  for (const std::string_view vowel : {"о", "е", "и", "і", "у", "ы", "э", "ю", "я"})
    if (name.ends_with(vowel)) return forms;  // not declined
  for (const std::string_view ending : {"а", "у", "ом", "е", "і"})
    forms.push_back(std::string(name) + std::string(ending));
  return forms;
}

}  // namespace

NameGrammar name_grammar(std::string_view language) {
  for (const std::string_view with_s : {"de", "sv", "da", "no", "is"})
    if (language == with_s) return NameGrammar::GenitiveS;
  if (language == "ar") return NameGrammar::ArabicPrefixes;
  if (language == "he") return NameGrammar::HebrewPrefixes;
  if (language == "ko") return NameGrammar::KoreanParticles;
  if (language == "ru" || language == "uk") return NameGrammar::SlavicCases;
  return NameGrammar::None;
}

std::vector<std::string> base_forms(NameGrammar grammar, std::string_view folded_word) {
  std::vector<std::string> forms;
  switch (grammar) {
    case NameGrammar::GenitiveS:
      if (folded_word.size() > 4 && folded_word.ends_with('s'))
        forms.emplace_back(folded_word.substr(0, folded_word.size() - 1));
      break;
    case NameGrammar::ArabicPrefixes:
      add_arabic(folded_word, forms);
      break;
    case NameGrammar::HebrewPrefixes:
      add_hebrew(folded_word, forms);
      break;
    case NameGrammar::KoreanParticles:
      add_korean(folded_word, forms);
      break;
    case NameGrammar::SlavicCases:
    case NameGrammar::None:
      break;
  }
  return forms;
}

std::vector<std::string> inflected_forms(NameGrammar grammar, std::string_view folded_name) {
  if (grammar != NameGrammar::SlavicCases || folded_name.find(' ') != std::string_view::npos) return {};
  return slavic_cases(folded_name);
}

}  // namespace dateline::geo
