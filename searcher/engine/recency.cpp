#include "searcher/engine/recency.h"

#include <algorithm>
#include <cmath>

#include "common/calendar/timestamp.h"

namespace dateline::engine {

double Recency::of(std::uint32_t day) const {
  if (day == 0) return 0;
  const std::int64_t age = today - calendar::days_since_epoch(calendar::date_from_number(day));
  return weight * std::exp2(-static_cast<double>(std::max<std::int64_t>(age, 0)) / half_life);
}

void RecencySource::init(const Xapian::Database& database) {
  columns_ = &index_.segments()[index_.segment_of(database)].columns();
  docid_ = 0;
  std::uint32_t newest = 0;
  for (std::uint32_t docid = 1; docid <= columns_->size(); ++docid)
    newest = std::max(newest, columns_->day(docid));
  set_maxweight(recency_.of(newest));
}

void RecencySource::skip_to(Xapian::docid docid, double min_weight) {
  docid_ = std::max(docid, docid_);
  if (min_weight > get_maxweight()) docid_ = columns_->size() + 1;
  while (docid_ <= columns_->size() && columns_->day(docid_) == 0) ++docid_;
}

}  // namespace dateline::engine
