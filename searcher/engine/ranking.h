// Ranking: the best articles of a match set by recipe D1 of docs/ranking.md, ties broken so that pages never
// repeat or lose one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "searcher/engine/match_set.h"

namespace dateline::engine {

struct RankedArticle {
  index::ArticleRef ref;
  double score = 0;
};

// The weighting scheme by the number of content words of the query.
enum class Weighting { Short, Medium, Long };  // to 3, 4 to 6, 7 and more
Weighting weighting_for(std::size_t content_words);

// Articles of a match set as a source of postings for Xapian's matcher, which then ranks only those. Finds
// its segment by the uuid of the database it is asked about: several are searched as one.
class MatchSource : public Xapian::PostingSource {
 public:
  MatchSource(const index::OpenIndex& index, const MatchSet& matches);

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool at_end() const override { return docid_ >= bitmap_->size(); }
  Xapian::docid get_docid() const override { return docid_; }
  MatchSource* clone() const override { return new MatchSource(index_, matches_); }
  void init(const Xapian::Database& database) override;
  std::string get_description() const override { return "MatchSource"; }

 private:
  const index::OpenIndex& index_;
  const MatchSet& matches_;
  const index::Bitmap* bitmap_ = nullptr;
  Xapian::docid docid_ = 0;
  Xapian::doccount count_ = 0;
};

// The best `wanted` articles of the set, best first. `is_all_of_it`: the set is just what `query` matches and
// nothing is dead, so that the matcher may go without the set. Equal scores: newer first, then by id.
std::vector<RankedArticle> rank(const index::OpenIndex& index, const Xapian::Query& query,
                                Weighting weighting, const MatchSet& matches, bool is_all_of_it,
                                std::size_t wanted);

// By date: newest (or oldest) first, then by id; undated ones last. Scores are 0.
std::vector<RankedArticle> by_date(const index::OpenIndex& index, const MatchSet& matches, bool newest_first,
                                   std::size_t wanted);

// The parts of an article's score, a line a term: "cooper  4.127".
std::string explain_score(const index::OpenIndex& index, const Xapian::Query& query, Weighting weighting,
                          index::ArticleRef ref);

}  // namespace dateline::engine
