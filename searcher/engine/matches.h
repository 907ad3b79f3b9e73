// Matches: which articles answer a query, and whether all of its words or any were asked for.
#pragma once

#include <cstddef>

#include "searcher/engine/filters.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/search_request.h"
#include "searcher/query/compiler.h"

namespace dateline::engine {

// What is shown, and what it was chosen from.
struct Matches {
  MatchSet words;  // by the words alone, before filters
  MatchSet shown;  // with filters
  MatchSet first;  // of a widened query: those that hold all the words, which come first
  std::size_t first_count = 0;
  MatchMode mode = MatchMode::All;
  bool widened = false;

  // Articles that hold all the words, where that was asked.
  std::size_t count_of_all() const {
    if (widened) return first_count;
    return mode == MatchMode::All ? shown.count() : 0;
  }
};

// By request.match. Auto asks for all of a few plain words, and for any of them where few articles hold all.
Matches choose_matches(const SearchRequest& request, const query::CompiledQuery& compiled,
                       const Filters& filters, MatchEvaluator& evaluator);

}  // namespace dateline::engine
