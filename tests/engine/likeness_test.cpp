#include "searcher/engine/likeness.h"

#include <doctest/doctest.h>

#include <string>

using namespace dateline;
using engine::Comparable;
using engine::Likeness;
using engine::title_pattern;

namespace doctest {
template <>
struct StringMaker<Likeness> {
  static String convert(Likeness likeness) {
    constexpr const char* kNames[] = {"None", "Copy", "Update", "Series"};
    return kNames[static_cast<int>(likeness)];
  }
};
}  // namespace doctest

namespace {

const std::string kReport =
    "The harbour of the old town was closed on Tuesday after a crane fell across two berths and blocked the "
    "only channel that larger ships can use, the port authority said, adding that divers would look at the "
    "wreck before anything is lifted.";
const std::string kMore =
    " Ferries will leave from the northern quay until further notice and buses take passengers there every "
    "quarter of an hour. Insurers sent two surveyors, while the owner of the crane, a family firm, said that "
    "a bolt had given way in the wind. The mayor asked for patience. Fishermen moored at the island instead, "
    "where a market was set up on the beach for the evening, and the lighthouse was lit early.";
const std::string kForecast =
    "Gulf of Kutch: winds of 12 knots from the west, seas of 2 metres, visibility good. Coast of Malabar: "
    "winds "
    "of 8 knots from the south, seas of 1 metre, visibility moderate in rain. Palk Strait: winds of 15 "
    "knots, "
    "seas of 3 metres, small craft should stay in harbour until the evening.";
const std::string kNextForecast =
    "Gulf of Kutch: winds of 17 knots from the west, seas of 4 metres, visibility good. Coast of Malabar: "
    "winds "
    "of 9 knots from the south, seas of 2 metres, visibility moderate in rain. Palk Strait: winds of 11 "
    "knots, "
    "seas of 1 metres, small craft should stay in harbour until the evening.";

Article article(std::string title, std::string body, int day) {
  Article one;
  one.title = std::move(title);
  one.body = std::move(body);
  one.language = "en";
  if (day > 0) one.date = calendar::Timestamp{{2025, 5, day}, {}, {}};
  return one;
}

Likeness likeness(const Article& a, const Article& b) {
  text::Analyzer analyzer;
  Comparable left(analyzer, a, std::nullopt), right(analyzer, b, std::nullopt);
  const Likeness forth = Comparable::compare(left, right);
  CHECK(forth == Comparable::compare(right, left));
  return forth;
}

}  // namespace

TEST_CASE("texts too short to compare are copies where they are the same") {
  const Article notice = article("Bourse closed", "The bourse is closed on Monday.", 5);
  CHECK(likeness(notice, article("BOURSE CLOSED", "The bourse is closed on Monday", 5)) == Likeness::Copy);
  CHECK(likeness(notice, article("Bourse closed", "The bourse is closed on Monday.", 0)) == Likeness::Copy);
  CHECK(likeness(notice, article("Bourse closed", "The bourse is closed on Friday.", 5)) == Likeness::Update);
  CHECK(likeness(notice, article("Holiday", "The bourse is closed on Monday.", 5)) == Likeness::None);
}

TEST_CASE("title patterns leave out what changes from day to day") {
  const struct {
    const char* title;
    const char* pattern;
  } rows[] = {
      {"", ""},
      {"Weather Forecast for 3 May", "weather forecast for # #"},
      {"Weather forecast for 12 June", "weather forecast for # #"},
      {"U.K. MONEY MARKET GIVEN FURTHER 40 MLN STG HELP", "u.k money market given further # mln stg help"},
      {"Fed sets two billion dlr repurchase, Fed says", "fed sets # billion dlr repurchase fed says"},
      {"Rates at 5:30 (Tuesday)", "rates at # #"},
      {"Prices", ""},
      {"12 May 2025", ""},
      {"Prices 2025", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.title);
    CHECK(title_pattern(row.title) == row.pattern);
  }
}

TEST_CASE("what two texts are to one another") {
  const std::string other(kMore);
  const struct {
    const char* name;
    Article a, b;
    Likeness expected;
  } rows[] = {
      {"the same text within two days", article("a", kReport, 3), article("b", kReport, 5), Likeness::Copy},
      {"the same text a week later", article("a", kReport, 3), article("b", kReport, 10), Likeness::Copy},
      {"the same text, no date", article("a", kReport, 3), article("b", kReport, 0), Likeness::Copy},
      {"the text inside a much longer one", article("a", kReport, 3), article("b", kReport + kMore, 4),
       Likeness::Update},
      {"the text inside a much longer one of another week", article("a", kReport, 3),
       article("b", kReport + kMore, 20), Likeness::Series},
      {"other texts of one title", article("Crane falls", kReport, 3), article("Crane falls", kMore, 4),
       Likeness::None},
      {"the same form with other numbers", article("Sea weather for 3 May", kForecast, 3),
       article("Sea weather for 4 May", kNextForecast, 4), Likeness::Series},
      {"titles of one form, other texts", article("Quake kills 40 people", kReport, 3),
       article("Quake kills 90 people", kMore, 4), Likeness::None},
      {"notices too short to compare", article("Sugar sold at 40 dollars", "Traders said.", 3),
       article("Sugar sold at 41 dollars", "No more is known.", 3), Likeness::Series},
      {"short texts of one title without a number", article("Talks go on", "Traders said.", 3),
       article("Talks go on", "No more is known.", 9), Likeness::None},
      {"a short text of the title of another of that day", article("Talks go on", "Traders said.", 3),
       article("Talks go on", kReport, 3), Likeness::Update},
      {"long texts of one title and day", article("Crane falls", kReport, 3),
       article("Crane falls", kMore, 3), Likeness::None},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(likeness(row.a, row.b) == row.expected);
  }
}

TEST_CASE("a text that is printed again is a copy on whatever day") {
  const Article first = article("Harbour closed", kReport + kMore, 1);
  CHECK(likeness(first, article("Crane falls", kReport + kMore, 20)) == Likeness::Copy);
}
