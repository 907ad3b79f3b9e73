#include "searcher/output/phrasing.h"

#include <doctest/doctest.h>

using namespace dateline;

TEST_CASE("counts have thousands separators") {
  const struct {
    std::size_t count;
    const char* expected;
  } rows[] = {{0, "0"}, {999, "999"}, {1000, "1,000"}, {12345, "12,345"}, {1234567, "1,234,567"}};
  for (const auto& row : rows) CHECK(output::with_separators(row.count) == row.expected);
  CHECK(output::counted(1, "article") == "1 article");
  CHECK(output::counted(4312, "article") == "4,312 articles");
  CHECK(output::counted(1, "story", "stories") == "1 story");
  CHECK(output::counted(4312, "story", "stories") == "4,312 stories");
}

TEST_CASE("dates read as people write them") {
  CHECK(output::date_text(std::nullopt) == "no date");
  CHECK(output::date_text(calendar::Timestamp{{2025, 5, 1}, {}, {}}) == "1 May 2025");
  CHECK(output::date_text(calendar::Timestamp{{1000, 12, 31}, 65, 330}) == "31 Dec 1000 01:05");
  CHECK(output::instant_text("2025-05-21T04:00:12Z") == "21 May 2025 04:00 UTC");
  CHECK(output::instant_text("never") == "never");
  CHECK(output::month_text("2025-05") == "May 2025");
  CHECK(output::month_text("2025-13") == "2025-13");
  CHECK(output::month_text("") == "");
}
