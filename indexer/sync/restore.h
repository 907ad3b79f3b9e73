// Restoring: articles from the index's own records, for what a rebuild does not find on disk.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/index/segment.h"
#include "indexer/build/segment_writer.h"

namespace dateline::sync {

struct KeptInRebuild {
  std::set<std::string> corpora;                        // keys; all of their articles
  std::set<std::pair<std::string, std::string>> files;  // corpus key and path
};

// Builds the live articles of `segments` that are kept into parts of `writer` (null in a dry run), after the
// files numbered below `first_number`. Returns how many there are.
std::uint64_t restore_from_records(const std::vector<index::Segment>& segments, const KeptInRebuild& kept,
                                   std::uint64_t first_number, build::SegmentWriter* writer);

}  // namespace dateline::sync
