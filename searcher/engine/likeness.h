// Likeness: what two articles are to one another beyond their subject: near-copies, an update, or routine
// notices of one series. Told by their texts and days, as stories are (indexer/build/tell_stories.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/text/analyzer.h"
#include "common/text/shingles.h"

namespace dateline::engine {

enum class Likeness {
  None,
  Copy,    // within two days, most of the shorter text in one not twice as long; or all but the same text, of
           // any length and day
  Update,  // the same, in one that is longer than that; or one title on one day, too short to compare
  Series,  // recurring: a text of another day, or one of the same form with other numbers
};

// A title without what changes from one notice of a series to the next: "U.S. bills, 3 May" → "us bills # #".
// Empty where fewer than two words are left.
std::string title_pattern(std::string_view title);

// An article to be compared with others. Its texts are read when a comparison needs them. `analyzer` and
// `article` must outlive it.
class Comparable {
 public:
  // `sketch`: of the index; without one it is made.
  Comparable(text::Analyzer& analyzer, const Article& article, std::optional<text::Sketch> sketch);

  const std::vector<std::uint64_t>& shingles();
  std::size_t length() { return shingles().size(); }

  static Likeness compare(Comparable& a, Comparable& b);

 private:
  const std::vector<std::uint64_t>& numberless_shingles();
  static bool say_the_same(Comparable& a, Comparable& b);
  static Likeness compare_texts(Comparable& a, Comparable& b, std::optional<std::int64_t> days);

  text::Analyzer& analyzer_;
  const Article& article_;
  std::string pattern_;
  text::Sketch sketch_{};
  std::optional<std::vector<std::uint64_t>> shingles_, numberless_;
};

}  // namespace dateline::engine
