#include "common/formats/credits.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "common/formats/plain_text.h"

namespace dateline::formats {

namespace {

constexpr std::size_t kLongestCredit = 300;

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Without the brackets, whatever is left of them.
std::string_view inside_brackets(std::string_view text) {
  while (!text.empty() && (text.front() == '(' || text.front() == '[')) text = trim(text.substr(1));
  while (!text.empty() && (text.back() == ')' || text.back() == ']' || text.back() == '.')) {
    text = trim(text.substr(0, text.size() - 1));
  }
  return text;
}

template <std::size_t n>
bool starts_with_one_of(std::string_view text, const std::string_view (&starts)[n]) {
  return std::any_of(std::begin(starts), std::end(starts),
                     [&](std::string_view start) { return text.substr(0, start.size()) == start; });
}

// "with inputs from agencies", "with agency inputs"
bool is_credit_of_inputs(std::string_view text) {
  constexpr std::size_t kMostWords = 12;
  constexpr std::string_view kStarts[] = {"with inputs from ", "with input from ",
                                          "with additional inputs from ", "inputs from "};
  constexpr std::string_view kWhole[] = {"with agency inputs", "with agency input", "with agencies inputs",
                                         "with inputs"};
  if (text.find_first_of("()") != std::string_view::npos) return false;
  if (std::find(std::begin(kWhole), std::end(kWhole), text) != std::end(kWhole)) return true;
  return starts_with_one_of(text, kStarts) && count_words(text, kMostWords + 1) <= kMostWords;
}

// "this story has not been edited by ... staff and is auto-generated from a syndicated feed"
bool is_credit_of_feed(std::string_view text) {
  constexpr std::string_view kStarts[] = {"this story ", "the story ",    "this report ",
                                          "the report ", "this article ", "except for the headline"};
  if (!starts_with_one_of(text, kStarts)) return false;
  return contains(text, "has not been edited by") || contains(text, "syndicated feed");
}

bool is_credit(std::string_view text) {
  if (text.size() > kLongestCredit) return false;
  const std::string words = ascii_lower(one_line(inside_brackets(text)));
  return is_credit_of_inputs(words) || is_credit_of_feed(words);
}

// Where a bracket opens that holds a credit up to the end of the line; npos when none does.
std::size_t find_bracketed_credit(std::string_view line) {
  constexpr int kNestedBrackets = 4;
  std::size_t at = line.size();
  for (int tries = 0; tries < kNestedBrackets && at > 0; ++tries) {
    at = line.find_last_of("([", at - 1);
    if (at == std::string_view::npos || line.size() - at > kLongestCredit) return std::string_view::npos;
    if (is_credit(line.substr(at))) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string_view without_credits(std::string_view line) {
  while (!line.empty()) {
    if (is_credit(line)) return {};
    const auto last = line.substr(line.size() > kLongestCredit ? line.size() - kLongestCredit : 0);
    const auto at = find_bracketed_credit(last);
    if (at == std::string_view::npos) break;
    line = trim(line.substr(0, line.size() - last.size() + at));
  }
  return line;
}

}  // namespace dateline::formats
