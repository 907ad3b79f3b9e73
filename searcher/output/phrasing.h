// How counts, dates, countries and lists read, in text and in tables.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/calendar/timestamp.h"
#include "searcher/engine/search_response.h"

namespace dateline::output {

std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string with_separators(std::size_t count);  // "4,312"
// "1 article", "4,312 articles"; "1 story", "4,312 stories" where the plural is given.
std::string counted(std::size_t count, std::string_view singular, std::string_view plural = {});
std::string day_text(calendar::Date day);                               // "21 May 2025"
std::string date_text(const std::optional<calendar::Timestamp>& when);  // "21 May 2025 13:58", "no date"
std::string instant_text(const std::string& utc);  // "2025-05-21T04:00:12Z" → "21 May 2025 04:00 UTC"
std::string month_text(std::string_view month);    // "2025-05" → "May 2025"

// Names; one that the article does not declare itself has a "~" before it.
std::string country_list(const std::vector<engine::Country>& countries, std::string_view separator);

}  // namespace dateline::output
