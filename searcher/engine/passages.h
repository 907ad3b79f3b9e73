// Which passages of a text make its snippet.
#pragma once

#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "searcher/engine/cuts.h"
#include "searcher/engine/query_hits.h"
#include "searcher/engine/snippets.h"

namespace dateline::engine {

struct Passage {
  Span shown;
  bool begins_sentence = true;  // otherwise text was left out before it
  bool ends_sentence = true;
};

// Passages in reading order, apart from each other. They are chosen greedily: the sentence that shows most of
// the query, then those that add most to it, whatever their length when they show a new query word, else only
// if they fit. Long sentences are cut around their densest hits so that all fit the wanted length, and what
// room is left goes to neighbouring sentences. Without hits: the lead.
std::vector<Passage> choose_passages(std::string_view text, std::string_view language,
                                     const std::vector<text::Token>& tokens,
                                     const std::vector<QueryHit>& hits, const std::vector<double>& rarity,
                                     const SnippetOptions& options);

}  // namespace dateline::engine
