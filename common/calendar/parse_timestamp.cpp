#include <cmath>
#include <cstdint>

#include "common/calendar/parse.h"
#include "common/calendar/scanner.h"

namespace dateline::calendar {

namespace {

constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char* kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr int kMinutesPerDay = 24 * 60;

// 0-based position of a three-letter name.
template <std::size_t n>
std::optional<int> position(const char* const (&names)[n], std::string_view word) {
  for (std::size_t i = 0; i < n; ++i) {
    if (equal_ignoring_case(word, names[i])) return static_cast<int>(i);
  }
  return std::nullopt;
}

int weekday(Date day) {
  const std::int64_t since_monday = days_since_epoch(day) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(((since_monday % 7) + 7) % 7);
}

std::optional<int> minute_of_day(std::optional<int> hour, std::optional<int> minute,
                                 std::optional<int> second) {
  const bool valid = hour && minute && second && *hour < 24 && *minute < 60 && *second <= 60;
  return valid ? std::optional(*hour * 60 + *minute) : std::nullopt;
}

// "13:58", "13:58:01", "13:58:01.250": hours may have one digit in `hour_digits` 1.
std::optional<int> take_time(Scanner& scanner, std::size_t hour_digits) {
  const auto hour = scanner.take_number(hour_digits, 2);
  if (!scanner.take(':')) return std::nullopt;
  const auto minute = scanner.take_digits(2);
  std::optional<int> second = 0;
  if (scanner.take(':')) {
    second = scanner.take_digits(2);
    if (scanner.take_any(".,") != '\0') {
      if (!is_digit(scanner.peek())) return std::nullopt;
      while (is_digit(scanner.peek())) scanner.take(scanner.peek());
    }
  }
  if (is_digit(scanner.peek())) return std::nullopt;
  return minute_of_day(hour, minute, second);
}

// "1358" or "135801", the basic format.
std::optional<int> take_basic_time(Scanner& scanner) {
  const auto hour = scanner.take_digits(2);
  const auto minute = scanner.take_digits(2);
  std::optional<int> second = 0;
  if (is_digit(scanner.peek())) second = scanner.take_digits(2);
  return minute_of_day(hour, minute, second);
}

// The end of a timestamp whose time has been read: nothing, or a zone.
std::optional<Timestamp> with_zone(Timestamp when, std::string_view rest) {
  const auto zone = trimmed(rest);
  if (zone.empty()) return when;
  when.utc_offset_minutes = parse_zone(zone);
  if (!when.utc_offset_minutes) return std::nullopt;
  return when;
}

// "2025-05-21", "2025/05/21" and "20250521", then the time after 'T' or spaces.
std::optional<Timestamp> parse_year_first(std::string_view text) {
  Scanner scanner(text);
  const auto year = scanner.take_digits(4);
  if (!year) return std::nullopt;
  const char separator = scanner.take_any("-/");
  const auto month = scanner.take_digits(2);
  if (!month || (separator != '\0' && !scanner.take(separator))) return std::nullopt;
  const auto day = scanner.take_digits(2);
  const auto date = day ? make_date(*year, *month, *day) : std::nullopt;
  if (!date) return std::nullopt;
  Timestamp when{*date, std::nullopt, std::nullopt};
  if (scanner.at_end()) return when;
  const bool after_t = scanner.take_any("Tt") != '\0';
  if (!after_t && !scanner.take_spaces()) return std::nullopt;
  const bool has_colon = scanner.rest().substr(0, 3).find(':') != std::string_view::npos;
  const bool basic = after_t && separator == '\0' && !has_colon;
  when.minute_of_day = basic ? take_basic_time(scanner) : take_time(scanner, 2);
  if (!when.minute_of_day) return std::nullopt;
  return with_zone(when, scanner.rest());
}

// A year of two digits is read as RFC 2822 says (section 4.3): 00 to 49 are of this century.
std::optional<int> take_mail_year(Scanner& scanner) {
  const bool two_digits = scanner.rest().size() > 2 && !is_digit(scanner.rest()[2]);
  const auto year = scanner.take_digits(two_digits ? 2 : 4);
  if (!year || !two_digits) return year;
  return *year + (*year < 50 ? 2000 : 1900);
}

// RFC 2822, section 3.3: "Wed, 21 May 2025 13:58:00 +0530 (IST)". The weekday must be the date's; a zone that
// is missing or of unknown letters leaves the offset open.
std::optional<Timestamp> parse_mail_date(std::string_view text) {
  Scanner scanner(text);
  std::optional<int> named_weekday;
  if (is_letter(scanner.peek())) {
    named_weekday = position(kWeekdays, scanner.take_word());
    if (!named_weekday || !scanner.take(',')) return std::nullopt;
    scanner.take_spaces();
  }
  const auto day = scanner.take_number(1, 2);
  if (!day || !scanner.take_spaces()) return std::nullopt;
  const auto month = position(kMonths, scanner.take_word());
  if (!month || !scanner.take_spaces()) return std::nullopt;
  const auto year = take_mail_year(scanner);
  if (!year || !scanner.take_spaces()) return std::nullopt;
  const auto date = make_date(*year, *month + 1, *day);
  if (!date || (named_weekday && *named_weekday != weekday(*date))) return std::nullopt;
  Timestamp when{*date, take_time(scanner, 1), std::nullopt};
  if (!when.minute_of_day) return std::nullopt;
  auto rest = trimmed(scanner.rest());
  if (!rest.empty() && rest.back() == ')') rest = trimmed(rest.substr(0, rest.find('(')));  // a comment
  Scanner zone(rest);
  if (zone.take_word().size() >= 2 && zone.at_end()) {
    when.utc_offset_minutes = parse_zone(rest);
    return when;
  }
  return with_zone(when, rest);
}

}  // namespace

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  const auto written = trimmed(text);
  constexpr std::size_t kLongest = 80;
  if (written.empty() || written.size() > kLongest) return std::nullopt;
  if (const auto when = parse_year_first(written)) return when;
  return parse_mail_date(written);
}

