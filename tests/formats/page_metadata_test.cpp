#include "common/formats/page_metadata.h"

#include <doctest/doctest.h>

#include <string>

using namespace dateline;
using namespace dateline::formats;

namespace {

std::string shown(const std::optional<calendar::Timestamp>& when) {
  return when ? to_iso(*when) : "-";
}

std::string shown(const std::optional<PageMetadata>& metadata) {
  if (!metadata) return "none";
  return std::string(metadata->source) + "/" + shown(metadata->created) + "/" + shown(metadata->updated);
}

}  // namespace

TEST_CASE("metadata of a page: any part may be missing") {
  struct Row {
    const char* line;
    const char* under_title;
    const char* elsewhere;
  };
  const Row rows[] = {
      {"Reuters | Kabul | Updated: 21-05-2025 14:02 IST | Created: 21-05-2025 13:58 IST",
       "Reuters/2025-05-21T13:58+05:30/2025-05-21T14:02+05:30",
       "Reuters/2025-05-21T13:58+05:30/2025-05-21T14:02+05:30"},
      {"Reuters|Kabul|Created:21-05-2025 13:58 IST", "Reuters/2025-05-21T13:58+05:30/-",
       "Reuters/2025-05-21T13:58+05:30/-"},
      {"CREATED : 21-05-2025", "/2025-05-21/-", "/2025-05-21/-"},
      {"Last Updated: 2025-05-21 14:02", "/-/2025-05-21T14:02", "/-/2025-05-21T14:02"},
      {"Created: 41-05-2025 13:58 IST", "/-/-", "/-/-"},
      {"| Kabul | Created: 21-05-2025", "/2025-05-21/-", "/2025-05-21/-"},
      {"Panj News Desk | Khorog | 21-05-2025 13:58", "Panj News Desk/2025-05-21T13:58/-", "none"},
      {"Reuters | Kabul", "Reuters/-/-", "none"},
      {"PTI | New Delhi | India", "PTI/-/-", "none"},
      {"Reuters", "none", "none"},
      {"21-05-2025", "/2025-05-21/-", "none"},
      {"Stocks rose on Monday. | Oil fell.", "none", "none"},
      {"A long sentence about many things that is no name | Kabul", "none", "none"},
      {"Updated rules for ferries: what changes | Kabul", "none", "none"},
      {"Created by the ministry in 1990", "none", "none"},
      {"a | b | c | d", "none", "none"},
      {"", "none", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(shown(parse_page_metadata(row.line, LinePosition::UnderTitle)) == row.under_title);
    CHECK(shown(parse_page_metadata(row.line, LinePosition::Elsewhere)) == row.elsewhere);
  }
}
