// Matches as stories: of near-copies one is shown, and all count as one.
#pragma once

#include <cstddef>
#include <vector>

#include "common/index/open_index.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/ranking.h"

namespace dateline::engine {

// A match set, those apart that are near-copies of other matches.
struct StoryGroups {
  MatchSet alone;
  std::vector<std::vector<index::ArticleRef>> stories;  // of two matches or more, oldest first
  std::size_t count() const { return alone.count() + stories.size(); }
};
StoryGroups group_stories(const index::Stories& stories, MatchSet matches);
// Every match for itself.
inline StoryGroups each_alone(MatchSet matches) {
  return {std::move(matches), {}};
}

// The first of each story, in the order given.
std::vector<RankedArticle> first_of_stories(const index::Stories& stories,
                                            const std::vector<RankedArticle>& ranked);

// The other matches of the article's story, oldest first.
std::vector<index::ArticleRef> copies_of(const index::Stories& stories, const MatchSet& matches,
                                         index::ArticleRef article);

}  // namespace dateline::engine
