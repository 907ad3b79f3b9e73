// Ranking: the best articles of a match set by the formula of docs/ranking.md, ties broken so that pages
// never repeat or lose one.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
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

// The weighting scheme by the number of content words of the query.
enum class Weighting { Short, Long };  // to 6, 7 and more
Weighting weighting_for(std::size_t content_words);

// What makes the score of an article.
struct Scoring {
  std::vector<query::RankingLeaf> leaves;
  Weighting weighting = Weighting::Short;
  std::optional<Recency> recency;
};

// When ranking is given up. OutOfTime is thrown then, through the matcher.
using Deadline = std::chrono::steady_clock::time_point;
struct OutOfTime {};

// Articles of a match set as a source of postings for Xapian's matcher, which then ranks only those.
class MatchSource : public Xapian::PostingSource {
 public:
  MatchSource(const index::OpenIndex& index, const MatchSet& matches, std::optional<Deadline> deadline = {});

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool at_end() const override { return docid_ >= bitmap_->size(); }
  Xapian::docid get_docid() const override { return docid_; }
  MatchSource* clone() const override { return new MatchSource(index_, matches_, deadline_); }
  void init(const Xapian::Database& database) override;
  std::string get_description() const override { return "MatchSource"; }

 private:
  void look_at_clock();

  const index::OpenIndex& index_;
  const MatchSet& matches_;
  std::optional<Deadline> deadline_;
  const index::Bitmap* bitmap_ = nullptr;
  Xapian::docid docid_ = 0;
  Xapian::doccount count_ = 0;
  unsigned steps_ = 0;
};

// The best `wanted` articles of the set, best first. `is_all_of_it`: the set is just what the leaves match
// and nothing is dead, so that the matcher may go without the set, and without the deadline. Equal scores:
// newer first, then by id.
std::vector<RankedArticle> rank(const index::OpenIndex& index, const Scoring& scoring,
                                const MatchSet& matches, bool is_all_of_it, std::size_t wanted,
                                std::optional<Deadline> deadline = {});

// By date: newest (or oldest) first, then by id; undated ones last. Scores are 0.
std::vector<RankedArticle> by_date(const index::OpenIndex& index, const MatchSet& matches, bool newest_first,
                                   std::size_t wanted);

// The parts of an article's score, a line each: "4.127  cooper".
std::string explain_score(const index::OpenIndex& index, const Scoring& scoring, index::ArticleRef ref);

}  // namespace dateline::engine
