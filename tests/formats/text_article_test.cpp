#include <doctest/doctest.h>

#include <string>

#include "tests/formats/read_result.h"

using namespace dateline;
using namespace dateline::formats;

namespace {

// What is expected of an article; lists joined by "; ". What a row does not name is empty.
struct Expected {
  std::string date = "2025-05-21";
  std::string title = "Rivers Meet in Khorog";
  std::string summary = {};
  std::string body = {};
  std::string countries = {};
  std::string tags = {};
  std::string also_read = {};
  std::string source = {};
  std::string problems = {};
};

struct Row {
  const char* name;
  std::string input;
  Expected expected = {};
};

void check(const Row& row) {
  CAPTURE(row.name);
  const ReadResult result = read_with(text_article_reader(), row.input);
  CHECK(shown(result.problems) == row.expected.problems);
  REQUIRE(result.articles.size() == 1);
  const Article& article = result.articles.front().article;
  CHECK((article.date ? to_iso(*article.date) : "") == row.expected.date);
  CHECK(article.title == row.expected.title);
  CHECK(article.summary == row.expected.summary);
  CHECK(article.body == row.expected.body);
  CHECK(joined(article.countries) == row.expected.countries);
  CHECK(joined(article.tags) == row.expected.tags);
  CHECK(joined(article.also_read) == row.expected.also_read);
  CHECK(article.source == row.expected.source);
  CHECK(article.id.empty());
}

const std::string kHead = " date 2025-05-21 Rivers Meet in Khorog\n";
const std::string kSummary =
    "Engineers of two countries measured a river together. They agreed on the result.\n";
const std::string kFirst = "A team of engineers from both banks of the Panj measured its flow on Tuesday.\n";
const std::string kSecond =
    "The ministry in Dushanbe called the figures a sound base for the talks of next year.\n";
const std::string kSummaryLine = kSummary.substr(0, kSummary.size() - 1);
const std::string kBody = kFirst + kSecond.substr(0, kSecond.size() - 1);

}  // namespace

TEST_CASE("text: an article with every block in its usual place") {
  check({"all blocks",
         " date 2025-05-21 Rivers Meet in Khorog: A Survey Ends an Old Quarrel\n"
         "Engineers of two countries measured a river together. They agreed on the result.\n"
         "- Country:\n"
         "- Tajikistan\n"
         "A team of engineers from both banks of the Panj measured its flow on Tuesday.\n"
         "They had waited for the snow of the Pamirs to melt, and for each other's permits.\n"
         "The ministry in Dushanbe called the figures a sound base for the talks of next year.\n"
         "(With inputs from agencies.)\n"
         "- READ MORE ON:\n"
         "- Panj\n"
         "- water\n"
         "- Tajikistan\n"
         "ALSO READ\n"
         "Snow Report: A Dry Spring in the Pamirs\n"
         "Ferry Returns to Khorog",
         {.title = "Rivers Meet in Khorog: A Survey Ends an Old Quarrel",
          .summary = "Engineers of two countries measured a river together. They agreed on the result.",
          .body = "A team of engineers from both banks of the Panj measured its flow on Tuesday.\n"
                  "They had waited for the snow of the Pamirs to melt, and for each other's permits.\n"
                  "The ministry in Dushanbe called the figures a sound base for the talks of next year.",
          .countries = "Tajikistan",
          .tags = "Panj; water; Tajikistan",
          .also_read = "Snow Report: A Dry Spring in the Pamirs; Ferry Returns to Khorog"}});
}

