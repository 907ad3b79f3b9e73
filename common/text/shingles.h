// Word shingles: every three neighbouring words of a text as one number. What near-copies are told by, while
// indexing and while searching.
//
// The share of shingles that two texts have in common is their containment (Broder, "On the resemblance and
// containment of documents", 1997); the smallest of them are a sketch that shows, without the texts, which
// pairs are worth comparing. Numbers are the same in every run and on every machine: they are stored.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"

namespace dateline::text {

inline constexpr std::size_t kShingleWords = 3;
inline constexpr std::size_t kShingledBytes = 256U << 10U;  // of each text; what follows is not looked at

// The smallest shingles of a text, ascending, 32 bits of each; all 0 where the text is too short to tell.
using Sketch = std::array<std::uint32_t, 16>;
inline constexpr std::size_t kLeastWords = 30;  // of a text that can be told from others

inline constexpr double kCopyContainment = 0.8;  // of near-copies, at least

// Gathers the shingles of one or several texts. One thread at a time.
class Shingler {
 public:
  void clear();
  // The tokens of the next text; no shingle reaches from one text into another.
  void add(const std::vector<Token>& tokens);

  // Each once, ascending.
  const std::vector<std::uint64_t>& shingles();
  Sketch sketch();

 private:
  std::vector<std::uint64_t> shingles_;
  bool sorted_ = true;
};

// What two lists of shingles have in common.
struct Overlap {
  double containment = 0;  // share of the shorter list that the other holds too, 0 to 1
  double size_ratio = 0;   // length of the shorter by the longer, 0 to 1
};
// Nothing in common when either is of a text of fewer than kLeastWords.
Overlap overlap(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

// Of several texts that are read as one: summary and body.
std::vector<std::uint64_t> shingles(Analyzer& analyzer, std::initializer_list<std::string_view> texts,
                                    std::string_view language);

inline constexpr std::size_t kLeastSharedHashes = 3;  // of two sketches that may overlap
// Whether sketches leave it open that the shorter text is contained in the longer by kCopyContainment: so
// for nearly every pair of which that holds (tests/quality/copies.py).
bool may_overlap(const Sketch& a, const Sketch& b);

}  // namespace dateline::text
