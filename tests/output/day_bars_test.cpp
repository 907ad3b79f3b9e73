#include "searcher/output/day_bars.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dateline;
using output::day_bars;
using output::DayCount;
using Lines = std::vector<std::string>;

TEST_CASE("a bar a day with its day and its count") {
  CHECK(day_bars({}, 80).empty());
  CHECK(day_bars({{{2025, 5, 3}, 2}}, 0).empty());
  CHECK(day_bars({{{2025, 5, 3}, 2}}, 80) == Lines{"Articles a day:", "  3 May 2025  ██ 2"});
  CHECK(day_bars({{{2025, 5, 9}, 1}, {{2025, 5, 10}, 8}}, 80) ==
        Lines{"Articles a day:", "   9 May 2025  █ 1", "  10 May 2025  ████████ 8"});
}

TEST_CASE("a stretch without articles is one line") {
  CHECK(day_bars({{{2025, 5, 31}, 1}, {{2025, 6, 2}, 1}, {{2025, 7, 2}, 1}}, 80) ==
        Lines{"Articles a day:", "  31 May 2025  █ 1", "  (1 day without)", "   2 Jun 2025  █ 1",
              "  (29 days without)", "   2 Jul 2025  █ 1"});
}

TEST_CASE("a bar stands for several days where there are too many") {
  std::vector<DayCount> days;
  for (int day = 1; day <= 31; ++day) days.push_back({{2025, 5, day}, 1});
  const Lines lines = day_bars(days, 80);
  CHECK(lines == Lines{"Articles in spans of 7 days, each named by its first:", "   1 May 2025  ███████ 7",
                       "   8 May 2025  ███████ 7", "  15 May 2025  ███████ 7", "  22 May 2025  ███████ 7",
                       "  29 May 2025  ███ 3"});
  days.push_back({{2035, 1, 1}, 2});
  days.erase(days.begin(), days.begin() + 30);
  CHECK(day_bars(days, 80) ==
        Lines{"Articles a day:", "  31 May 2025  █ 1", "  (3,501 days without)", "   1 Jan 2035  ██ 2"});
  days.clear();
  for (int year = 1000; year <= 9999; year += 7) days.push_back({{year, 1, 1}, 1});
  CHECK(day_bars(days, 80).size() <= 25);
}

TEST_CASE("bars are scaled to the room that there is, and left out where there is none") {
  const std::vector<DayCount> days = {{{2025, 5, 3}, 1}, {{2025, 5, 4}, 100}};
  CHECK(day_bars(days, 30) ==
        Lines{"Articles a day:", "  3 May 2025  █ 1", "  4 May 2025  ████████████ 100"});
  CHECK(day_bars(days, 20) == Lines{"Articles a day:", "  3 May 2025  1", "  4 May 2025  100"});
  for (const std::string& line : day_bars(days, 11)) CHECK(line.size() <= 11);
}
