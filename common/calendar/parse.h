// Reading dates: of articles (strict: anything in doubt is refused, never guessed) and of queries (ranges,
// relative dates).
#pragma once

#include <optional>
#include <string_view>

#include "common/calendar/timestamp.h"

namespace dateline::calendar {

// ISO 8601 (extended or basic; with or without time, seconds, fraction, zone; 'T' or a space between),
// YYYY/MM/DD, RFC 2822 (its weekday, where given, must be right). Years 1000 to 9999. Surrounding white space
// is ignored. nullopt for anything else, and for days that do not exist.
std::optional<Timestamp> parse_timestamp(std::string_view text);

// "21-05-2025 14:02 IST": day first, with or without time and zone, as news pages write it under a title.
// '-', '/' or '.' between.
std::optional<Timestamp> parse_day_first_timestamp(std::string_view text);

// Epoch seconds or milliseconds (values of 10^11 and more in absolute value are milliseconds), UTC.
std::optional<Timestamp> timestamp_from_epoch(double value);

// Minutes east of UTC of a zone as news pages write it: "Z", "UTC", "GMT", "IST" (India), "EST", "+05:30",
// "+0530".
std::optional<int> parse_zone(std::string_view text);

// Days, both ends included; an absent end is open.
struct DateRange {
  std::optional<Date> first;
  std::optional<Date> last;
  auto operator<=>(const DateRange&) const = default;
};

// "2025", "2025-05", "2025-05-21", "today", "yesterday" (any case): the days it covers, with `now` as today.
std::optional<DateRange> parse_period(std::string_view text, Date now);

// "7d", "2w", "3m", "1y" (days, weeks, months, years back from `now`): the first day of the span. A month
// back from the 31st is the last day of a shorter month. nullopt for anything else, for 0, and for spans that
// leave the calendar.
std::optional<Date> parse_span(std::string_view text, Date now);

// A period, a span ("7d" alone means from then on), or a range "A..B" of either, open on either side
// ("2025..", "..2024-12", "7d..", "2025-05-01..2025-05-21"). nullopt when malformed, when an impossible date
// is named, or when first is after last.
std::optional<DateRange> parse_range(std::string_view text, Date now);

}  // namespace dateline::calendar
