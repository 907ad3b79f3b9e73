// Why nothing was found: what would be found without each filter, values and words that no article holds, the
// archive's span.
#pragma once

#include "common/index/open_index.h"
#include "searcher/engine/filters.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/search_response.h"
#include "searcher/query/compiler.h"

namespace dateline::engine {

// `words`: what the query matches before any filter. `declared_only`: values that no article declares are
// unknown.
WhyEmpty explain_empty(const index::OpenIndex& index, const Filters& filters, const MatchSet& words,
                       const query::CompiledQuery& query, bool declared_only);

}  // namespace dateline::engine
