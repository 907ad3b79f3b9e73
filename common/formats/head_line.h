// The head line of an article in text format: " date 2025-05-21 Title of the article".
#pragma once

#include <optional>
#include <string_view>

#include "common/calendar/timestamp.h"

namespace dateline::formats {

struct HeadLine {
  std::optional<calendar::Timestamp> date;
  std::string_view
      unreadable_date;  // what stood in the place of the date but is none; empty when nothing did
  std::string_view title;
};

// The word "date" may be missing before an ISO date. "Date palms thrive in Oman" is a title.
HeadLine parse_head_line(std::string_view line);

}  // namespace dateline::formats
