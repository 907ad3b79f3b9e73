#include "searcher/output/month_histogram.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace dateline::output {
namespace {

constexpr std::array<std::string_view, 8> kBlocks = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::size_t kMonthsOfYear = 12;
constexpr std::size_t kWidestColumn = 3;  // of a month, where there is room
constexpr std::size_t kYearLabel = 4;     // "2025"

struct MonthCount {
  std::size_t month = 0;  // since year 0
  std::size_t count = 0;
};

std::optional<std::size_t> number(std::string_view digits) {
  std::size_t value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::vector<MonthCount> read_months(const std::vector<engine::FacetValue>& values) {
  std::vector<MonthCount> months;
  for (const engine::FacetValue& each : values) {
    const std::string_view text = each.value ? std::string_view(*each.value) : std::string_view();
    if (text.size() != 7 || text[4] != '-') continue;
    const std::optional<std::size_t> year = number(text.substr(0, 4));
    const std::optional<std::size_t> month = number(text.substr(5));
    if (!year || !month || *month < 1 || *month > kMonthsOfYear) continue;
    months.push_back({*year * kMonthsOfYear + *month - 1, each.count});
  }
  return months;
}

std::string_view block(std::size_t count, std::size_t most) {
  if (count == 0) return " ";
  const std::size_t level = (count * kBlocks.size() + most - 1) / most;
  return kBlocks.at(level - 1);
}

struct Axis {
  std::size_t first = 0, last = 0;  // months
  std::size_t months_a_bar = 1;
  std::size_t columns_a_bar = 1;
  std::size_t width = 0;

  std::size_t column(std::size_t month) const { return (month - first) / months_a_bar * columns_a_bar; }
};

// Where each year begins. The rest of a first year too short for its label goes without.
std::string year_labels(const Axis& axis) {
  std::string line;
  for (std::size_t year = axis.first / kMonthsOfYear; year <= axis.last / kMonthsOfYear; ++year) {
    const std::size_t begin = std::max(year * kMonthsOfYear, axis.first);
    const std::size_t end = (year + 1) * kMonthsOfYear;
    const bool cramped =
        begin > year * kMonthsOfYear && end <= axis.last && axis.column(end) < kYearLabel + 1;
    const std::size_t column = axis.column(begin);
    const bool overlaps = !line.empty() && column < line.size() + 1;
    if (cramped || overlaps || column + kYearLabel > axis.width) continue;
    line.append(column - line.size(), ' ');
    line += std::to_string(year);
  }
  return line;
}

}  // namespace

std::vector<std::string> month_histogram(const std::vector<engine::FacetValue>& values, std::size_t width) {
  const std::vector<MonthCount> months = read_months(values);
  if (months.empty() || width == 0) return {};
  const auto by_month = [](const MonthCount& a, const MonthCount& b) { return a.month < b.month; };
  const auto [first, last] = std::minmax_element(months.begin(), months.end(), by_month);
  const std::size_t span = last->month - first->month + 1;
  const std::size_t months_a_bar = (span + width - 1) / width;
  std::vector<std::size_t> bars((span + months_a_bar - 1) / months_a_bar);
  for (const MonthCount& each : months) bars.at((each.month - first->month) / months_a_bar) += each.count;

  const std::size_t most = *std::max_element(bars.begin(), bars.end());
  const std::size_t columns_a_bar = std::clamp<std::size_t>(width / bars.size(), 1, kWidestColumn);
  std::string line;
  for (const std::size_t count : bars) {
    for (std::size_t i = 0; i < columns_a_bar; ++i) line += block(count, std::max<std::size_t>(most, 1));
  }
  return {line, year_labels({first->month, last->month, months_a_bar, columns_a_bar, width})};
}

}  // namespace dateline::output
