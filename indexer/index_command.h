// The command line of indexer as checked values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/cli/option_table.h"
#include "indexer/sync/corpora.h"

namespace dateline {

enum class ProgressWhen { Auto, Always, Never };

struct IndexCommand {
  std::string index_path;
  std::vector<std::string> corpora;  // without "-"
  bool read_stream = false;          // "-" was among them
  std::string stream_name;
  sync::OptionChanges options;
  std::optional<std::string> forget;
  std::optional<std::string> move_from;
  std::string move_to;
  unsigned jobs = 1;
  unsigned wait_seconds = 0;
  ProgressWhen progress = ProgressWhen::Auto;
  bool rebuild = false, dry_run = false, allow_removals = false, checksum = false;
  bool verify = false;
  bool status = false, problems = false, dump = false, json = false;
  bool strict = false, quiet = false, verbose = false;
};

// Throws Error (exit 2) that names the option and what it wants.
IndexCommand make_index_command(const cli::CommandLine& line);

}  // namespace dateline
