#include "common/formats/credits.h"

#include <doctest/doctest.h>

#include <string>

using namespace dateline::formats;

TEST_CASE("credits end a line or are all of it") {
  struct Row {
    const char* line;
    const char* rest;
  };
  const Row rows[] = {
      {"(With inputs from agencies.)", ""},
      {"(with inputs from agencies)", ""},
      {"( With  inputs from agencies. ).", ""},
      {"(With input from ANI)", ""},
      {"[With inputs from agencies]", ""},
      {"With inputs from agencies.", ""},
      {"With agency inputs", ""},
      {"(With inputs from agencies.", ""},
      {"(This story has not been edited by Panj Post staff and is auto-generated from a syndicated feed.)",
       ""},
      {"(This story has not been edited by the Post's (Khorog) staff and is auto-generated from a syndicated "
       "feed.)",
       ""},
      {"(The report is published from a syndicated feed)", ""},
      {"The talks ended. (With inputs from agencies.)", "The talks ended."},
      {"The talks ended.(With inputs from agencies.)", "The talks ended."},
      {"The talks (of Khorog) ended. (With agency inputs)", "The talks (of Khorog) ended."},
      {"It ended. (With agency inputs) (This story has not been edited by X staff and is auto generated from "
       "a syndicated feed)",
       "It ended."},
      {"The talks ended.", "The talks ended."},
      {"With inputs from farmers in all of the valleys the ministry wrote a plan for the year.",
       "With inputs from farmers in all of the valleys the ministry wrote a plan for the year."},
      {"The budget (with inputs of 3 million) grew.", "The budget (with inputs of 3 million) grew."},
      {"He called it (rightly) a success.", "He called it (rightly) a success."},
      {"An edited story", "An edited story"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(without_credits(row.line) == row.rest);
  }
}

TEST_CASE("credits are looked for at the end of a long line only") {
  const std::string brackets(1U << 20U, '(');
  CHECK(without_credits(brackets) == brackets);
  CHECK(without_credits(brackets + " (With agency inputs)") == brackets);
}
