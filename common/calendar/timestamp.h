// A day of the Gregorian calendar, and a time of publication kept to the minute with its offset from UTC.
// Value types.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace dateline::calendar {

// Years 1000 to 9999. Make one with make_date(), which refuses days that do not exist.
struct Date {
  int year = 0;
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to 31

  auto operator<=>(const Date&) const = default;
  // YYYYMMDD as a number: its order is the order of days.
  std::uint32_t number() const { return static_cast<std::uint32_t>(year * 10000 + month * 100 + day); }
};

std::optional<Date> make_date(int year, int month, int day);
Date date_from_number(std::uint32_t number);  // the inverse of Date::number()
std::int64_t days_since_epoch(Date day);      // 1970-01-01 is 0
Date date_from_days(std::int64_t days_since_epoch);
Date today();                  // in the local time zone (TZ)
std::string to_iso(Date day);  // "2025-05-21"

// When an article was published, as written: the day and time are those of its own zone.
struct Timestamp {
  Date day;
  std::optional<int> minute_of_day;       // 0 to 1439; absent when only the day is known
  std::optional<int> utc_offset_minutes;  // absent when the zone is not known (then taken as UTC)

  auto operator<=>(const Timestamp&) const = default;
};

// The instant in minutes since 1970-01-01T00:00Z; a day alone counts as its first minute.
std::int64_t utc_minutes(const Timestamp& when);

// "2025-05-21", "2025-05-21T13:58" or "2025-05-21T13:58+05:30" (UTC is "Z").
std::string to_iso(const Timestamp& when);

}  // namespace dateline::calendar
