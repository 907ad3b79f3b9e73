// English words of the calendar and small numbers: what changes from one notice of a series to the next, and
// stands in capitals without being a name. Other languages write most of them in lower case.
#pragma once

#include <string_view>

namespace dateline::engine {

bool is_calendar_word(std::string_view folded);  // "tuesday", "may"
bool is_number_word(std::string_view folded);    // "two" to "ten"; a word with a digit in it

}  // namespace dateline::engine
