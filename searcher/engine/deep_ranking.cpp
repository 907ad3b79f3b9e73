#include "searcher/engine/deep_ranking.h"

#include <algorithm>
#include <span>

#include "searcher/engine/feedback.h"
#include "searcher/engine/scores.h"

namespace dateline::engine {

namespace {

constexpr double kFeedbackShare = 0.12;  // of the weight of the whole query

}  // namespace

Scoring deepen(const index::OpenIndex& index, Scoring usual, std::size_t content_words,
               const std::vector<RankedArticle>& ranked) {
  Scoring deep = std::move(usual);
  const double total = kFeedbackShare / (1 - kFeedbackShare) * static_cast<double>(content_words);
  for (const FeedbackTerm& term : feedback_terms(index, ranked, total))
    deep.leaves.push_back({"+" + term.term.substr(1), {term.term}, term.weight});
  return deep;
}

std::vector<RankedArticle> rank_again(const index::OpenIndex& index, const Scoring& deep,
                                      std::vector<RankedArticle> ranked, std::size_t first_part,
                                      Deadline deadline) {
  const std::span<RankedArticle> again(ranked.data(), std::min(kDeepCandidates, ranked.size()));
  const MatchSet candidates = set_of(index, again);
  Scores scores(index, deep, candidates, deadline);
  const std::size_t parted = std::min(first_part, again.size());
  for (const std::span<RankedArticle> part : {again.first(parted), again.subspan(parted)}) {
    const std::vector<RankedArticle> best = scores.best(set_of(index, part), part.size());
    std::copy(best.begin(), best.end(), part.begin());
  }
  return ranked;
}

}  // namespace dateline::engine
