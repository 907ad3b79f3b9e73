// The Analyzer: the only way from text to terms, for bodies, titles, queries, phrases, wildcards, snippets
// and fingerprints.
//
// text, language → tokens {folded word, stem, accent-exact form, acronym, position, byte span}. Steps: NFKC
// case folding with accents folded where they are accents, word segmentation (UAX #29 through ICU,
// dictionaries for Thai, Lao, Khmer, Burmese, Chinese, Japanese), possessives and elisions stripped, glued
// sentences split, initials joined, then the stem. Plain ASCII takes a fast path that yields identical
// tokens.
//
// An Analyzer holds ICU iterators, stemmers and caches: use one per thread. It never fails: any bytes give
// some tokens (invalid UTF-8 separates words).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

enum class TokenKind : std::uint8_t {
  Word,    // a word or number of a script that separates words by spaces, or one initialism
  Bigram,  // two neighbouring characters (grapheme clusters) of a run of Han, kana, Hangul-free CJK, Thai,
           // Lao, Khmer or Burmese; a run of a single character gives that character alone as a Bigram
  DictionaryWord,  // a word of three or more characters found by dictionary inside such a run, or a
                   // single-character word there
};

// Views point into the analyzer and the analyzed text: valid until its next call.
struct Token {
  std::string_view word;  // folded: what exact forms, wildcards and completion see; at most 64 bytes (longer
                          // words are cut at a character)
  std::string_view stem;  // of `word` in the text's language; `word` itself where the language has no
                          // stemmer, and for numbers and CJK
  std::string_view accented;  // the case-folded form with its accents, empty where it equals `word`
  std::string_view acronym;  // folded canonical form ("who", "us") of a token of 2 to 5 capitals in text that
                             // is not all capitals
                             // ("WHO", "US", "U.S."), else empty
  std::uint32_t position =
      0;  // from 1; words count one each (stop words too), characters of a CJK or Thai run count one each
  std::uint32_t begin =
      0;  // bytes in the source text, begin <= end; includes what was stripped from it only when it is inside
  std::uint32_t end = 0;
  bool stop =
      false;  // a stop word of the text's language; an acronym token keeps the flag of its folded word
  TokenKind kind = TokenKind::Word;
};

// Languages are BCP 47 primary subtags ("en", "zh"); "und" where unknown.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Tokens in order of position, then of kind. The result is reused: valid until the next call.
  const std::vector<Token>& analyze(std::string_view text, std::string_view language);

  // The same without the ASCII fast path, for the property test that proves both equal.
  const std::vector<Token>& analyze_with_icu(std::string_view text, std::string_view language);

  // The stem of an already folded word in a language, as analyze() gives it. Valid until the next call.
  std::string_view stem(std::string_view folded_word, std::string_view language);
  bool is_stop_word(std::string_view folded_word, std::string_view language);

  // What analysis depends on: versions of our rules, ICU, Unicode, the stemmers and the language detector. An
  // index made under another identity still answers, with a warning.
  static const std::string& identity();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// The folding of the Analyzer for a whole string, words not separated: for comparing titles and facet values.
// Collapses white space.
std::string fold(std::string_view text);

}  // namespace dateline::text
