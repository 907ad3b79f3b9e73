// The indexer program: command line in, exit status out. The only place of it that prints.
#pragma once

#include <string>
#include <vector>

namespace dateline {

// Throws Error for what stops the run.
int run_indexer(const std::vector<std::string>& arguments);

}  // namespace dateline
