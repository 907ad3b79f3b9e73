// Facets: exact counts over all matches, from the match set and the columns.
#pragma once

#include "common/index/open_index.h"
#include "searcher/engine/search_response.h"
#include "searcher/engine/story_groups.h"

namespace dateline::engine {

inline constexpr std::size_t kTagsShown = 100;

// A story counts once under each value that its matching copies have. Values by count, then by value; months
// and years by time.
Facet count_facet(const index::OpenIndex& index, const StoryGroups& matches, const FacetRequest& request,
                  bool declared_only = false);

}  // namespace dateline::engine
