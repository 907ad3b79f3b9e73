// Apply: what is on disk → the next generation. The second half of synchronizing: plan.h says what differs,
// this makes it so.
//
// All work happens beside the live index and becomes visible in one step (build::publish). Whatever throws or
// kills the run before leaves the live index as it was.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/generation.h"
#include "indexer/sync/corpora.h"
#include "indexer/sync/corpus_run.h"
#include "indexer/sync/progress_reports.h"
#include "indexer/sync/stop.h"

namespace dateline::sync {

struct ApplyRequest {
  std::string index_path;
  unsigned jobs = 1;
  bool rebuild = false;
  bool dry_run = false;
  bool verbose = false;
  bool checksum = false;
  bool allow_removals = false;
  std::vector<std::string> corpora;  // CORPUS arguments without "-"
  OptionChanges options;
  std::string stream_name;          // --corpus; set when standard input is read
  std::string stream_contents;      // what was read from it
  std::vector<std::string> forget;  // keys of corpora to drop
  const StopFlag* stop = nullptr;   // asked until the moment of publishing
};

struct RunSummary {
  std::uint64_t added = 0, updated = 0, removed = 0, unchanged = 0;  // articles
  std::vector<RunProblem> problems;
  std::vector<std::string> refused;  // a line for each corpus refused
  std::vector<std::string> notices;
  std::vector<std::string> changes;                            // --verbose
  std::vector<std::pair<std::string, std::uint64_t>> ignored;  // files by extension
  std::uint64_t ignored_files() const;
  std::uint64_t articles = 0;  // in the index after the run
  std::uint64_t bytes_read = 0;
  std::uint64_t generation = 0;
  double seconds = 0;
};

// The caller holds the writer's lock and has prepared the folder. Throws Error, or Stopped.
RunSummary apply(const ApplyRequest& request, const ProgressSink& progress);

}  // namespace dateline::sync
