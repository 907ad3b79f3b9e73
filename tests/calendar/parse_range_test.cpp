#include <doctest/doctest.h>

#include <string>

#include "common/calendar/parse.h"

using namespace dateline::calendar;

namespace {

std::string shown(const std::optional<Date>& day) {
  return day ? to_iso(*day) : "";
}

std::string shown(const std::optional<DateRange>& range) {
  return range ? shown(range->first) + ".." + shown(range->last) : "refused";
}

struct Row {
  const char* text;
  const char* expected;
};

constexpr Date kNow{2025, 5, 21};

}  // namespace

TEST_CASE("periods cover whole days") {
  const Row rows[] = {
      {"2025", "2025-01-01..2025-12-31"},
      {"2025-05", "2025-05-01..2025-05-31"},
      {"2024-02", "2024-02-01..2024-02-29"},
      {"2025-05-21", "2025-05-21..2025-05-21"},
      {"today", "2025-05-21..2025-05-21"},
      {"Yesterday", "2025-05-20..2025-05-20"},
      {"", "refused"},
      {"0999", "refused"},
      {"20255", "refused"},
      {"2025-13", "refused"},
      {"2025-5", "refused"},
      {"2025-02-30", "refused"},
      {"2025-05-", "refused"},
      {"2025-05-21 ", "refused"},
      {"tomorrow", "refused"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(parse_period(row.text, kNow)) == row.expected);
  }
}

TEST_CASE("spans go back from now") {
  struct SpanRow {
    const char* text;
    Date now;
    const char* expected;
  };
  const SpanRow rows[] = {
      {"1d", kNow, "2025-05-20"},
      {"7d", kNow, "2025-05-14"},
      {"2w", kNow, "2025-05-07"},
      {"3m", kNow, "2025-02-21"},
      {"1y", kNow, "2024-05-21"},
      {"1Y", kNow, "2024-05-21"},
      {"1m", {2025, 3, 31}, "2025-02-28"},
      {"1m", {2024, 3, 31}, "2024-02-29"},
      {"5m", {2025, 5, 31}, "2024-12-31"},
      {"1y", {2024, 2, 29}, "2023-02-28"},
      {"1025y", kNow, "1000-05-21"},
      {"1026y", kNow, ""},
      {"9999999w", kNow, ""},
      {"9999999999d", kNow, ""},
      {"0d", kNow, ""},
      {"d", kNow, ""},
      {"7", kNow, ""},
      {"7h", kNow, ""},
      {"-7d", kNow, ""},
      {"7d ", kNow, ""},
  };
  for (const SpanRow& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(parse_span(row.text, row.now)) == row.expected);
  }
}

TEST_CASE("ranges, open on either side") {
  const Row rows[] = {
      {"2025-05", "2025-05-01..2025-05-31"},
      {"7d", "2025-05-14.."},
      {"7d..", "2025-05-14.."},
      {"2025..", "2025-01-01.."},
      {"..2024-12", "..2024-12-31"},
      {"..7d", "..2025-05-14"},
      {"2025-05-01..2025-05-21", "2025-05-01..2025-05-21"},
      {"2024..2025", "2024-01-01..2025-12-31"},
      {"1y..yesterday", "2024-05-21..2025-05-20"},
      {"2025-05-21..2025-05", "2025-05-21..2025-05-31"},
      {"today..today", "2025-05-21..2025-05-21"},
      {"2025..2024", "refused"},
      {"2025-05-22..2025-05-21", "refused"},
      {"..", "refused"},
      {"", "refused"},
      {"2025...", "refused"},
      {"2025....2026", "refused"},
      {"2025-02-30..", "refused"},
      {"..2025-02-30", "refused"},
      {"2025-05-01...2025-05-21", "refused"},
      {"0d..", "refused"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(parse_range(row.text, kNow)) == row.expected);
  }
}
