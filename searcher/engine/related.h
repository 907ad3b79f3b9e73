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
  RelatedFinder(const index::OpenIndex& index, text::Analyzer& analyzer)
      : index_(index), analyzer_(analyzer) {}

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
};

// Sorted hashes of the word 3-shingles of an article's text, at most its first 256 KiB.
std::vector<std::uint64_t> shingles(const Article& article, text::Analyzer& analyzer);
// The share of the shorter one's shingles that the other holds too, 0 to 1; 0 when either has fewer than 28
// (30 words).
double containment(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace dateline::engine
