// What a run tells: problems and notices as lines for standard error, the summary for a person or as JSON.
// Strings; the caller prints.
#pragma once

#include <string>

#include "common/index/last_run.h"
#include "indexer/sync/apply.h"

namespace dateline::report {

struct ReportStyle {
  bool verbose = false;
  bool terminal = false;  // a person is reading: the summary and what was ignored are told
  bool dry_run = false;
};

// Lines for standard error: notices, refusals, new problems with path, line and reason, known ones counted.
std::string lines(const sync::RunSummary& summary, const ReportStyle& style);

// The summary object of INTERFACE.md §1, one line.
std::string as_json(const sync::RunSummary& summary);

// The exit status of a run: 1 when a file could not be read that was not known as unreadable, or (strict)
// was, or a corpus was refused.
int exit_status(const sync::RunSummary& summary, bool strict);

// For last-run. Its message is in a word: "2 files could not be read"; empty when all was well.
index::LastRun record_of(const sync::RunSummary& summary, int exit);

}  // namespace dateline::report
