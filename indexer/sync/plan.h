// The plan: the difference between what the index knows of a corpus and what is on disk. A pure function;
// nothing is read or written.
//
// A vanished folder is more often a disk that is not mounted than articles to forget, so a plan that removes
// much is refused unless the user allows it. A file that was moved inside the corpus (an added one has its
// name, size and time) does not count as gone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sync/manifest.h"
#include "indexer/sync/scanner.h"

namespace dateline::sync {

struct PlanOptions {
  bool allow_removals = false;
  bool reread_all = false;  // the corpus's options changed, or the index is rebuilt: every file is read again
  bool checksum = false;    // compare contents even where the stamp is unchanged
  std::string below = {};   // only this file or folder of the corpus is brought up to date ("" for all)
  bool root_is_missing = false;
};

struct Plan {
  std::vector<ScannedFile> added;    // not known before
  std::vector<ScannedFile> changed;  // another stamp, or to be compared by content, or not readable last time
  std::vector<std::size_t> removed;  // numbers of manifest entries whose file is gone
  std::vector<std::size_t> unchanged;  // numbers of manifest entries that stay as they are (also what lies
                                       // below folders that could not be listed)
  // Set when the corpus is refused (see --allow-removals): why, in words for the user that go on from the
  // corpus's name and a colon; a path in it is raw bytes. Then the lists above are empty.
  std::optional<std::string> refused;
};

// Both lists are sorted by path. Folders that could not be listed (ScanProblem::is_folder) keep all their
// entries; so does a file that is there but cannot be looked at.
Plan make_plan(const CorpusManifest& known, const Listing& listing, const PlanOptions& options);

}  // namespace dateline::sync
