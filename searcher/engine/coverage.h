// How much of a query a stretch of hits shows: each query word counts once, by its rarity, and less when the
// reader has it already.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/engine/query_hits.h"

namespace dateline::engine {

// Neighbouring hits: [first, last) of all hits of a text.
struct HitRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Gain {
  double score = 0;
  bool new_word = false;  // shows a query word that was not shown before
};

class Coverage {
 public:
  // `hits` must outlive the object.
  Coverage(const std::vector<QueryHit>& hits, const std::vector<double>& rarity);

  Gain gain(HitRange range);
  void add(HitRange range);

 private:
  const std::vector<QueryHit>& hits_;
  std::vector<double> weight_;     // by query word
  std::vector<bool> shown_;        // by query word
  std::vector<unsigned> counted_;  // by query word: in which call of gain() it counted last
  unsigned call_ = 0;
};

}  // namespace dateline::engine
