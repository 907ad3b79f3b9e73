#include "searcher/engine/ranker.h"

#include <algorithm>
#include <span>
#include <utility>

#include "searcher/engine/deep_ranking.h"
#include "searcher/engine/story_groups.h"

namespace dateline::engine {

namespace {

// An article of today gains so much of the best score that relevance alone gives.
constexpr double kRecencyShare = 0.5;

}  // namespace

// More articles are ranked until they are of enough stories.
std::vector<RankedArticle> Ranker::first(std::size_t wanted) {
  if (!is_by_date()) {
    usual_ = {query_.leaves, weighting_for(query_.content_words), {}};
    scores_.emplace(index_, usual_, matches_.shown);
    if (request_.half_life) add_recency();
  }
  if (request_.deep_budget) deadline_ = std::chrono::steady_clock::now() + *request_.deep_budget;
  for (std::size_t asked = wanted;; asked *= 2) {
    std::vector<RankedArticle> ranked = order(asked);
    const bool are_all = ranked.size() < asked || asked >= index_.articles();
    if (!request_.copies) ranked = first_of_stories(index_.stories(), ranked);
    if (!are_all && ranked.size() < wanted) continue;
    if (ranked.size() > wanted) ranked.resize(wanted);
    return ranked;
  }
}

std::string Ranker::explain(index::ArticleRef ref) const {
  if (is_by_date()) return {};
  const bool is_deep = deep_ && deep_->articles.segments[ref.segment].test(ref.docid);
  return explain_score(index_, is_deep ? deep_->scoring : usual_, ref);
}

std::vector<RankedArticle> Ranker::order(std::size_t wanted) {
  if (is_by_date()) return by_date(index_, matches_.shown, request_.sort != SortKey::Oldest, wanted);
  return request_.deep_budget ? order_deeper(wanted) : order_by_score(wanted);
}

std::vector<RankedArticle> Ranker::order_by_score(std::size_t wanted) {
  if (!matches_.widened) return scores_->best(matches_.shown, wanted);
  std::vector<RankedArticle> ranked = scores_->best(matches_.first, wanted);
  if (ranked.size() < wanted) {
    MatchSet rest = matches_.shown;
    rest.subtract(matches_.first);
    const std::vector<RankedArticle> others = scores_->best(rest, wanted - ranked.size());
    ranked.insert(ranked.end(), others.begin(), others.end());
  }
  return ranked;
}

std::vector<RankedArticle> Ranker::order_deeper(std::size_t wanted) {
  std::vector<RankedArticle> ranked = order_by_score(std::max(wanted, kDeepCandidates));
  try {
    Scoring deep = deepen(index_, usual_, query_.content_words, first_of_stories(index_.stories(), ranked));
    const std::size_t again = std::min(kDeepCandidates, ranked.size());
    MatchSet articles = set_of(index_, std::span(ranked).first(again));
    ranked = rank_again(index_, deep, ranked, count_of_first_part(), *deadline_);
    deep_ = {std::move(deep), std::move(articles)};
  } catch (const OutOfTime&) {
    out_of_time_ = true;
    deep_.reset();
  }
  if (ranked.size() > wanted) ranked.resize(wanted);
  return ranked;
}

// Of a widened query those that hold all the words stay before the others.
std::size_t Ranker::count_of_first_part() const {
  return matches_.widened ? matches_.first_count : matches_.shown.count();
}

void Ranker::add_recency() {
  const std::vector<RankedArticle> best = scores_->best(matches_.shown, 1);
  const double weight = best.empty() ? 0 : kRecencyShare * best.front().score;
  usual_.recency =
      Recency{calendar::days_since_epoch(request_.now), static_cast<double>(*request_.half_life), weight};
  scores_->add(*usual_.recency);
}

}  // namespace dateline::engine
