// From a UAX #29 segment to words: glued sentences split, elisions and possessives stripped, initials told
// from other dotted words. What the rules do is the table in tests/text/word_rules_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/segment.h"

namespace dateline::text {

struct Word {
  std::uint32_t begin = 0;  // bytes in the text
  std::uint32_t end = 0;
  bool initials = false;  // single letters with dots between: U.S
  bool capitals = false;  // 2 to 5 capitals (digits allowed after the first): may be an acronym
};

// One per thread and language.
class WordRules {
 public:
  explicit WordRules(std::string_view language);

  // Appends the words of a segment of a spaced script.
  void split(std::string_view text, const Segment& segment, std::vector<Word>& words);

 private:
  enum class Case : std::uint8_t { None, Lower, Upper };
  struct Character {
    char32_t code;
    std::uint32_t begin;
    std::uint32_t end;  // with the marks attached to it
    bool letter;
    bool digit;
    Case letter_case;
  };

  void read(std::string_view text, const Segment& segment);
  bool sentence_ends_at(std::size_t dot) const;
  bool stands_alone(std::size_t i) const;
  void strip(std::size_t first, std::size_t last, std::vector<Word>& words) const;
  bool is_elided(std::size_t first, std::size_t apostrophe) const;
  bool are_initials(std::size_t first, std::size_t last) const;
  bool are_capitals(std::size_t first, std::size_t last) const;

  std::string language_;
  bool ends_at_apostrophe_;
  std::vector<Character> characters_;
};

// AT&T, R&D: up to three letters on either side of an ampersand, nothing between, are one word.
bool joined_by_ampersand(std::string_view text, const Segment& left, const Segment& right);

// The s of G20's, U.S.'s: UAX #29 sees a word of its own, we none.
bool is_detached_possessive(std::string_view text, const Segment& segment);

// Words of fewer capitals or more are no acronyms.
constexpr std::size_t kMinCapitals = 2;
constexpr std::size_t kMaxCapitals = 5;

}  // namespace dateline::text
