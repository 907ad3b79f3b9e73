#include "searcher/output/phrasing.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "common/calendar/parse.h"

namespace dateline::output {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string with_separators(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  if (count == 1) return fmt::format("1 {}", singular);
  return fmt::format("{} {}", with_separators(count), plural.empty() ? fmt::format("{}s", singular) : plural);
}

std::string day_text(calendar::Date day) {
  return fmt::format("{} {} {}", day.day, kMonths.at(static_cast<std::size_t>(day.month - 1)), day.year);
}

std::string date_text(const std::optional<calendar::Timestamp>& when) {
  if (!when) return "no date";
  if (!when->minute_of_day) return day_text(when->day);
  const int minute = *when->minute_of_day;
  return fmt::format("{} {:02}:{:02}", day_text(when->day), minute / 60, minute % 60);
}

std::string instant_text(const std::string& utc) {
  const std::optional<calendar::Timestamp> when = calendar::parse_timestamp(utc);
  return when ? date_text(when) + " UTC" : utc;
}

std::string month_text(std::string_view month) {
  const bool well_formed = month.size() == 7 && month[4] == '-';
  const int number = well_formed ? std::atoi(std::string(month.substr(5)).c_str()) : 0;
  if (number < 1 || number > 12) return std::string(month);
  return fmt::format("{} {}", kMonths.at(static_cast<std::size_t>(number - 1)), month.substr(0, 4));
}

std::string country_list(const std::vector<engine::Country>& countries, std::string_view separator) {
  std::vector<std::string> names;
  for (const engine::Country& country : countries) {
    names.push_back(fmt::format("{}{}", country.declared ? "" : "~", country.name));
  }
  return join(names, separator);
}

}  // namespace dateline::output
