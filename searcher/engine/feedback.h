// Pseudo-relevance feedback: words of the best articles that a query leaves out, as more of the query.
#pragma once

#include <string>
#include <vector>

#include "searcher/engine/ranking.h"

namespace dateline::engine {

struct FeedbackTerm {
  std::string term;
  double weight = 0;
};

// The relevance model RM1 of V. Lavrenko, W. B. Croft, Relevance-based language models, SIGIR 2001, over the
// first articles of `ranked`: a term weighs the sum of score · wdf / length over them. Only stems of 2
// articles and more, and of a fifth of all at most. The 50 heaviest, their weights scaled to a sum of
// `total`, heaviest first.
std::vector<FeedbackTerm> feedback_terms(const index::OpenIndex& index,
                                         const std::vector<RankedArticle>& ranked, double total);

}  // namespace dateline::engine
