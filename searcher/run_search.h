// The search program: command line in, exit status out. The only place of it that prints.
#pragma once

#include <string>
#include <vector>

namespace dateline {

// Throws Error for what stops it.
int run_search(const std::vector<std::string>& arguments);

}  // namespace dateline
