// Counts by month as one line of block characters, with the years below.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/engine/search_response.h"

namespace dateline::output {

// Two lines of at most `width` columns: the bars, then the years where they begin. Months without articles
// are gaps; where a column a month is too wide, a column stands for several. Values that are no month are
// left out; none at all gives no lines.
std::vector<std::string> month_histogram(const std::vector<engine::FacetValue>& months, std::size_t width);

}  // namespace dateline::output
