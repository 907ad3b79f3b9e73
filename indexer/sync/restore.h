// Restoring: articles from the index's own records, for what a rebuild does not find on disk.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/index/generation.h"
#include "indexer/build/segment_writer.h"

namespace dateline::sync {

struct KeptInRebuild {
  std::set<std::string> corpora;                        // keys; all of their articles
  std::set<std::pair<std::string, std::string>> files;  // corpus key and path
  bool holds(const std::string& corpus_key, const std::string& path) const {
    return corpora.count(corpus_key) != 0 || files.count({corpus_key, path}) != 0;
  }
};

// Articles of a segment that are kept and cannot be read, or, where the segment cannot tell which are kept,
// that cannot be read.
struct Loss {
  std::string segment;
  std::uint64_t articles = 0;
};

struct Restored {
  std::uint64_t articles = 0;
  std::vector<Loss> losses;
};

// Builds the live articles of `segments` that are kept into parts of `writer` (null in a dry run), after the
// files numbered below `first_number`. Only what a checksum vouches for is taken: that of the file of
// records, or that of the record in the columns. Else nothing of a segment needs to be whole.
Restored restore_from_records(const std::string& index_path, const std::vector<index::SegmentInfo>& segments,
                              const KeptInRebuild& kept, std::uint64_t first_number,
                              build::SegmentWriter* writer);

}  // namespace dateline::sync
