#include "searcher/engine/deep_ranking.h"

#include <algorithm>

#include "searcher/engine/feedback.h"

namespace dateline::engine {

namespace {

constexpr double kFeedbackShare = 0.12;  // of the weight of the whole query

}  // namespace

Scoring deepen(const index::OpenIndex& index, Scoring usual, std::size_t content_words,
               const std::vector<RankedArticle>& ranked) {
  Scoring deep = std::move(usual);
  const double total = kFeedbackShare / (1 - kFeedbackShare) * static_cast<double>(content_words);
  for (const FeedbackTerm& term : feedback_terms(index, ranked, total))
    deep.leaves.push_back({"+" + term.term.substr(1), Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                                                                    Xapian::Query(term.term), term.weight)});
  return deep;
}

std::vector<RankedArticle> rank_again(const index::OpenIndex& index, const Scoring& deep,
                                      std::vector<RankedArticle> ranked, Deadline deadline) {
  const std::size_t again = std::min(kDeepCandidates, ranked.size());
  MatchSet candidates;
  for (const index::Segment& segment : index.segments())
    candidates.segments.emplace_back(segment.info().last_docid + 1);
  for (std::size_t i = 0; i < again; ++i) candidates.segments[ranked[i].ref.segment].set(ranked[i].ref.docid);
  const std::vector<RankedArticle> first = rank(index, deep, candidates, false, again, deadline);
  std::copy(first.begin(), first.end(), ranked.begin());
  return ranked;
}

}  // namespace dateline::engine
