// Which articles may be near-copies of one another, by their sketches: few of an archive, so that telling its
// stories costs little.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/index/article_ref.h"
#include "common/index/bitmap.h"
#include "common/index/segment.h"

namespace dateline::build {

inline constexpr std::int32_t kUndated = INT32_MAX;
inline constexpr std::int32_t kCopyDays = 2;  // between an article and its copy
// Articles in order of their instants are so many days out of order at most by their days as written.
inline constexpr std::int32_t kZoneDays = 2;

struct StoryCandidate {
  index::ArticleRef ref;
  std::int32_t day = kUndated;  // since 1970, as written
  std::int64_t instant = 0;
  const text::Sketch* sketch = nullptr;
  std::string_view id, path, corpus;

  bool is_dated() const { return day != kUndated; }
  bool operator<(const StoryCandidate& other) const;  // the order of stories: undated ones last
};

// Its views are of the segments.
StoryCandidate story_candidate(const std::vector<index::Segment>& segments, index::ArticleRef ref);

// In order, all that share enough of their sketch with one of `wanted` (a set for each segment) near in time;
// those of `wanted` that share with none are left out too. Some more may be among them.
std::vector<StoryCandidate> story_candidates(const std::vector<index::Segment>& segments,
                                             const std::vector<index::Bitmap>& wanted);

}  // namespace dateline::build
