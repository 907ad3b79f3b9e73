// The live index as a run finds it, and what its next generation begins as.
//
// A run takes all of it or nothing. A rebuild mends: what is damaged is left out, and told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/index/generation.h"
#include "common/index/segment.h"
#include "indexer/sync/manifest.h"

namespace dateline::sync {

struct LiveIndex {
  // What CURRENT names; absent where there is no index yet, or none that this program can read.
  std::optional<index::Generation> generation;
  // `generation` is the newest one that can be read: CURRENT was lost, or a first run was killed before it
  // wrote it.
  bool current_is_missing = false;
  Manifest manifest;
  std::vector<index::Segment> segments;
  // The generation to come: of the same index, with the same corpora, and numbers never used before.
  index::Generation next;
  std::vector<std::string> notices;  // for the user: what was found damaged
};

// Removes leftovers of killed runs first, unless `read_only`. Throws Error when the index is damaged or of
// another schema and this is no rebuild, or when there is no telling what to read.
struct LoadRequest {
  std::string index_path;
  bool rebuild = false;
  bool read_only = false;
  bool names_corpora = false;  // the user said what to read
};
LiveIndex load_live_index(const LoadRequest& request);

[[noreturn]] void throw_nothing_to_index(const std::string& index_path);

// The newest generation that can be read where CURRENT is missing; nullopt where it is there, or none can be.
std::optional<index::Generation> unnamed_generation(const std::string& index_path);

// After a run that failed: removes what it made, unless CURRENT cannot tell what is live. `unnamed` is what
// unnamed_generation() said before the run.
void sweep_after_failure(const std::string& index_path,
                         const std::optional<index::Generation>& unnamed) noexcept;

}  // namespace dateline::sync
