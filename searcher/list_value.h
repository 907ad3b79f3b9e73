// An option's value that is a list: "CN,AF".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The parts between commas, without white space around them. Throws Error naming the option for an empty
// part.
std::vector<std::string> read_list(std::string_view option, std::string_view value);

}  // namespace dateline
