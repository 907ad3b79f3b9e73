// Telling terms: the words by which other articles are found that are about the same, each with its weight.
// The recipe and its measurements: docs/ranking.md, "Related articles".
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/article.h"
#include "common/index/open_index.h"
#include "common/text/analyzer.h"
#include "searcher/engine/ranking.h"

namespace dateline::engine {

struct TellingTerm {
  std::string term;
  double weight = 0;
};

class TellingTerms {
 public:
  TellingTerms(const index::OpenIndex& index, text::Analyzer& analyzer)
      : index_(index), analyzer_(analyzer) {}

  // The heaviest terms of the first 256 KiB of each text, of unit length together, heaviest first.
  std::vector<TellingTerm> of(const Article& article);

  // `terms` of an article with those of the articles nearest to it, `ranked` best first: a vector of unit
  // length each, added by its cosine with `terms` (positive feedback after J. J. Rocchio, 1971, from articles
  // that nobody judged). Heaviest first.
  std::vector<TellingTerm> with_feedback(const std::vector<TellingTerm>& terms,
                                         const std::vector<RankedArticle>& ranked) const;

 private:
  using Frequencies = std::vector<std::pair<std::string, double>>;  // of each term, once
  Frequencies frequencies(const Article& article);
  Frequencies frequencies(index::ArticleRef ref) const;
  std::vector<TellingTerm> weigh(const Frequencies& frequencies) const;

  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
};

}  // namespace dateline::engine
