// IneB2, the weighting scheme of all ranking: what one word adds to the score of an article that holds it.
//
// G. Amati, C. J. van Rijsbergen, Probabilistic models of information retrieval based on measuring the
// divergence from randomness, ACM TOIS 20(4), 2002: inverse expected document frequency, after-effect by the
// ratio of two Bernoulli processes, second normalization.
#pragma once

#include <array>
#include <cstdint>

namespace dateline::engine {

// Of the whole archive.
struct CollectionStatistics {
  double articles = 0;        // N
  double average_length = 0;  // of a document, in terms
};

// Of one word in the whole archive.
struct WordStatistics {
  double articles = 0;     // n: that hold it
  double occurrences = 0;  // F: in all of them
};

class IneB2 {
 public:
  // `c` is the parameter of the second normalization: the greater, the less a long article is held back.
  IneB2(CollectionStatistics collection, double c);

  // What a word weighs: log2((N + 1) / (nₑ + ½)) · (F + 1) / n, where nₑ = N · (1 − e^(−F/N)) is the number
  // of articles that F occurrences thrown at random would fall into. 0 where no article holds it.
  double word_weight(WordStatistics word) const;

  // What the share of an article is of that: f' / (f' + 1), f' = frequency · log2(1 + c · average / length).
  // Of length 0 as of 1.
  double share(std::uint32_t frequency, std::uint32_t length) {
    const double normalized = frequency * normalization(length);
    return normalized / (normalized + 1);
  }

 private:
  double normalization(std::uint32_t length) {
    if (length >= known_.size()) return compute_normalization(length);
    if (known_[length] == 0) known_[length] = compute_normalization(length);
    return known_[length];
  }
  double compute_normalization(std::uint32_t length) const;

  CollectionStatistics collection_;
  double c_;
  std::array<double, 2048> known_{};  // by the lengths that most articles have; 0 while not computed
};

}  // namespace dateline::engine
