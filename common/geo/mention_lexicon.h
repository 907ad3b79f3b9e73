// The lexicon of one language: what running text in it calls countries, their people and their cities, and
// finding them in a text.
//
// Made of ICU's names of countries in the language and of mentions.txt, once for each language and process,
// when it is first asked for; immutable then. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/geo/mention_forms.h"
#include "common/geo/mention_words.h"

namespace dateline::geo {

struct Mention {
  std::string_view code;
  MentionKind kind = MentionKind::Name;  // Name, Demonym, City or Dateline
  bool is_certain = true;                // it cannot be the name of something else
  std::uint32_t begin = 0;               // bytes in the text
  std::uint32_t end = 0;
};

// How a language changes the names of countries.
enum class NameGrammar : std::uint8_t {
  None,
  GenitiveS,        // Deutschlands
  ArabicPrefixes,   // والصين
  HebrewPrefixes,   // בישראל
  KoreanParticles,  // 중국은
  SlavicCases,      // Россией: made when the lexicon is
};

class MentionLexicon {
 public:
  explicit MentionLexicon(const std::string& language);

  // Appends what `text` mentions, in order. Of forms that begin at one place the longest is taken; none
  // overlap.
  void find(std::string_view text, std::vector<Mention>& mentions) const;

 private:
  struct Entry {
    std::string_view code;
    MentionKind kind = MentionKind::Name;
    bool is_uncertain = false;
    bool is_common_word = false;  // uncertain only where its capital letter tells nothing
    bool is_acronym = false;      // counts only in capitals
    bool ends_in_capital = true;  // its last word begins with a capital
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <typename Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  struct Place {
    std::string_view text;
    MentionWord word;
    bool all_capitals;  // the whole text is
  };
  struct Found {
    const Entry* entry = nullptr;
    std::uint32_t end = 0;
  };

  void add_icu_names(const std::string& locale);
  void add(std::string_view form, Entry entry);
  void insert(const std::string& key, std::size_t length, std::string_view first, const Entry& entry);
  void mark(const MentionForm& form);
  std::string key_of(std::string_view form) const;

  void find_words(std::string_view text, std::vector<Mention>& mentions) const;
  void find_characters(std::string_view text, std::vector<Mention>& mentions) const;
  Found longest(const Place& place) const;
  Found longest(const Place& place, std::string key) const;
  static bool fits(const Entry& entry, const Place& place, const MentionWord& last);
  static bool is_certain(const Entry& entry, const Place& place);
  bool is_followed(const Entry& entry, std::string_view text, std::uint32_t end) const;

  NameGrammar grammar_ = NameGrammar::None;
  bool is_spaced_ = true;
  bool is_english_ = false;
  Map<Entry> entries_;        // by words, folded, with a space between; in scripts without spaces, as written
  Map<std::size_t> longest_;  // most words (characters) of the forms that begin with a word (character)
  std::unordered_set<std::string> currencies_;    // words after which a name is none
  std::unordered_set<std::string> after_cities_;  // … and after which that of a city is none
};

// Languages that are not known, and those in which ICU names no country, have the lexicon of English.
const MentionLexicon& mention_lexicon(std::string_view language);

}  // namespace dateline::geo