std::optional<Timestamp> parse_day_first_timestamp(std::string_view text) {
  Scanner scanner(trimmed(text));
  const auto day = scanner.take_number(1, 2);
  const char separator = scanner.take_any("-/.");
  const auto month = scanner.take_number(1, 2);
  if (!day || !month || separator == '\0' || !scanner.take(separator)) return std::nullopt;
  const auto year = scanner.take_number(4, 4);
  const auto date = year ? make_date(*year, *month, *day) : std::nullopt;
  if (!date) return std::nullopt;
  Timestamp when{*date, std::nullopt, std::nullopt};
  if (scanner.at_end()) return when;
  scanner.take(',');
  if (!scanner.take_spaces()) return std::nullopt;
  when.minute_of_day = take_time(scanner, 1);
  if (!when.minute_of_day) return std::nullopt;
  return with_zone(when, scanner.rest());
}

std::optional<Timestamp> timestamp_from_epoch(double value) {
  constexpr double kLeastMilliseconds = 1e11;
  const double seconds = std::abs(value) >= kLeastMilliseconds ? value / 1000 : value;
  const double minutes = std::floor(seconds / 60);
  constexpr double kFirstMinute = -354285.0 * kMinutesPerDay;                   // of the year 1000
  constexpr double kEndMinute = 2932897.0 * kMinutesPerDay;                     // after the year 9999
  if (!(minutes >= kFirstMinute && minutes < kEndMinute)) return std::nullopt;  // NaN too
  const auto minute = static_cast<std::int64_t>(minutes);
  const std::int64_t of_day = ((minute % kMinutesPerDay) + kMinutesPerDay) % kMinutesPerDay;
  return Timestamp{date_from_days((minute - of_day) / kMinutesPerDay), static_cast<int>(of_day), 0};
}

}  // namespace dateline::calendar
