// One corpus in a run: what is known of it, what is on disk, what differs, and the manifest that follows from
// what became of its files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/generation.h"
#include "indexer/sync/corpora.h"
#include "indexer/sync/manifest.h"
#include "indexer/sync/plan.h"
#include "indexer/sync/read_files.h"
#include "indexer/sync/removal_guard.h"
#include "indexer/sync/scanner.h"

namespace dateline::sync {

// A problem of this run, for the user.
struct RunProblem {
  std::string path;  // absolute; "-" for standard input
  std::uint32_t line = 0;
  std::string reason;
  bool warning = false;
  bool is_new = true;
};

struct CorpusRun {
  Target target;
  const index::Corpus* corpus = nullptr;
  const CorpusManifest* known = nullptr;
  Listing listing;  // its files only until the plan is made
  Plan plan;
  std::size_t first_file = 0;  // of its files in the list of all files to read: added ones, then changed ones
};

template <typename Visit>
void for_each_outcome(const CorpusRun& run, const std::vector<FileOutcome>& outcomes, Visit visit) {
  std::size_t number = run.first_file;
  for (const ScannedFile& file : run.plan.added) visit(file, outcomes[number++]);
  for (const ScannedFile& file : run.plan.changed) visit(file, outcomes[number++]);
}

ArticlesRead articles_read(const CorpusRun& run, const std::vector<FileOutcome>& outcomes);

// What was wrong with the files that hold fewer articles than before.
void report_shrunk(const CorpusRun& run, const std::vector<FileOutcome>& outcomes,
                   std::vector<RunProblem>& problems);

// The times between which the files of a run were read, in ns since 1970.
struct ReadingTime {
  std::int64_t began = 0, ended = 0;
};

// What is known of the corpus after the run. Appends its problems, old and new, to `problems`.
CorpusManifest next_manifest_of(const CorpusRun& run, const std::vector<FileOutcome>& outcomes,
                                const ReadingTime& time, std::vector<RunProblem>& problems);

// Problems of a file that the run did not look into.
void report_known(const index::Corpus& corpus, const ManifestEntry& entry, std::vector<RunProblem>& problems);

}  // namespace dateline::sync
