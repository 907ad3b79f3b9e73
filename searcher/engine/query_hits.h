// Where the words of a query stand in an analyzed text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "searcher/engine/snippets.h"

namespace dateline::engine {

struct QueryHit {
  std::uint32_t begin = 0;  // bytes in the text, whole grapheme clusters
  std::uint32_t end = 0;
  std::uint32_t position = 0;  // of the token
  unsigned word = 0;           // number of the query word
  bool unspaced = false;       // a bigram or dictionary word of a run without spaces
};

// In order of `begin`; bigrams and dictionary words of one run may overlap. `tokens` are those of `text`. In
// scripts without spaces hits that overlap are one stretch; a stretch that is less than half of the longest
// one of its query words in the text is no hit, but a piece of another word.
std::vector<QueryHit> find_hits(std::string_view text, const std::vector<text::Token>& tokens,
                                const HighlightTerms& terms);

}  // namespace dateline::engine
