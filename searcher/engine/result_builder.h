// Results: stored articles → what is shown of them.
#pragma once

#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "common/text/analyzer.h"
#include "searcher/engine/search_response.h"
#include "searcher/engine/snippets.h"
#include "searcher/query/compiler.h"

namespace dateline::engine {

// Everything but rank, score and snippet.
SearchResult make_result(const index::OpenIndex& index, index::ArticleRef ref,
                         const schema::StoredArticle& stored, bool declared_only);

// What the words of a query show in a text, with their rarity in the index.
HighlightTerms highlight_terms(const index::OpenIndex& index, const query::CompiledQuery& query);

IndexInfo index_info(const index::OpenIndex& index);

}  // namespace dateline::engine
