// The match set: which articles a MatchNode stands for, exactly, as a bitmap a segment. Totals, facets,
// sorting by date and all filters stand on it; ranking only orders what is in it.
//
// Evaluated posting list by posting list; positions through Xapian's matcher; what the index cannot tell, in
// the stored text.
#pragma once

#include <cstddef>
#include <vector>

#include "common/index/bitmap.h"
#include "common/index/open_index.h"
#include "common/text/analyzer.h"
#include "searcher/query/match_node.h"

namespace dateline::engine {

// One bitmap a segment of the index, of the segment's size.
struct MatchSet {
  std::vector<index::Bitmap> segments;
  std::size_t count() const;
  bool any() const;
  MatchSet& operator&=(const MatchSet& other);
  MatchSet& subtract(const MatchSet& other);
};

// No article of the index.
MatchSet no_articles(const index::OpenIndex& index);

class MatchEvaluator {
 public:
  // Candidates whose stored text is read for one query, at most.
  static constexpr std::size_t kMaxChecked = 5000;

  MatchEvaluator(const index::OpenIndex& index, text::Analyzer& analyzer)
      : index_(index), analyzer_(analyzer) {}

  // Live articles only.
  MatchSet evaluate(const query::MatchNode& node);

  // False once more than kMaxChecked candidates had to be looked at: what was left unchecked is not in the
  // set.
  bool is_exact() const { return exact_; }

 private:
  index::Bitmap evaluate(const query::MatchNode& node, std::uint32_t segment);
  index::Bitmap conjunction(const query::MatchNode& node, std::uint32_t segment);
  index::Bitmap positional(const query::MatchNode& node, std::uint32_t segment);
  index::Bitmap checked(const query::MatchNode& node, std::uint32_t segment);
  index::Bitmap check_candidates(const query::TextCheck& check, const index::Bitmap& candidates,
                                 std::uint32_t segment);

  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
  std::size_t checked_ = 0;
  bool exact_ = true;
};

// Whether the text of a field holds what the check asks for.
bool passes(const query::TextCheck& check, const Article& article, text::Analyzer& analyzer);

}  // namespace dateline::engine
