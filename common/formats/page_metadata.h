// The line under a title: "Reuters | Kabul | Updated: 21-05-2025 14:02 IST | Created: 21-05-2025 13:58 IST".
#pragma once

#include <optional>
#include <string_view>

#include "common/calendar/timestamp.h"

namespace dateline::formats {

struct PageMetadata {
  std::string_view source;  // empty when not named
  std::optional<calendar::Timestamp> created;
  std::optional<calendar::Timestamp> updated;

  // When the article appeared, as far as the line says.
  const std::optional<calendar::Timestamp>& published() const { return created ? created : updated; }
};

enum class LinePosition { UnderTitle, Elsewhere };

// nullopt when the line is none. Any part may be missing. Without "Updated:" or "Created:" only a line under
// the title counts, of two or three short names.
std::optional<PageMetadata> parse_page_metadata(std::string_view line, LinePosition position);

}  // namespace dateline::formats
