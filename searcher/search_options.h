// The options of `search`, as one table.
#pragma once

#include "common/cli/option_table.h"

namespace dateline {

const cli::Program& search_program();

}  // namespace dateline
