// Telling stories: which articles of an index are near-copies of one another.
//
// Articles by (instant, id, path, corpus), each joining the earliest leader that it matches directly, else
// leading: the outcome depends on the articles alone, whatever the order in which they came. A copy is within
// two days and shares four fifths of the shorter text's shingles, the shorter being half of the longer or
// more; with an article of no date, nine tenths whatever the day. Sketches show which pairs to compare, the
// stored texts decide.
#pragma once

#include <vector>

#include "common/index/segment.h"
#include "common/index/stories.h"

namespace dateline::build {

struct ToldStories {
  index::Stories stories;
  std::vector<index::Comparison> comparisons;  // ascending: all that this outcome rests on
};

// `known`: what was compared before; those of articles that are the same still are not read again. Throws
// Error when a record is damaged.
ToldStories tell_stories(const std::vector<index::Segment>& segments,
                         const std::vector<index::Comparison>& known);

}  // namespace dateline::build
