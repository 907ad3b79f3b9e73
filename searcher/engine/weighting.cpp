#include "searcher/engine/weighting.h"

#include <algorithm>
#include <cmath>

namespace dateline::engine {

IneB2::IneB2(CollectionStatistics collection, double c) : collection_(collection), c_(c) {}

double IneB2::word_weight(WordStatistics word) const {
  if (word.articles <= 0) return 0;
  const double expected = collection_.articles * (1 - std::exp(-word.occurrences / collection_.articles));
  return std::log2((collection_.articles + 1) / (expected + 0.5)) * (word.occurrences + 1) / word.articles;
}

double IneB2::compute_normalization(std::uint32_t length) const {
  return std::log2(1 + c_ * collection_.average_length / std::max<std::uint32_t>(length, 1));
}

}  // namespace dateline::engine
