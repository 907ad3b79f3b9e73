// Scores: what every article of a match set scores by the formula of docs/ranking.md, and the best of them.
//
// Word by word, posting lists are added up in an array of the segment's docids, so a query costs what its
// postings cost. Positions are looked up last, and only of articles that may still come in by them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/ranking.h"
#include "searcher/engine/weighting.h"

namespace dateline::engine {

class Scores {
 public:
  // Of the articles of `matches`. Both must outlive it. Throws OutOfTime at the deadline.
  Scores(const index::OpenIndex& index, const Scoring& scoring, const MatchSet& matches,
         std::optional<Deadline> deadline = {});

  void add(const Recency& recency);

  // The best `wanted` of `among`, best first; `among` is part of the match set. Equal scores: newer first,
  // then by id, path and corpus.
  std::vector<RankedArticle> best(const MatchSet& among, std::size_t wanted);

 private:
  // Two words that count where they stand together, in articles that hold both.
  struct Pair {
    struct Bonus {
      std::uint32_t docid = 0;
      double score = 0;
    };
    std::string first, second;
    std::vector<std::vector<Bonus>> bonuses;  // of each segment, by docid
  };

  index::PostingList merge(const std::vector<std::string>& terms) const;
  double word_weight(const index::PostingList& word) const;
  void add_word(const query::RankingLeaf& leaf);
  void add_word(const index::PostingList& word, double factor);
  void add_pair(const query::RankingLeaf& leaf);
  double share(std::uint32_t segment, index::Posting posting);
  bool is_open(index::ArticleRef ref) const;
  void settle(std::vector<index::ArticleRef> refs);
  double bonus(const Pair& pair, index::ArticleRef ref) const;
  std::vector<RankedArticle> best_at_most(const MatchSet& among, std::size_t wanted) const;
  double nth_at_most(const MatchSet& among, std::size_t n) const;
  template <typename Visit>
  void for_each_at_most(const MatchSet& among, Visit visit) const;
  void look_at_clock() const;

  const index::OpenIndex& index_;
  const MatchSet& matches_;
  std::optional<Deadline> deadline_;
  IneB2 scheme_;
  // Parts of the scores, by docid, of each segment. Always added in this order, so that a score does not
  // depend on what was asked before.
  std::vector<std::vector<double>> of_words_;
  std::vector<std::vector<double>> of_pairs_;    // at most, while open; empty without pairs
  std::vector<std::vector<double>> of_recency_;  // empty without recency
  std::vector<Pair> pairs_;
  MatchSet open_;  // whose pairs were not looked up
};

// The parts of an article's score, a line each: "4.127  cooper".
std::string explain_score(const index::OpenIndex& index, const Scoring& scoring, index::ArticleRef ref);

}  // namespace dateline::engine
