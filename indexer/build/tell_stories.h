// Telling stories: which articles of an index are near-copies of one another.
//
// Articles by (instant, id, path, corpus), each joining the earliest leader that it matches directly, else
// leading: the outcome depends on the articles alone, whatever the order in which they came. A copy is within
// two days and shares four fifths of the shorter text's shingles, the shorter being half of the longer or
// more; with an article of no date, nine tenths whatever the day. Sketches show which pairs to compare, the
// stored texts decide.
#pragma once

#include <string>
#include <vector>

#include "common/index/segment.h"
#include "common/index/stories.h"

namespace dateline::build {

// What was told of an index before: its articles are those of these segments.
struct KnownStories {
  std::vector<std::string> segments;  // names, in the order of the generation
  index::Stories stories;
};

// The same as without anything known, but only what is new since then, and what that changes, is looked at.
// Throws Error when a record is damaged.
index::Stories tell_stories(const std::vector<index::Segment>& segments, const KnownStories& known);

}  // namespace dateline::build
