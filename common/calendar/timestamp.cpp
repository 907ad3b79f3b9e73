#include "common/calendar/timestamp.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>

namespace dateline::calendar {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kMinutesPerDay = 24 * 60;

year_month_day to_chrono(Date day) {
  return year_month_day(std::chrono::year(day.year), std::chrono::month(static_cast<unsigned>(day.month)),
                        std::chrono::day(static_cast<unsigned>(day.day)));
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const Date date{year, month, day};
  if (!to_chrono(date).ok()) return std::nullopt;
  return date;
}

Date date_from_number(std::uint32_t number) {
  const auto n = static_cast<int>(number);
  return Date{n / 10000, n / 100 % 100, n % 100};
}

std::int64_t days_since_epoch(Date day) {
  return sys_days(to_chrono(day)).time_since_epoch().count();
}

Date date_from_days(std::int64_t days) {
  const year_month_day day{sys_days(std::chrono::days(days))};
  return Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
              static_cast<int>(static_cast<unsigned>(day.day()))};
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return Date{local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::string to_iso(Date day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::int64_t utc_minutes(const Timestamp& when) {
  return days_since_epoch(when.day) * kMinutesPerDay + when.minute_of_day.value_or(0) -
         when.utc_offset_minutes.value_or(0);
}

std::string to_iso(const Timestamp& when) {
  std::string text = to_iso(when.day);
  if (!when.minute_of_day) return text;
  text += fmt::format("T{:02}:{:02}", *when.minute_of_day / 60, *when.minute_of_day % 60);
  if (!when.utc_offset_minutes) return text;
  const int offset = *when.utc_offset_minutes;
  if (offset == 0) return text + "Z";
  const int distance = std::abs(offset);
  return text + fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', distance / 60, distance % 60);
}

}  // namespace dateline::calendar
