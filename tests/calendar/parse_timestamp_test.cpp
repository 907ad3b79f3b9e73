#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "common/calendar/parse.h"

using namespace dateline::calendar;

namespace {

std::string shown(const std::optional<Timestamp>& when) {
  return when ? to_iso(*when) : "refused";
}

struct Row {
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("dates of articles: ISO 8601, YYYY/MM/DD, RFC 2822") {
  const Row rows[] = {
      {"2025-05-21", "2025-05-21"},
      {"  2025-05-21\t", "2025-05-21"},
      {"2025/05/21", "2025-05-21"},
      {"20250521", "2025-05-21"},
      {"2024-02-29", "2024-02-29"},
      {"1000-01-01", "1000-01-01"},
      {"9999-12-31", "9999-12-31"},
      {"2025-05-21T13:58", "2025-05-21T13:58"},
      {"2025-05-21t13:58z", "2025-05-21T13:58Z"},
      {"2025-05-21 13:58", "2025-05-21T13:58"},
      {"2025-05-21 13:58:59", "2025-05-21T13:58"},
      {"2016-12-31T23:59:60Z", "2016-12-31T23:59Z"},
      {"2025-05-21T13:58:01.123456+05:30", "2025-05-21T13:58+05:30"},
      {"2025-05-21T13:58:01,5Z", "2025-05-21T13:58Z"},
      {"2025-05-21T13:58+0530", "2025-05-21T13:58+05:30"},
      {"2025-05-21 13:58:01+00", "2025-05-21T13:58Z"},
      {"2025-05-21 13:58:01 -0330", "2025-05-21T13:58-03:30"},
      {"2025-05-21 13:58 IST", "2025-05-21T13:58+05:30"},
      {"2025-05-21 13:58:01 UTC", "2025-05-21T13:58Z"},
      {"2025/05/21 13:58:01", "2025-05-21T13:58"},
      {"20250521T135801Z", "2025-05-21T13:58Z"},
      {"20250521T1358", "2025-05-21T13:58"},
      {"Wed, 21 May 2025 13:58:01 +0530", "2025-05-21T13:58+05:30"},
      {"Wed, 21 May 2025 13:58:01 GMT", "2025-05-21T13:58Z"},
      {"wed, 21 may 2025 13:58 EST", "2025-05-21T13:58-05:00"},
      {"21 May 2025 13:58:01 +0000 (UTC)", "2025-05-21T13:58Z"},
      {"5 Jan 2025 03:04 PST", "2025-01-05T03:04-08:00"},
      {"Sun, 06 Nov 94 08:49:37 GMT", "1994-11-06T08:49Z"},
      {"21 May 2025 13:58:01", "2025-05-21T13:58"},
      {"21 May 2025 13:58:01 XYZ", "2025-05-21T13:58"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(parse_timestamp(row.text)) == row.expected);
  }
}

TEST_CASE("dates in doubt are refused, not guessed") {
  const char* const rows[] = {
      "",
      " ",
      "today",
      "2025",
      "2025-05",
      "2025-5-21",
      "2025-05-1",
      "2025-02-29",
      "2025-02-30",
      "2025-13-01",
      "2025-00-10",
      "0000-00-00",
      "0999-12-31",
      "10000-01-01",
      "12025-05-21",
      "2025-05-21x",
      "2025-05/21",
      "2025-05-2113:58",
      "2025-05-21T",
      "2025-05-21T24:00",
      "2025-05-21T12:60",
      "2025-05-21T12",
      "2025-05-21T1:00",
      "2025-05-21T13:58:61",
      "2025-05-21T13:58:5",
      "2025-05-21T13:58:01.Z",
      "2025-05-21T13:58+5",
      "2025-05-21T13:58+15:00",
      "2025-05-21T13:58+05:60",
      "2025-05-21T13:58 abc",
      "2025-05-21 Title",
      "21/05/2025",
      "05/21/2025",
      "21.05.2025",
      "21-05-2025",
      "May 21, 2025",
      "21 May 2025",
      "Thu, 21 May 2025 13:58:01 GMT",
      "Wednesday, 21 May 2025 13:58 GMT",
      "31 Apr 2025 10:00 GMT",
      "21 Mai 2025 10:00 GMT",
      "21 May 2025 25:00 GMT",
      "21 May 125 10:00 GMT",
      "1747834680",
      "20250521135801",
      "20250521 1358",
      "2025-05-21T13:58:01Z and more",
  };
  for (const char* text : rows) {
    CAPTURE(text);
    CHECK(shown(parse_timestamp(text)) == "refused");
  }
  CHECK(shown(parse_timestamp("2025-05-21" + std::string(100000, ' ') + "x")) == "refused");
}

TEST_CASE("dates under a title: day first") {
  const Row rows[] = {
      {"21-05-2025 14:02 IST", "2025-05-21T14:02+05:30"},
      {"21-05-2025 14:02", "2025-05-21T14:02"},
      {"21-05-2025", "2025-05-21"},
      {"1/5/2025 9:05 GMT", "2025-05-01T09:05Z"},
      {"21.05.2025, 14:02:10 +0200", "2025-05-21T14:02+02:00"},
      {"05-21-2025", "refused"},
      {"31-04-2025", "refused"},
      {"21-05-25", "refused"},
      {"21-05/2025", "refused"},
      {"21-05-2025 24:02", "refused"},
      {"21-05-2025 14:02 Kabul", "refused"},
      {"2025-05-21", "refused"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(parse_day_first_timestamp(row.text)) == row.expected);
  }
}

TEST_CASE("epoch numbers are seconds or milliseconds") {
  struct EpochRow {
    double value;
    const char* expected;
  };
  const EpochRow rows[] = {
      {0, "1970-01-01T00:00Z"},
      {1747835880, "2025-05-21T13:58Z"},
      {1747835880999, "2025-05-21T13:58Z"},
      {1747835880.75, "2025-05-21T13:58Z"},
      {-1, "1969-12-31T23:59Z"},
      {-1e-300, "1969-12-31T23:59Z"},
      {-86400, "1969-12-31T00:00Z"},
      {99999999999, "5138-11-16T09:46Z"},
      {100000000000, "1973-03-03T09:46Z"},
      {253402300799999, "9999-12-31T23:59Z"},
      {253402300800000, "refused"},
      {-30610224000000, "1000-01-01T00:00Z"},
      {-30610224000001, "refused"},
      {1e300, "refused"},
      {std::numeric_limits<double>::quiet_NaN(), "refused"},
      {-std::numeric_limits<double>::infinity(), "refused"},
  };
  for (const EpochRow& row : rows) {
    CAPTURE(row.value);
    CHECK(shown(timestamp_from_epoch(row.value)) == row.expected);
  }
}

TEST_CASE("zones") {
  CHECK(parse_zone("Z") == 0);
  CHECK(parse_zone("utc") == 0);
  CHECK(parse_zone("IST") == 330);
  CHECK(parse_zone("EST") == -300);
  CHECK(parse_zone("+05:30") == 330);
  CHECK(parse_zone("-0330") == -210);
  CHECK(parse_zone("+14") == 840);
  for (const char* text : {"", "+", "05:30", "+5:30", "+05:3", "+0530x", "XST", "Cat", "+15"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_zone(text));
  }
}
