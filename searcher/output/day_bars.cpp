#include "searcher/output/day_bars.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "searcher/output/phrasing.h"

namespace dateline::output {
namespace {

constexpr std::array<std::string_view, 8> kBlocks = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

std::string_view block(std::size_t count, std::size_t most) {
  return count == 0 ? " " : kBlocks.at((count * kBlocks.size() + most - 1) / most - 1);
}

}  // namespace

std::vector<std::string> day_bars(const std::vector<DayCount>& days, std::size_t width) {
  if (days.empty() || width == 0) return {};
  const std::int64_t first = calendar::days_since_epoch(days.front().day);
  const auto span = static_cast<std::size_t>(calendar::days_since_epoch(days.back().day) - first) + 1;
  const std::size_t days_a_bar = (span + width - 1) / width;
  std::vector<std::size_t> bars((span + days_a_bar - 1) / days_a_bar);
  for (const DayCount& each : days)
    bars.at(static_cast<std::size_t>(calendar::days_since_epoch(each.day) - first) / days_a_bar) +=
        each.count;
  const std::size_t most = std::max<std::size_t>(*std::max_element(bars.begin(), bars.end()), 1);
  std::string line;
  for (const std::size_t count : bars) line += block(count, most);
  std::string below = day_text(days.front().day);
  const std::string last = day_text(days.back().day);
  if (last == below) return {line, below};
  const std::size_t gap =
      bars.size() > below.size() + last.size() ? bars.size() - below.size() - last.size() : 0;
  below += gap > 0 ? std::string(gap, ' ') + last : " to " + last;
  return {line, below};
}

}  // namespace dateline::output
