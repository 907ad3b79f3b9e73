// Merging segments: which to merge (a policy, pure) and doing it (copy, delete what is dead, compact).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/index/generation.h"

namespace dateline::build {

// An index holds at most this many segments: each costs every search about .05 ms.
inline constexpr std::size_t kMaxSegments = 8;

// The next run of neighbours [first, second) to merge into one; nullopt when the index is in order: at most
// kMaxSegments segments, and none of which a fifth or more is dead (such a one is rewritten alone).
// Neighbours of least total size are merged first, so that a large segment is not rewritten for every small
// one. Merging by this policy until nullopt ends.
std::optional<std::pair<std::size_t, std::size_t>> next_merge(
    const std::vector<index::SegmentInfo>& segments);

// Merges segments of the index into a new one called `name`, without what is dead. nullopt when nothing is
// left alive.
std::optional<index::SegmentInfo> merge_segments(const std::string& index_path,
                                                 const std::vector<index::SegmentInfo>& sources,
                                                 const std::string& name);

// Merges by next_merge() until nothing is left to merge. `new_name` names each new segment.
void merge_until_in_order(const std::string& index_path, std::vector<index::SegmentInfo>& segments,
                          const std::function<std::string()>& new_name);

}  // namespace dateline::build
