#include "common/formats/head_line.h"

#include <doctest/doctest.h>

#include <string>

using namespace dateline::formats;

TEST_CASE("head lines: date, what is no date, title") {
  struct Row {
    const char* line;
    const char* date;
    const char* unreadable;
    const char* title;
  };
  const Row rows[] = {
      {" date 2025-05-21 Rivers Meet", "2025-05-21", "", "Rivers Meet"},
      {"DATE 2025-05-21 Rivers Meet", "2025-05-21", "", "Rivers Meet"},
      {"Date: 2025-05-21 Rivers Meet", "2025-05-21", "", "Rivers Meet"},
      {"date : 2025-05-21   Rivers Meet", "2025-05-21", "", "Rivers Meet"},
      {"date 2025/05/21 Rivers Meet", "2025-05-21", "", "Rivers Meet"},
      {"date 2025-05-21T13:58+05:30 Rivers Meet", "2025-05-21T13:58+05:30", "", "Rivers Meet"},
      {"date 2025-05-21 13:58 IST Rivers Meet", "2025-05-21T13:58+05:30", "", "Rivers Meet"},
      {"date 2025-05-21 13:58 Cat Rescued", "2025-05-21T13:58", "", "Cat Rescued"},
      {"date Wed, 21 May 2025 13:58:00 +0530 Rivers Meet", "2025-05-21T13:58+05:30", "", "Rivers Meet"},
      {"date 2025-05-21: Rivers Meet", "2025-05-21", "", "Rivers Meet"},
      {"date 2025-05-21 - Rivers Meet", "2025-05-21", "", "Rivers Meet"},
      {"date 2025-05-21 | Rivers Meet", "2025-05-21", "", "Rivers Meet"},
      {"date 2025-05-21 1,500 Homes Flooded", "2025-05-21", "", "1,500 Homes Flooded"},
      {"date 20250521 1200 Homes Flooded", "2025-05-21", "", "1200 Homes Flooded"},
      {"date 2025-05-21 -5C in Khorog", "2025-05-21", "", "-5C in Khorog"},
      {"date 2025-05-21", "2025-05-21", "", ""},
      {"2025-05-21 Rivers Meet", "2025-05-21", "", "Rivers Meet"},
      {"2025-05-21T13:58Z Rivers Meet", "2025-05-21T13:58Z", "", "Rivers Meet"},
      {"2025-02-30 Rivers Meet", "", "", "2025-02-30 Rivers Meet"},
      {"date 2025-02-30 Rivers Meet", "", "2025-02-30", "Rivers Meet"},
      {"date 21/05/2025 Rivers Meet", "", "21/05/2025", "Rivers Meet"},
      {"date 21-05-2025 14:02 IST Rivers Meet", "", "21-05-2025 14:02 IST", "Rivers Meet"},
      {"date 2025-13 Rivers Meet", "", "2025-13", "Rivers Meet"},
      {"date 2025-XX-XX Rivers Meet", "", "2025-XX-XX", "Rivers Meet"},
      {"date 0000-00-00: Rivers Meet", "", "0000-00-00", "Rivers Meet"},
      {"date May 21, 2025 Rivers Meet", "", "May 21, 2025", "Rivers Meet"},
      {"date 21 May 2025 Rivers Meet", "", "21 May 2025", "Rivers Meet"},
      {"date Wednesday, May 21, 2025 Rivers Meet", "", "Wednesday, May 21, 2025", "Rivers Meet"},
      {"date 2025-02-30 Cat Rescued", "", "2025-02-30", "Cat Rescued"},
      {"date unknown Rivers Meet", "", "unknown", "Rivers Meet"},
      {"date: n/a Rivers Meet", "", "n/a", "Rivers Meet"},
      {"date 2025-02-30", "", "2025-02-30", ""},
      {" date Rivers Meet", "", "", "Rivers Meet"},
      {"DATE Rivers Meet", "", "", "Rivers Meet"},
      {"date: rivers meet", "", "", "rivers meet"},
      {"date", "", "", ""},
      {"Date palms thrive in Oman", "", "", "Date palms thrive in Oman"},
      {"date palms thrive in Oman", "", "", "date palms thrive in Oman"},
      {"DATE PALMS THRIVE IN OMAN", "", "", "DATE PALMS THRIVE IN OMAN"},
      {"Date Palms Thrive in Oman", "", "", "Date Palms Thrive in Oman"},
      {"Date unknown for the talks", "", "", "Date unknown for the talks"},
      {"Dates of the talks", "", "", "Dates of the talks"},
      {"Update 2025-05-21 on the talks", "", "", "Update 2025-05-21 on the talks"},
      {"2025 budget passed", "", "", "2025 budget passed"},
      {"date 2025 Budget Passed", "", "", "2025 Budget Passed"},
      {"", "", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const HeadLine head = parse_head_line(row.line);
    CHECK((head.date ? to_iso(*head.date) : "") == row.date);
    CHECK(head.unreadable_date == row.unreadable);
    CHECK(head.title == row.title);
  }
}
