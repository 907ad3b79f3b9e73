#include "searcher/output/day_bars.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/text/breaks.h"
#include "searcher/output/phrasing.h"
#include "searcher/output/styled_text.h"

namespace dateline::output {
namespace {

constexpr std::size_t kMostLines = 24;
constexpr std::size_t kMostBlocks = 40;  // columns of a bar
constexpr std::size_t kLeastBlocks = 4;  // a bar with less room tells nothing
constexpr std::size_t kMargin = 2;       // columns between the day and its bar
constexpr std::string_view kIndent = "  ";

struct Bar {
  std::int64_t span = 0;  // how many spans after the first
  std::size_t count = 0;
};

std::vector<Bar> fold(const std::vector<DayCount>& days, std::int64_t days_a_bar) {
  const std::int64_t first = calendar::days_since_epoch(days.front().day);
  std::vector<Bar> bars;
  for (const DayCount& each : days) {
    const std::int64_t span = (calendar::days_since_epoch(each.day) - first) / days_a_bar;
    if (bars.empty() || bars.back().span != span) bars.push_back({span, 0});
    bars.back().count += each.count;
  }
  return bars;
}

// Empty spans before a bar.
std::int64_t gap_before(const std::vector<Bar>& bars, std::size_t i) {
  return i == 0 ? 0 : bars[i].span - bars[i - 1].span - 1;
}

std::size_t lines_for(const std::vector<Bar>& bars) {
  std::size_t lines = bars.size();
  for (std::size_t i = 0; i < bars.size(); ++i) lines += gap_before(bars, i) > 0 ? 1 : 0;
  return lines;
}

// A day, a week, two weeks, four …
std::int64_t next_span(std::int64_t days) {
  return days == 1 ? 7 : 2 * days;
}

// One block an article, or fewer where the longest bar would not fit.
std::string blocks(std::size_t count, std::size_t most, std::size_t room) {
  const std::size_t wanted = most <= room ? count : (count * room + most - 1) / most;
  std::string bar;
  for (std::size_t i = 0; i < wanted; ++i) bar += "█";
  return bar;
}

void add_wrapped(const std::string& line, std::size_t width, std::vector<std::string>& lines) {
  if (text::display_width(line) <= width) {
    lines.push_back(line);
    return;
  }
  for (std::string& each : wrap_line(line, width)) lines.push_back(std::move(each));
}

}  // namespace

std::vector<std::string> day_bars(const std::vector<DayCount>& days, std::size_t width) {
  if (days.empty() || width == 0) return {};
  std::int64_t days_a_bar = 1;
  std::vector<Bar> bars = fold(days, days_a_bar);
  while (lines_for(bars) > kMostLines) {
    days_a_bar = next_span(days_a_bar);
    bars = fold(days, days_a_bar);
  }
  const std::int64_t first = calendar::days_since_epoch(days.front().day);
  const auto label = [&](const Bar& bar) {
    return day_text(calendar::date_from_days(first + bar.span * days_a_bar));
  };
  std::size_t most = 0, label_width = 0;
  for (const Bar& bar : bars) {
    most = std::max(most, bar.count);
    label_width = std::max(label_width, label(bar).size());
  }
  const std::size_t taken = kIndent.size() + label_width + kMargin + 1 + with_separators(most).size();
  const std::size_t room = width < taken + kLeastBlocks ? 0 : std::min(width - taken, kMostBlocks);

  std::vector<std::string> lines;
  add_wrapped(days_a_bar == 1
                  ? "Articles a day:"
                  : fmt::format("Articles in spans of {} days, each named by its first:", days_a_bar),
              width, lines);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (const std::int64_t gap = gap_before(bars, i); gap > 0) {
      const std::string without =
          fmt::format("({} without)", counted(static_cast<std::size_t>(gap * days_a_bar), "day"));
      add_wrapped(fmt::format("{}{:>{}}", kIndent, without, label_width), width, lines);
    }
    std::string bar = blocks(bars[i].count, most, room);
    if (!bar.empty()) bar += ' ';
    add_wrapped(fmt::format("{}{:>{}}  {}{}", kIndent, label(bars[i]), label_width, bar,
                            with_separators(bars[i].count)),
                width, lines);
  }
  return lines;
}

}  // namespace dateline::output
