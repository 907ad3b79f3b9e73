// Freshness as part of a score: what --recency adds to relevance.
#pragma once

#include <cstdint>
#include <vector>

#include "common/index/open_index.h"

namespace dateline::engine {

// An article of `today` gets `weight`, one that is `half_life` days old half of it, and so on; one of a later
// day as much as today's, an undated one nothing. Exponential decay after X. Li, W. B. Croft, Time-based
// language models, CIKM 2003.
struct Recency {
  std::int64_t today = 0;              // days since 1970-01-01
  double half_life = 1;                // days, above 0
  double weight = 0;                   // in units of the score
  double of(std::uint32_t day) const;  // YYYYMMDD, 0 for none
};

// Recency as a source of postings: every dated article. No article of a segment gets more than its newest, so
// that the matcher can still pass over what is too weak to come in.
class RecencySource : public Xapian::PostingSource {
 public:
  RecencySource(const index::OpenIndex& index, const Recency& recency) : index_(index), recency_(recency) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return columns_->size(); }
  Xapian::doccount get_termfreq_max() const override { return columns_->size(); }
  double get_weight() const override { return recency_.of(columns_->day(docid_)); }
  void next(double min_weight) override { skip_to(docid_ + 1, min_weight); }
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool at_end() const override { return docid_ > columns_->size(); }
  Xapian::docid get_docid() const override { return docid_; }
  RecencySource* clone() const override { return new RecencySource(index_, recency_); }
  void init(const Xapian::Database& database) override;
  std::string get_description() const override { return "RecencySource"; }

 private:
  const index::OpenIndex& index_;
  Recency recency_;
  const schema::ColumnsView* columns_ = nullptr;
  Xapian::docid docid_ = 0;
};

}  // namespace dateline::engine
