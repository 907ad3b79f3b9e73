// Counts by day as one bar a line, each with its day and its count.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/calendar/timestamp.h"

namespace dateline::output {

struct DayCount {
  calendar::Date day;
  std::size_t count = 0;
};

// A line that says what the bars count, then the bars, and one line for each stretch without articles. Where
// days would take too many lines, a bar stands for several, and is named by the first. Lines have at most
// `width` columns; where that leaves no room for a bar, its count stands alone. `days` ascends; none at all
// gives no lines.
std::vector<std::string> day_bars(const std::vector<DayCount>& days, std::size_t width);

}  // namespace dateline::output
