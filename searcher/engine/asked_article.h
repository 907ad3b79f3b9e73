// The article that --related and --story are about, and what both options ask of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/index/open_index.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/related.h"
#include "searcher/engine/search_request.h"

namespace dateline::engine {

struct LoadedArticle {
  Article article;
  std::optional<index::ArticleRef> self;  // where the index holds it
};

// By the id of a result, by file, or "-" for the article on standard input, whose bytes are given. Throws
// Error when there is no such article.
LoadedArticle load_article(const index::OpenIndex& index, const std::string& name,
                           std::string standard_input);

// --before, --after: narrows `allowed` to what is older, or newer, than the article; a day without a time
// counts as its first minute. Throws Error when it has no date.
void keep_time(const index::OpenIndex& index, const SearchRequest& request, const Article& article,
               MatchSet& allowed);

// --sort, of those that were found.
void sort_related(const index::OpenIndex& index, SortKey sort, std::vector<RelatedArticle>& found);

}  // namespace dateline::engine
