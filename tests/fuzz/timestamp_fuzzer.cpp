// Any bytes as a date of an article and as a date of a query.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "common/calendar/parse.h"

using namespace dateline::calendar;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

// A timestamp is a day of the calendar, and what is written is read back as the same.
void require_timestamp(const std::optional<Timestamp>& when) {
  if (!when) return;
  require(make_date(when->day.year, when->day.month, when->day.day) == when->day);
  require(date_from_days(days_since_epoch(when->day)) == when->day);
  require(parse_timestamp(to_iso(*when)) == when);
  utc_minutes(*when);
}

void require_range(const std::optional<DateRange>& range) {
  if (!range) return;
  require(range->first || range->last);
  require(!range->first || !range->last || *range->first <= *range->last);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  constexpr Date kNow{2025, 5, 21};
  require_timestamp(parse_timestamp(text));
  require_timestamp(parse_day_first_timestamp(text));
  require_range(parse_period(text, kNow));
  require_range(parse_range(text, kNow));
  parse_span(text, kNow);
  parse_zone(text);
  double epoch = 0;
  if (size >= sizeof epoch) std::memcpy(&epoch, data, sizeof epoch);
  require_timestamp(timestamp_from_epoch(epoch));
  return 0;
}
