#include <algorithm>

#include "common/calendar/parse.h"
#include "common/calendar/scanner.h"

namespace dateline::calendar {

namespace {

Date last_day_of_month(int year, int month) {
  int day = 31;
  while (!make_date(year, month, day)) --day;
  return Date{year, month, day};
}

std::optional<DateRange> whole_month(int year, int month) {
  const auto first = make_date(year, month, 1);
  if (!first) return std::nullopt;
  return DateRange{first, last_day_of_month(year, month)};
}

std::optional<Date> days_back(Date now, std::int64_t count) {
  const std::int64_t first = days_since_epoch(Date{1000, 1, 1});
  const std::int64_t day = days_since_epoch(now) - count;
  if (day < first) return std::nullopt;
  return date_from_days(day);
}

std::optional<Date> months_back(Date now, int count) {
  const int months = now.year * 12 + (now.month - 1) - count;
  if (months < 1000 * 12) return std::nullopt;
  const Date last = last_day_of_month(months / 12, months % 12 + 1);
  return Date{last.year, last.month, std::min(now.day, last.day)};
}

// One end of a range: a period, or a span as the day it begins on, open towards the present.
std::optional<DateRange> parse_end(std::string_view text, Date now) {
  if (const auto period = parse_period(text, now)) return period;
  if (const auto day = parse_span(text, now)) return DateRange{day, day};
  return std::nullopt;
}

}  // namespace

std::optional<DateRange> parse_period(std::string_view text, Date now) {
  if (equal_ignoring_case(text, "today")) return DateRange{now, now};
  if (equal_ignoring_case(text, "yesterday")) {
    const auto day = days_back(now, 1);
    return day ? std::optional(DateRange{day, day}) : std::nullopt;
  }
  Scanner scanner(text);
  const auto year = scanner.take_number(4, 4);
  if (!year || *year < 1000) return std::nullopt;
  if (scanner.at_end()) return DateRange{Date{*year, 1, 1}, Date{*year, 12, 31}};
  if (!scanner.take('-')) return std::nullopt;
  const auto month = scanner.take_number(2, 2);
  if (!month) return std::nullopt;
  if (scanner.at_end()) return whole_month(*year, *month);
  if (!scanner.take('-')) return std::nullopt;
  const auto day = scanner.take_number(2, 2);
  if (!day || !scanner.at_end()) return std::nullopt;
  const auto date = make_date(*year, *month, *day);
  return date ? std::optional(DateRange{date, date}) : std::nullopt;
}

std::optional<Date> parse_span(std::string_view text, Date now) {
  constexpr std::size_t kMostDigits = 7;  // more days than the calendar has
  Scanner scanner(text);
  const auto count = scanner.take_number(1, kMostDigits);
  const char unit = scanner.take_any("dwmyDWMY");
  if (!count || *count == 0 || unit == '\0' || !scanner.at_end()) return std::nullopt;
  switch (to_lower(unit)) {
    case 'd':
      return days_back(now, *count);
    case 'w':
      return days_back(now, std::int64_t{7} * *count);
    case 'm':
      return months_back(now, *count);
    default:
      return months_back(now, 12 * *count);
  }
}

std::optional<DateRange> parse_range(std::string_view text, Date now) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) {
    if (const auto period = parse_period(text, now)) return period;
    const auto day = parse_span(text, now);
    return day ? std::optional(DateRange{day, std::nullopt}) : std::nullopt;
  }
  const auto before = text.substr(0, dots);
  const auto after = text.substr(dots + 2);
  if (before.empty() && after.empty()) return std::nullopt;
  DateRange range;
  if (!before.empty()) {
    const auto end = parse_end(before, now);
    if (!end) return std::nullopt;
    range.first = end->first;
  }
  if (!after.empty()) {
    const auto end = parse_end(after, now);
    if (!end) return std::nullopt;
    range.last = end->last;
  }
  if (range.first && range.last && *range.first > *range.last) return std::nullopt;
  return range;
}

}  // namespace dateline::calendar
