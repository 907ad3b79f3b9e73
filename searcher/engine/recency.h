// Freshness as part of a score: what --recency adds to relevance.
#pragma once

#include <cstdint>

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

}  // namespace dateline::engine
