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

}  // namespace dateline::engine
