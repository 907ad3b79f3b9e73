// Related articles: what to read next to one article, with the reasons. For an article of the index or of a
// file outside it.
//
// The article's most telling terms as a weighted query (after "more like this"), and those of what it finds;
// near-copies of it and of each other left out, routine notices of one series kept to one; near days
// preferred, the days after it most; shared tags and countries and "also read" links counted in. The recipe
// and its measurements: docs/ranking.md.
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
#include "searcher/engine/telling_terms.h"

namespace dateline::engine {

struct RelatedArticle {
  index::ArticleRef ref;
  double score = 0;
  std::vector<std::string> because;  // "linked from it", "tag: Taliban", "country: ~China", "3 days later"
};

// The article that others are sought for, which must outlive the search.
struct AskedArticle {
  const Article& article;                 // `language` is settled
  std::optional<index::ArticleRef> self;  // where the index holds it
};

struct RelatedOptions {
  bool copies = false;         // near-copies and notices of a series are not left out
  bool declared_only = false;  // countries that were inferred from a text are no reason
  bool feedback = true;        // ranked again by what the first are about
};

class RelatedFinder {
 public:
  RelatedFinder(const index::OpenIndex& index, text::Analyzer& analyzer, RelatedOptions options)
      : index_(index), analyzer_(analyzer), telling_terms_(index, analyzer), options_(options) {}

  // The `wanted` most related of `allowed` (null: all live articles), best first, without reasons. The
  // article itself is never among them.
  std::vector<RelatedArticle> find(const AskedArticle& asked, const MatchSet* allowed, std::size_t wanted);

  // Fills in `because`.
  void add_reasons(const AskedArticle& asked, std::vector<RelatedArticle>& found);

  // At most `wanted` of `near` that hold its telling terms, best first; nothing is left out but the article.
  std::vector<index::ArticleRef> nearest(const AskedArticle& asked, MatchSet near, std::size_t wanted);
  // What it links to, and what links to it: live or not.
  std::vector<index::ArticleRef> linked(const Article& article) const;

 private:
  std::vector<RankedArticle> rank_candidates(const std::vector<TellingTerm>& terms,
                                             const MatchSet& candidates, std::size_t wanted) const;
  std::vector<RankedArticle> rank_related(const AskedArticle& asked, const MatchSet& candidates,
                                          std::size_t wanted);

  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
  TellingTerms telling_terms_;
  RelatedOptions options_;
};

}  // namespace dateline::engine
