// The story of an article as a timeline: its steps, oldest first, each with what is new in it.
//
// From the article, and from the steps most like it, the related articles of near days and those that are
// linked are looked at; those that are about the same matter become steps. Near-copies are one step, led by
// the earliest of them. Bounded in steps, in days and in articles that are asked about. Undated articles are
// no steps: a timeline cannot place them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "common/schema/stored_article.h"
#include "common/text/analyzer.h"
#include "searcher/engine/match_set.h"
#include "searcher/engine/related.h"

namespace dateline::engine {

struct StoryStep {
  index::ArticleRef ref;                  // of near-copies the earliest
  double likeness = 0;                    // to the article asked for, 0 to 1
  bool update = false;                    // goes on from an earlier step, and holds most of its text
  std::vector<std::string> fresh;         // words and names that no earlier step has, the most telling first
  std::vector<index::ArticleRef> copies;  // oldest first
};

inline constexpr std::size_t kMostSteps = 50;

class StoryTimeline {
 public:
  StoryTimeline(const index::OpenIndex& index, text::Analyzer& analyzer)
      : index_(index), analyzer_(analyzer) {}

  // Of `allowed`, oldest first; the article itself is among them only if it is allowed. `with_copies`: each
  // copy is a step.
  std::vector<StoryStep> tell(const AskedArticle& asked, const MatchSet& allowed, bool with_copies);

 private:
  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
};

}  // namespace dateline::engine
