#include "common/formats/head_line.h"

#include <algorithm>
#include <string>

#include "common/calendar/parse.h"
#include "common/formats/plain_text.h"

namespace dateline::formats {

namespace {

constexpr std::size_t kMostDateTokens = 6;
constexpr std::size_t kLongestDate = 60;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view without_trailing(std::string_view text, std::string_view characters) {
  const auto last = text.find_last_not_of(characters);
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

// Without the dash or bar that some pages put between date and title.
std::string_view title_after_date(std::string_view rest) {
  rest = trim(rest);
  for (const std::string_view separator : {"-", "|", ":", ",", "\xE2\x80\x93", "\xE2\x80\x94"}) {
    if (rest.substr(0, separator.size()) != separator) continue;
    const auto after = rest.substr(separator.size());
    if (after.empty() || is_white_space(after.front())) return trim(after);
  }
  return rest;
}

// A valid date of as many words as possible at the start of `text`.
std::optional<HeadLine> parse_valid_date(std::string_view text) {
  std::string_view rest = text;
  std::optional<HeadLine> longest;
  for (std::size_t i = 0; i < kMostDateTokens && !rest.empty(); ++i) {
    const auto token = take_token(rest);
    const auto length = static_cast<std::size_t>(token.data() + token.size() - text.data());
    if (length > kLongestDate) break;
    const auto date = calendar::parse_timestamp(without_trailing(text.substr(0, length), ",;:|"));
    if (date) longest = HeadLine{date, {}, title_after_date(rest)};
  }
  return longest;
}

// "2025-02-30", "21/05/2025", "2025-13", "20251399", "2025-XX-XX": groups of digits such as only a date has.
bool is_numeric_date(std::string_view token) {
  if (token.find_first_not_of("0123456789xX?-/.:TZ+,;") != std::string_view::npos) return false;
  std::size_t groups = 0;
  std::size_t longest = 0;
  std::size_t length = 0;
  for (const char c : std::string(without_trailing(token, ",;:")) + '-') {
    if (c != '-' && c != '/' && c != '.') {
      ++length;
      continue;
    }
    if (length > 0) ++groups;
    longest = std::max(longest, length);
    length = 0;
  }
  const bool has_digit = std::any_of(token.begin(), token.end(), is_digit);
  return has_digit && (groups >= 3 || (groups == 2 && longest == 4) || (groups == 1 && longest == 8));
}

bool names_day_or_month(std::string_view token) {
  constexpr std::size_t kLettersThatTell = 3;
  constexpr std::string_view kNames[] = {"january",  "february", "march",    "april",     "may",
                                         "june",     "july",     "august",   "september", "october",
                                         "november", "december", "monday",   "tuesday",   "wednesday",
                                         "thursday", "friday",   "saturday", "sunday"};
  const std::string word = ascii_lower(without_trailing(token, ".,"));
  if (word.size() < kLettersThatTell) return false;
  return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view name) {
    return name == word || name.substr(0, kLettersThatTell) == word;
  });
}

bool is_day_or_year(std::string_view token) {
  const auto number = without_trailing(token, ",.");
  return (number.size() <= 2 || number.size() == 4) && !number.empty() &&
         std::all_of(number.begin(), number.end(), is_digit);
}

bool is_time(std::string_view token) {
  return token.size() >= 4 && is_digit(token.front()) && token.find(':') != std::string_view::npos &&
         token.find_first_not_of("0123456789:.,") == std::string_view::npos;
}

bool follows_time(std::string_view token) {
  const std::string word = ascii_lower(token);
  return word == "am" || word == "pm" || calendar::parse_zone(token).has_value();
}

bool is_placeholder(std::string_view token) {
  const std::string word = ascii_lower(token);
  for (const std::string_view placeholder :
       {"none", "null", "nan", "nat", "n/a", "undefined", "undated", "unknown", "-", "--", "?"}) {
    if (word == placeholder) return true;
  }
  return false;
}

// A date in a form that is not read, or of a day that does not exist, at the start of `text`.
std::optional<HeadLine> parse_unreadable_date(std::string_view text) {
  std::string_view rest = text;
  const auto first = take_token(rest);
  if (first.size() > kLongestDate) return std::nullopt;
  if (is_placeholder(first)) return HeadLine{std::nullopt, first, title_after_date(rest)};
  bool is_date = is_numeric_date(first);
  bool has_number = is_day_or_year(first);
  bool has_name = names_day_or_month(first);
  if (!is_date && !has_number && !has_name) return std::nullopt;
  bool has_time = false;
  std::size_t length = first.size();
  for (std::size_t i = 1; i < kMostDateTokens && !rest.empty(); ++i) {
    std::string_view after = rest;
    const auto token = take_token(after);
    const bool is_named_part = !is_date && (is_day_or_year(token) || names_day_or_month(token));
    if (!is_named_part && !is_time(token) && !(has_time && follows_time(token))) break;
    has_time = has_time || is_time(token);
    has_number = has_number || is_day_or_year(token);
    has_name = has_name || names_day_or_month(token);
    length = static_cast<std::size_t>(token.data() + token.size() - text.data());
    rest = after;
  }
  is_date = is_date || (has_number && has_name);
  if (!is_date) return std::nullopt;
  return HeadLine{std::nullopt, without_trailing(text.substr(0, length), ",;:"), title_after_date(rest)};
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// Whether the word "date" with neither a colon nor anything like a date after it is still the label of the
// format, not a word of the title: its case differs from that of the word after it.
bool is_label_without_date(std::string_view label, std::string_view rest) {
  if (rest.empty()) return label == "date";
  if (label == "date") return !is_lower(rest.front());
  std::string_view after = rest;
  const auto next = take_token(after);
  return label == "DATE" && std::any_of(next.begin(), next.end(), is_lower);
}

}  // namespace

HeadLine parse_head_line(std::string_view line) {
  std::string_view rest = trim(line);
  const std::string_view whole = rest;
  const auto first = take_token(rest);
  const auto label = without_trailing(first, ":");
  if (label.size() != 4 || !starts_with_ignoring_case(label, "date")) {
    const bool is_iso = first.size() >= 10 && (first[4] == '-' || first[4] == '/') && is_digit(first[0]);
    const auto dated = is_iso ? parse_valid_date(whole) : std::nullopt;
    return dated.value_or(HeadLine{std::nullopt, {}, whole});
  }
  bool has_colon = first.size() > label.size();
  if (!has_colon && !rest.empty() && rest.front() == ':') {
    has_colon = true;
    rest = trim(rest.substr(1));
  }
  if (const auto dated = parse_valid_date(rest)) return *dated;
  if (const auto undated = parse_unreadable_date(rest)) {
    if (!is_placeholder(undated->unreadable_date) || has_colon || label == "date") return *undated;
  }
  if (has_colon || is_label_without_date(label, rest)) return HeadLine{std::nullopt, {}, rest};
  return HeadLine{std::nullopt, {}, whole};
}

}  // namespace dateline::formats
