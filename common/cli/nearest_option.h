// The option that a mistyped one was probably meant to be.
#pragma once

#include <string_view>

#include "common/cli/option_table.h"

namespace dateline::cli {

// `name` without dashes. An option that begins with `name` is nearest (the shortest such), else one by edit
// distance (insert, delete, replace, swap of neighbours) of at most a third of its length; nullptr when none
// is near.
const Option* nearest_option(const std::vector<Option>& options, std::string_view name);

}  // namespace dateline::cli
