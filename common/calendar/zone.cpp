#include <optional>

#include "common/calendar/parse.h"
#include "common/calendar/scanner.h"

namespace dateline::calendar {

namespace {

constexpr int hours(int h, int minutes = 0) {
  return h * 60 + minutes;
}

struct Zone {
  const char* name;
  int offset_minutes;
};

// The zones of RFC 2822, and those of the time zone database that name one offset only. IST also stands for
// Israel and Ireland; the pages that we read mean India.
constexpr Zone kZones[] = {
    {"z", 0},
    {"utc", 0},
    {"gmt", 0},
    {"Z", 0},
    {"UTC", 0},
    {"UT", 0},
    {"GMT", 0},
    {"WET", 0},
    {"IST", hours(5, 30)},
    {"EST", hours(-5)},
    {"EDT", hours(-4)},
    {"CST", hours(-6)},
    {"CDT", hours(-5)},
    {"MST", hours(-7)},
    {"MDT", hours(-6)},
    {"PST", hours(-8)},
    {"PDT", hours(-7)},
    {"BST", hours(1)},
    {"WEST", hours(1)},
    {"WAT", hours(1)},
    {"CET", hours(1)},
    {"CEST", hours(2)},
    {"CAT", hours(2)},
    {"SAST", hours(2)},
    {"EET", hours(2)},
    {"EEST", hours(3)},
    {"EAT", hours(3)},
    {"MSK", hours(3)},
    {"PKT", hours(5)},
    {"WIB", hours(7)},
    {"HKT", hours(8)},
    {"SGT", hours(8)},
    {"JST", hours(9)},
    {"KST", hours(9)},
    {"AEST", hours(10)},
    {"AEDT", hours(11)},
    {"NZST", hours(12)},
    {"NZDT", hours(13)},
};

// "+05:30", "+0530" or "+05": the hours of ISO 8601 and RFC 2822.
std::optional<int> parse_numeric_zone(std::string_view text) {
  Scanner scanner(text);
  const char sign = scanner.take_any("+-");
  if (sign == '\0') return std::nullopt;
  const auto hour = scanner.take_digits(2);
  if (!hour || *hour > 14) return std::nullopt;
  int minute = 0;
  if (!scanner.at_end()) {
    scanner.take(':');
    const auto digits = scanner.take_digits(2);
    if (!digits || *digits > 59) return std::nullopt;
    minute = *digits;
  }
  if (!scanner.at_end()) return std::nullopt;
  return (sign == '-' ? -1 : 1) * hours(*hour, minute);
}

}  // namespace

std::optional<int> parse_zone(std::string_view text) {
  for (const Zone& zone : kZones) {
    if (text == zone.name) return zone.offset_minutes;
  }
  return parse_numeric_zone(text);
}

}  // namespace dateline::calendar
