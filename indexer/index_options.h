// The options of `indexer`, as one table.
#pragma once

#include "common/cli/option_table.h"

namespace dateline {

// `--move OLD NEW`: OLD is the option's value, NEW the only argument.
const cli::Program& index_program();

}  // namespace dateline
