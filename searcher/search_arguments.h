// The arguments of `search` → command line. Here a word with a dash can be an exclusion: `search syria
// -turkey`.
#pragma once

#include <string>
#include <vector>

#include "common/cli/option_table.h"

namespace dateline {

// After the first word of the query an argument with a single '-' is a word too, except exactly -n, -i, -f
// (which take the next argument), -q and -h. Long options are options anywhere; after "--" all are words.
// A word that looks like one of them with its value (-n1) gets a warning.
// Throws Error (exit 2) as cli::parse_command_line.
cli::CommandLine parse_search_arguments(const std::vector<std::string>& arguments);

}  // namespace dateline
