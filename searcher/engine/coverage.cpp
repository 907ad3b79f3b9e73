#include "searcher/engine/coverage.h"

#include <algorithm>

namespace dateline::engine {

namespace {

constexpr double kLeastWeight = .01;  // a word in every article still is a hit
constexpr double kShownAgain = .1;    // what a word is worth that the reader has seen
constexpr double kSideBySide =
    .5;  // what two query words in a row are worth beyond themselves, of the lighter one

}  // namespace

Coverage::Coverage(const std::vector<QueryHit>& hits, const std::vector<double>& rarity)
    : hits_(hits), weight_(rarity) {
  unsigned last = 0;
  for (const QueryHit& hit : hits) last = std::max(last, hit.word);
  weight_.resize(std::max<std::size_t>(rarity.size(), last + std::size_t{1}), 1.0);
  for (double& weight : weight_) weight = std::max(weight, kLeastWeight);
  shown_.resize(weight_.size());
  counted_.resize(weight_.size());
}

Gain Coverage::gain(HitRange range) {
  ++call_;
  Gain gain;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const unsigned word = hits_[i].word;
    if (counted_[word] == call_) continue;
    counted_[word] = call_;
    double worth = weight_[word];
    if (i > range.first && hits_[i - 1].word != word && hits_[i - 1].position + 1 == hits_[i].position) {
      worth += kSideBySide * std::min(weight_[word], weight_[hits_[i - 1].word]);
    }
    gain.score += shown_[word] ? kShownAgain * worth : worth;
    gain.new_word = gain.new_word || !shown_[word];
  }
  return gain;
}

void Coverage::add(HitRange range) {
  for (std::size_t i = range.first; i < range.last; ++i) shown_[hits_[i].word] = true;
}

}  // namespace dateline::engine
