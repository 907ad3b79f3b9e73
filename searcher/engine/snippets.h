// Snippets: the fragments of a stored article that show why it was found, and highlighting of whole texts.
//
// Made from the stored text by the same Analyzer as the index: a token is a hit when its stem, word,
// accent-exact form or acronym is among the query's, so every matched form is highlighted, accents and
// inflections included; words that the query excludes never are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/text/analyzer.h"
#include "searcher/engine/search_response.h"

namespace dateline::engine {

// What of a query shows in a text. Each entry maps to the number of the query word it stands for (several
// forms of one word share it), so that coverage counts query words, not forms. Of a run without spaces
// (Chinese, Thai) each bigram may be a word.
struct HighlightTerms {
  std::unordered_map<std::string, unsigned> stems;  // token.stem, of tokens that are no stop words
  std::unordered_map<std::string, unsigned>
      words;  // token.word: exact forms, expanded wildcards, stop words inside phrases
  std::unordered_map<std::string, unsigned> accented;  // token.accented (or token.word where that is empty)
  std::unordered_map<std::string, unsigned> acronyms;  // token.acronym
  std::vector<double> rarity;                          // of each query word: its idf, for choosing fragments
  bool empty() const { return stems.empty() && words.empty() && accented.empty() && acronyms.empty(); }
};

struct SnippetOptions {
  std::size_t characters = 240;  // wanted length of all fragments together, in code points; wide ones (Han,
                                 // kana, Hangul, emoji) count two
  std::size_t fragments = 3;     // at most
};

// Passages of `body` (with `summary` before it, as one text of paragraphs, unless the body begins with it)
// chosen by the query words they cover and their rarity, in reading order: whole sentences where they fit,
// else cut at words around their hits, never inside a grapheme cluster. White space becomes single spaces;
// hits with only a space between them are one hit. Where text was left out an ellipsis stands as a fragment
// of its own, with its spaces: "… " before a first passage that begins inside a sentence, " … " between
// passages, " …" after a last one that ends inside a sentence; so the fragments' texts one after another read
// as one line. Without any hit: the lead, the first sentences. Reads at most the first 256 KiB. Bytes that
// are not UTF-8 come out as U+FFFD.
std::vector<Fragment> make_snippet(text::Analyzer& analyzer, std::string_view summary, std::string_view body,
                                   std::string_view language, const HighlightTerms& terms,
                                   const SnippetOptions& options);

// The whole text as fragments, hits marked (two with a single space between them are one); concatenated they
// are the text.
std::vector<Fragment> highlight(text::Analyzer& analyzer, std::string_view text, std::string_view language,
                                const HighlightTerms& terms);

}  // namespace dateline::engine
