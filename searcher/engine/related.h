// Related articles: what to read next to one article, with the reasons. For an article of the index or of a
// file outside it.
//
// The article's most telling terms as a weighted query (after "more like this"), near-copies of it and of
// each other left out, nearer days preferred, shared tags and countries and "also read" links counted in. The
// recipe and its measurements: docs/ranking.md.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "common/schema/stored_article.h"
#include "common/text/analyzer.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/ranking.h"

namespace dateline::engine {

struct RelatedArticle {
  index::ArticleRef ref;
  double score = 0;
  std::vector<std::string> because;  // "linked", "tag: Taliban", "country: China", "3 days later"
};

class RelatedFinder {
 public:
  // `with_copies`: near-copies are not left out.
  RelatedFinder(const index::OpenIndex& index, text::Analyzer& analyzer, bool with_copies = false)
      : index_(index), analyzer_(analyzer), with_copies_(with_copies) {}

  // The `wanted` most related of `allowed` (null: all live articles), best first. `self` is never among them.
  std::vector<RelatedArticle> find(const Article& article, std::optional<index::ArticleRef> self,
                                   const MatchSet* allowed, std::size_t wanted);

 private:
  struct TermWeight {
    std::string term;
    double weight = 0;
  };
  std::vector<TermWeight> telling_terms(const Article& article);
  std::vector<index::ArticleRef> linked(const Article& article) const;

  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
  bool with_copies_;
};

}  // namespace dateline::engine
