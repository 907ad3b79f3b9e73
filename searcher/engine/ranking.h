// Ranking: what the order of articles is made of, and ties broken so that pages never repeat or lose one. The
// formula: docs/ranking.md; the scores: engine/scores.h.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "common/index/open_index.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/recency.h"
#include "searcher/query/compiler.h"

namespace dateline::engine {

struct RankedArticle {
  index::ArticleRef ref;
  double score = 0;
};

// The variant of the weighting scheme, by the number of content words of the query.
enum class Weighting { Short, Long };  // to 6, 7 and more
Weighting weighting_for(std::size_t content_words);

// What makes the score of an article.
struct Scoring {
  std::vector<query::RankingLeaf> leaves;
  Weighting weighting = Weighting::Short;
  std::optional<Recency> recency;
};

// When ranking is given up: OutOfTime is thrown then.
using Deadline = std::chrono::steady_clock::time_point;
struct OutOfTime {};

MatchSet set_of(const index::OpenIndex& index, std::span<const RankedArticle> articles);

// The higher score first; of equal ones the newer article, then by id, path and corpus.
bool comes_before(const index::OpenIndex& index, const RankedArticle& a, const RankedArticle& b);

// By date: newest (or oldest) first, then by id; undated ones last. Scores are 0.
std::vector<RankedArticle> by_date(const index::OpenIndex& index, const MatchSet& matches, bool newest_first,
                                   std::size_t wanted);

}  // namespace dateline::engine
