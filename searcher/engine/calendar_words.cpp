#include "searcher/engine/calendar_words.h"

#include <algorithm>
#include <array>

namespace dateline::engine {

namespace {

constexpr std::array<std::string_view, 34> kCalendar = {
    "apr",    "april",     "aug",     "august",   "dec",      "december", "feb",      "february", "fri",
    "friday", "jan",       "january", "jul",      "july",     "jun",      "june",     "mar",      "march",
    "may",    "mon",       "monday",  "nov",      "november", "oct",      "october",  "saturday", "sep",
    "sept",   "september", "sunday",  "thursday", "tue",      "tuesday",  "wednesday"};
constexpr std::array<std::string_view, 9> kNumbers = {"eight", "five", "four",  "nine", "seven",
                                                      "six",   "ten",  "three", "two"};
static_assert(std::is_sorted(kCalendar.begin(), kCalendar.end()));
static_assert(std::is_sorted(kNumbers.begin(), kNumbers.end()));

}  // namespace

bool is_calendar_word(std::string_view folded) {
  return std::binary_search(kCalendar.begin(), kCalendar.end(), folded);
}

bool is_number_word(std::string_view folded) {
  return folded.find_first_of("0123456789") != std::string_view::npos ||
         std::binary_search(kNumbers.begin(), kNumbers.end(), folded);
}

}  // namespace dateline::engine