TEST_CASE("text: what is summary and what is body") {
  const Row rows[] = {
      {"between head and countries",
       kHead + kSummary + "- Country:\n- Tajikistan\n" + kFirst + kSecond,
       {.summary = kSummaryLine, .body = kBody, .countries = "Tajikistan"}},
      {"two lines of summary",
       kHead + "One line.\nAnother line.\n- Country:\n- Tajikistan\n" + kFirst + kSecond,
       {.summary = "One line. Another line.", .body = kBody, .countries = "Tajikistan"}},
      {"no summary before the countries",
       kHead + "- Country:\n- Tajikistan\n" + kFirst + kSecond,
       {.body = kBody, .countries = "Tajikistan"}},
      {"no countries: the first paragraph",
       kHead + kSummary + kFirst + kSecond,
       {.summary = kSummaryLine, .body = kBody}},
      {"no countries, one paragraph", kHead + kFirst, {.body = kFirst.substr(0, kFirst.size() - 1)}},
      {"countries after the body",
       kHead + kSummary + kFirst + kSecond + "- Country:\n- Tajikistan\n",
       {.summary = kSummaryLine, .body = kBody, .countries = "Tajikistan"}},
      {"countries after the tags",
       kHead + kSummary + kFirst + kSecond +
           "- READ MORE ON:\n- water\n- Country:\n- Tajikistan\nALSO READ\nFerry Returns\n",
       {.summary = kSummaryLine,
        .body = kBody,
        .countries = "Tajikistan",
        .tags = "water",
        .also_read = "Ferry Returns"}},
      {"tags and countries before the body",
       kHead + kSummary + "- READ MORE ON:\n- water\n- Country:\n- Tajikistan\n" + kFirst + kSecond,
       {.summary = kSummaryLine, .body = kBody, .countries = "Tajikistan", .tags = "water"}},
      {"a summary and nothing else",
       kHead + kSummary + "- Country:\n- Tajikistan\n",
       {.summary = kSummaryLine, .countries = "Tajikistan"}},
      {"only a head line", kHead, {}},
      {"only a head line, with tags", kHead + "- READ MORE ON:\n- water\n", {.tags = "water"}},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("text: layouts of the country list") {
  const auto with = [](const std::string& list) { return kHead + kSummary + list + kFirst + kSecond; };
  const auto expect = [](const std::string& countries) {
    return Expected{.summary = kSummaryLine, .body = kBody, .countries = countries};
  };
  const Row rows[] = {
      {"no dash", with("Country:\n- China\n"), expect("China")},
      {"capitals, space before the colon", with("COUNTRY :\n- China\n- Afghanistan\n"),
       expect("China; Afghanistan")},
      {"plural", with("- Countries:\n- China\n"), expect("China")},
      {"no colon", with("- Country\n- China\n"), expect("China")},
      {"indented, stray spaces", with("   -   Country  :  \n\t-   China  \n  -  Saudi   Arabia\n"),
       expect("China; Saudi Arabia")},
      {"no space after the dash", with("-Country:\n-China\n-Afghanistan\n"), expect("China; Afghanistan")},
      {"other bullets", with("\xE2\x80\xA2 Country:\n\xE2\x80\xA2 China\n\xE2\x80\x93 Afghanistan\n"),
       expect("China; Afghanistan")},
      {"one item with commas", with("- Country:\n- China, Afghanistan , Pakistan,\n"),
       expect("China; Afghanistan; Pakistan")},
      {"on the heading's line", with("- Country: China\n"), expect("China")},
      {"on the heading's line, commas", with("Country: China, Afghanistan\n"), expect("China; Afghanistan")},
      {"an inverted name", with("- Country:\n- Korea, Republic of\n- China\n"),
       expect("Korea, Republic of; China")},
      {"an inverted name among others",
       with("- Country:\n- China, Korea, Democratic People's Republic of, Gambia, The\n"),
       expect("China; Korea, Democratic People's Republic of; Gambia, The")},
      {"without dashes", with("Country:\nChina\nUnited States of America\nC\xC3\xB4te d'Ivoire\n"),
       expect("China; United States of America; C\xC3\xB4te d'Ivoire")},
      {"without dashes, other scripts", with("Country:\n\xE4\xB8\xAD\xE5\x9B\xBD\n"),
       expect("\xE4\xB8\xAD\xE5\x9B\xBD")},
      {"blank lines between", with("\n- Country:\n\n- China\n\n- Afghanistan\n\n"),
       expect("China; Afghanistan")},
      {"repeated in other case", with("- Country:\n- China\n- CHINA\n- china\n"), expect("China")},
      {"twice", with("- Country:\n- China\n- Country:\n- Afghanistan\n- China\n"),
       expect("China; Afghanistan")},
      {"empty", with("- Country:\n"), expect("")},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("text: where the country list ends") {
  const std::string head = kHead + kSummary + "- Country:\n- China\n";
  const Row rows[] = {
      {"at a short line without dash",
       head + "Talks resumed\n- a point of the programme\n" + kFirst,
       {.summary = kSummaryLine,
        .body = "Talks resumed\n- a point of the programme\n" + kFirst.substr(0, kFirst.size() - 1),
        .countries = "China"}},
      {"at a dash before a sentence",
       head + "- The deal covers trade and the security of borders.\n" + kFirst,
       {.summary = kSummaryLine,
        .body =
            "- The deal covers trade and the security of borders.\n" + kFirst.substr(0, kFirst.size() - 1),
        .countries = "China"}},
      {"without dashes: at a line that is no name",
       kHead + kSummary + "Country:\nChina\nTalks resumed here\n" + kFirst,
       {.summary = kSummaryLine,
        .body = "Talks resumed here\n" + kFirst.substr(0, kFirst.size() - 1),
        .countries = "China"}},
      {"a sentence is no list",
       kHead + kSummary + "Country: a love story from the hills opened the festival\n" + kFirst,
       {.summary = kSummaryLine,
        .body = "Country: a love story from the hills opened the festival\n" +
                kFirst.substr(0, kFirst.size() - 1)}},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("text: layouts of the tag list") {
  const auto with = [](const std::string& list) { return kHead + kSummary + kFirst + kSecond + list; };
  const auto expect = [](const std::string& tags, const std::string& links = "") {
    return Expected{.summary = kSummaryLine, .body = kBody, .tags = tags, .also_read = links};
  };
  const Row rows[] = {
      {"space before the colon", with("READ MORE ON :\n- water\n- Panj\n"), expect("water; Panj")},
      {"no colon", with("READ MORE ON\n- water\nALSO READ\nFerry Returns\n"),
       expect("water", "Ferry Returns")},
      {"lower case", with("read more on:\n- water\nalso read:\n- Ferry Returns\n"),
       expect("water", "Ferry Returns")},
      {"no tags", with("- READ MORE ON:\nALSO READ\nFerry Returns\n"), expect("", "Ferry Returns")},
      {"no tags at the end", with("- READ MORE ON:\n"), expect("")},
      {"repeated in other case", with("- READ MORE ON:\n- Water\n- WATER\n- water\n- Panj\n"),
       expect("Water; Panj")},
      {"repeated in other case, not Latin",
       with("- READ MORE ON:\n- \xD0\x9C\xD0\xB8\xD1\x80\n- \xD0\x9C\xD0\x98\xD0\xA0\n"),
       expect("\xD0\x9C\xD0\xB8\xD1\x80")},
      {"without dashes",
       with("READ MORE ON\nwater\nFood and Agriculture Organization\nALSO READ\nFerry Returns\n"),
       expect("water; Food and Agriculture Organization", "Ferry Returns")},
      {"one without dash between two with", with("- READ MORE ON:\n- water\nPanj\n- Pamirs\n"),
       expect("water; Panj; Pamirs")},
      {"on the heading's line", with("READ MORE ON: water, Panj; snow\n"), expect("water, Panj; snow")},
      {"on the heading's line, commas", with("READ MORE ON: water, Panj, snow\n"),
       expect("water; Panj; snow")},
      {"a tag that is a heading's word", with("- READ MORE ON:\n- country\n- share\n- post\n"),
       expect("country; share; post")},
      {"two lists", with("- READ MORE ON:\n- water\n- READ MORE ON:\n- Panj\n"), expect("water; Panj")},
      {"blank lines between",
       with("\n\n- READ MORE ON:\n\n- water\n\n- Panj\n\nALSO READ\n\nFerry Returns\n\n"),
       expect("water; Panj", "Ferry Returns")},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("text: prose after a list of tags or links is body") {
  const Row rows[] = {
      {"tags before the body",
       kHead + "- READ MORE ON:\n- water\n" + kFirst + kSecond,
       {.summary = kFirst.substr(0, kFirst.size() - 1),
        .body = kSecond.substr(0, kSecond.size() - 1),
        .tags = "water"}},
      {"a subheading after the tags",
       kHead + kSummary + "- READ MORE ON:\n- water\nBackground\n" + kFirst,
       {.summary = kSummaryLine,
        .body = "Background\n" + kFirst.substr(0, kFirst.size() - 1),
        .tags = "water"}},
      {"a dash before a long sentence",
       kHead + kSummary + kFirst + "- READ MORE ON:\n- water\n- " + std::string(120, 'x') +
           " is what the report ends with.\n",
       {.summary = kSummaryLine,
        .body = kFirst + "- " + std::string(120, 'x') + " is what the report ends with.",
        .tags = "water"}},
      {"a link inside the text",
       kHead + kSummary + kFirst + "Also read: Ferry Returns to Khorog\n" + kSecond,
       {.summary = kSummaryLine, .body = kBody, .also_read = "Ferry Returns to Khorog"}},
      {"a paragraph after the links",
       kHead + kSummary + "ALSO READ\nFerry Returns\n" + std::string(400, 'x') + "\n" + kSecond,
       {.summary = kSummaryLine,
        .body = std::string(400, 'x') + "\n" + kSecond.substr(0, kSecond.size() - 1),
        .also_read = "Ferry Returns"}},
      {"dashes in the body",
       kHead + kSummary + "- Country:\n- China\n" + kFirst + "- first, the dam\n- second, the road\n" +
           kSecond,
       {.summary = kSummaryLine,
        .body = kFirst + "- first, the dam\n- second, the road\n" + kSecond.substr(0, kSecond.size() - 1),
        .countries = "China"}},
      {"links repeated",
       kHead + "ALSO READ\nFerry Returns\n- Ferry returns\nSnow Report\n",
       {.also_read = "Ferry Returns; Snow Report"}},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("text: closing credits are not body") {
  const auto with = [](const std::string& ending) { return kHead + kSummary + kBody + ending; };
  for (const char* ending :
       {"\n(With inputs from agencies.)\n", " (With inputs from agencies.)", "(with inputs from agencies)\n",
        "\nWith agency inputs\n", "\n(WITH AGENCY INPUTS.)\n",
        "\n(This story has not been edited by Panj Post staff and is auto-generated from a syndicated "
        "feed.)\n",
        " (This story has not been edited by our staff and is auto-generated from a syndicated feed)\n",
        "\n(With inputs from agencies.)\n(This story has not been edited by Panj Post staff and is "
        "auto-generated from a "
        "syndicated feed.)\n",
        " (With inputs from agencies.) (This story has not been edited by X staff and is auto-generated from "
        "a syndicated feed.)\n"}) {
    check({ending, with(ending), {.summary = kSummaryLine, .body = kBody}});
  }
}

TEST_CASE("text: the line of metadata under the title") {
  const auto with = [](const std::string& line) { return kHead + line + "\n" + kSummary + kFirst + kSecond; };
  const auto expect = [](const std::string& date, const std::string& source) {
    return Expected{.date = date, .summary = kSummaryLine, .body = kBody, .source = source};
  };
  const Row rows[] = {
      {"all parts", with("Reuters | Kabul | Updated: 21-05-2025 14:02 IST | Created: 21-05-2025 13:58 IST"),
       expect("2025-05-21T13:58+05:30", "Reuters")},
      {"after page furniture", with("SHARE\nReuters | Kabul | Created: 21-05-2025 13:58 IST"),
       expect("2025-05-21T13:58+05:30", "Reuters")},
      {"source and place", with("Reuters | Kabul"), expect("2025-05-21", "Reuters")},
      {"only a time", with("Created: 21-05-2025 13:58 IST"), expect("2025-05-21T13:58+05:30", "")},
      {"updated only", with("Reuters | Updated: 21-05-2025 14:02 IST"),
       expect("2025-05-21T14:02+05:30", "Reuters")},
      {"another day: the head line wins", with("Reuters | Created: 22-05-2025 13:58 IST"),
       expect("2025-05-21", "Reuters")},
      {"created on another day than updated",
       with("Reuters | Updated: 21-05-2025 14:02 IST | Created: 20-05-2025 23:58 IST"),
       expect("2025-05-21", "Reuters")},
  };
  for (const Row& row : rows) check(row);
  const std::string metadata =
      "Reuters | Kabul | Updated: 22-05-2025 14:02 IST | Created: 21-05-2025 13:58 IST\n";
  check(
      {"a missing date is taken from it",
       "Rivers Meet in Khorog\n" + metadata + kFirst,
       {.date = "2025-05-21T13:58+05:30", .body = kFirst.substr(0, kFirst.size() - 1), .source = "Reuters"}});
  check({"or from when it was updated",
         "Rivers Meet in Khorog\nUpdated: 21-05-2025 14:02 IST\n" + kFirst,
         {.date = "2025-05-21T14:02+05:30", .body = kFirst.substr(0, kFirst.size() - 1)}});
}

TEST_CASE("text: page furniture is not body") {
  check({"everywhere",
         kHead + "SHARE\n" + kSummary + "- Country:\n- China\nKey Takeaways\n" + kFirst + "share\n" +
             kSecond +
             "POST / READ COMMENTS\n- READ MORE ON:\n- water\nPOST\nREAD COMMENTS\nALSO READ\nFerry Returns\n"
             "FIRST PUBLISHED IN:\nThe Panj Post\n",
         {.summary = kSummaryLine,
          .body = kBody,
          .countries = "China",
          .tags = "water",
          .also_read = "Ferry Returns",
          .source = "The Panj Post"}});
  check(
      {"a sentence that begins like it",
       kHead + kSummary + "Share: prices rose again on Monday.\nPost offices stay closed.\n",
       {.summary = kSummaryLine, .body = "Share: prices rose again on Monday.\nPost offices stay closed."}});
}

TEST_CASE("text: line ends, byte-order marks, indents") {
  std::string crlf;
  const std::string text =
      kHead + kSummary + "- Country:\n- China\n" + kFirst + kSecond + "- READ MORE ON:\n- water\n";
  for (const char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  std::string cr = text;
  for (char& c : cr) c = c == '\n' ? '\r' : c;
  std::string indented;
  for (const char c : text) indented += c == '\n' ? "  \n\t  " : std::string(1, c);
  const Expected expected{.summary = kSummaryLine, .body = kBody, .countries = "China", .tags = "water"};
  check({"CRLF", crlf, expected});
  check({"CR", cr, expected});
  check({"indented", indented, expected});
  check({"byte-order mark", "\xEF\xBB\xBF" + text, expected});
  check({"blank lines first", "\n\r\n  \n" + text, expected});
}

TEST_CASE("text: a head line without a date is said") {
  const std::string body = kFirst.substr(0, kFirst.size() - 1);
  const std::string nothing = "no date in the head line; indexed without a date";
  check({"no date",
         "Rivers Meet in Khorog\n" + kFirst,
         {.date = "", .body = body, .problems = "warning 1: " + nothing}});
  check({"no date, on the third line",
         "\n\nRivers Meet in Khorog\n" + kFirst,
         {.date = "", .body = body, .problems = "warning 3: " + nothing}});
  check({"an impossible day",
         " date 2025-02-30 Rivers Meet in Khorog\n" + kFirst,
         {.date = "",
          .body = body,
          .problems = "warning 1: date \"2025-02-30\" is not understood; indexed without a date"}});
  check(
      {"an impossible day, with metadata",
       " date 2025-02-30 Rivers Meet in Khorog\nCreated: 21-05-2025 13:58 IST\n" + kFirst,
       {.date = "2025-05-21T13:58+05:30",
        .body = body,
        .problems = "warning 1: date \"2025-02-30\" is not understood; the date under the title is taken"}});
  check({"the title on a line of its own",
         " date 2025-05-21\nRivers Meet in Khorog\n" + kFirst,
         {.body = body}});
  check({"no title",
         " date 2025-05-21\n- Country:\n- China\n" + kFirst,
         {.title = "", .body = body, .countries = "China"}});
  check({"no head at all",
         "- Country:\n- China\n" + kFirst,
         {.date = "", .title = "", .body = body, .countries = "China", .problems = "warning 1: " + nothing}});
}

TEST_CASE("text: a file with nothing to index is a problem") {
  struct ProblemRow {
    std::string input;
    const char* problems;
  };
  const ProblemRow rows[] = {
      {"", "problem 0: empty file"},
      {" \n\r\n\t\n", "problem 0: empty file"},
      {"\xEF\xBB\xBF", "problem 0: empty file"},
      {std::string(100, '\0'), "problem 0: empty file"},
      {"- Country:\n- China\n", "problem 0: no title and no body"},
      {" date 2025-05-21\n- READ MORE ON:\n- water\n", "problem 0: no title and no body"},
      {"SHARE\nALSO READ\nFerry Returns\n", "problem 0: no title and no body"},
  };
  for (const ProblemRow& row : rows) {
    CAPTURE(row.input);
    const ReadResult result = read_with(text_article_reader(), row.input);
    CHECK(result.articles.empty());
    CHECK(shown(result.problems) == row.problems);
  }
}

TEST_CASE("text: other encodings are read, with a warning") {
  const ReadResult result =
      read_with(text_article_reader(),
                "date 2025-05-21 Le caf\xE9 ferm\xE9 de Gen\xE8ve\nLa coop\xE9ration est n\xE9"
                "cessaire, a dit le pr\xE9sident.\n");
  CHECK(shown(result.problems) == "warning 0: not UTF-8: read as windows-1252");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.title == "Le caf\xC3\xA9 ferm\xC3\xA9 de Gen\xC3\xA8ve");
}
