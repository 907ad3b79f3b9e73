#include "common/calendar/timestamp.h"

#include <doctest/doctest.h>

#include <string>

#include "common/calendar/parse.h"

using namespace dateline::calendar;

TEST_CASE("only days of the calendar are made") {
  struct Row {
    int year, month, day;
    bool exists;
  };
  const Row rows[] = {
      {2025, 5, 21, true},  {2024, 2, 29, true},  {2025, 2, 29, false}, {1900, 2, 29, false},
      {2000, 2, 29, true},  {2025, 4, 31, false}, {2025, 13, 1, false}, {2025, 0, 1, false},
      {2025, 1, 0, false},  {999, 12, 31, false}, {1000, 1, 1, true},   {9999, 12, 31, true},
      {10000, 1, 1, false}, {-1, 1, 1, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.year);
    CAPTURE(row.month);
    CAPTURE(row.day);
    CHECK(make_date(row.year, row.month, row.day).has_value() == row.exists);
  }
}

TEST_CASE("days count from the epoch and back") {
  CHECK(days_since_epoch({1970, 1, 1}) == 0);
  CHECK(days_since_epoch({1969, 12, 31}) == -1);
  CHECK(days_since_epoch({2000, 3, 1}) == 11017);
  const auto last = days_since_epoch({9999, 12, 31});
  Date before{999, 12, 31};
  for (auto day = days_since_epoch({1000, 1, 1}); day <= last; day += 13) {
    const Date date = date_from_days(day);
    REQUIRE(days_since_epoch(date) == day);
    REQUIRE(date > before);
    REQUIRE(date_from_number(date.number()) == date);
    before = date;
  }
}

TEST_CASE("timestamps are written as ISO 8601") {
  const Date day{2025, 5, 21};
  CHECK(to_iso(day) == "2025-05-21");
  CHECK(to_iso(Timestamp{day, {}, {}}) == "2025-05-21");
  CHECK(to_iso(Timestamp{day, 13 * 60 + 58, {}}) == "2025-05-21T13:58");
  CHECK(to_iso(Timestamp{day, 5, 0}) == "2025-05-21T00:05Z");
  CHECK(to_iso(Timestamp{day, 838, 330}) == "2025-05-21T13:58+05:30");
  CHECK(to_iso(Timestamp{day, 838, -210}) == "2025-05-21T13:58-03:30");
}

TEST_CASE("the instant is that of the zone") {
  CHECK(utc_minutes(*parse_timestamp("1970-01-01")) == 0);
  CHECK(utc_minutes(*parse_timestamp("1970-01-01T05:30+05:30")) == 0);
  CHECK(utc_minutes(*parse_timestamp("1970-01-01T00:00-01:00")) == 60);
  CHECK(utc_minutes(*parse_timestamp("1969-12-31T23:59Z")) == -1);
  CHECK(utc_minutes(*parse_timestamp("2025-05-21T13:58")) ==
        utc_minutes(*parse_timestamp("2025-05-21T13:58Z")));
}
