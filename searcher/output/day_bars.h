// Counts by day as one line of block characters, with the first and the last day below.
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

// Two lines of at most `width` columns, a column a day; days without articles are gaps. Where that is too
// wide a column stands for several days. `days` ascends; none at all gives no lines.
std::vector<std::string> day_bars(const std::vector<DayCount>& days, std::size_t width);

}  // namespace dateline::output
