#include "searcher/engine/story_groups.h"

#include <set>
#include <utility>

namespace dateline::engine {

using index::ArticleRef;

StoryGroups group_stories(const index::Stories& stories, MatchSet matches) {
  StoryGroups groups{std::move(matches), {}};
  for (std::size_t story = 0; story < stories.size(); ++story) {
    std::vector<ArticleRef> matching;
    for (const ArticleRef article : stories.articles(story))
      if (groups.alone.segments[article.segment].test(article.docid)) matching.push_back(article);
    if (matching.size() < 2) continue;
    for (const ArticleRef article : matching) groups.alone.segments[article.segment].reset(article.docid);
    groups.stories.push_back(std::move(matching));
  }
  return groups;
}

std::vector<RankedArticle> first_of_stories(const index::Stories& stories,
                                            const std::vector<RankedArticle>& ranked) {
  std::vector<RankedArticle> firsts;
  std::set<std::size_t> seen;
  for (const RankedArticle& one : ranked) {
    const std::size_t story = stories.story_of(one.ref);
    if (story == index::Stories::kNone || seen.insert(story).second) firsts.push_back(one);
  }
  return firsts;
}

std::vector<ArticleRef> copies_of(const index::Stories& stories, const MatchSet& matches,
                                  ArticleRef article) {
  std::vector<ArticleRef> copies;
  const std::size_t story = stories.story_of(article);
  if (story == index::Stories::kNone) return copies;
  for (const ArticleRef other : stories.articles(story))
    if (other != article && matches.segments[other.segment].test(other.docid)) copies.push_back(other);
  return copies;
}

}  // namespace dateline::engine
