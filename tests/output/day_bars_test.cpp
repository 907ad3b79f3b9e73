#include "searcher/output/day_bars.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dateline;
using output::day_bars;
using output::DayCount;
using Lines = std::vector<std::string>;

TEST_CASE("a bar a day, gaps for days without articles") {
  CHECK(day_bars({}, 80).empty());
  CHECK(day_bars({{{2025, 5, 3}, 2}}, 0).empty());
  CHECK(day_bars({{{2025, 5, 3}, 2}}, 80) == Lines{"█", "3 May 2025"});
  CHECK(day_bars({{{2025, 5, 31}, 1}, {{2025, 6, 2}, 8}}, 80) == Lines{"▁ █", "31 May 2025 to 2 Jun 2025"});
  CHECK(day_bars({{{2025, 1, 1}, 1}, {{2025, 2, 1}, 1}}, 80) ==
        Lines{"█" + std::string(30, ' ') + "█", "1 Jan 2025            1 Feb 2025"});
}

TEST_CASE("a bar stands for several days where there are too many") {
  CHECK(day_bars({{{2025, 5, 1}, 1}, {{2025, 5, 2}, 1}, {{2025, 5, 10}, 4}}, 5) ==
        Lines{"▄   █", "1 May 2025 to 10 May 2025"});
}
