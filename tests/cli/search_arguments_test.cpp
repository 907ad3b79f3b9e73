#include "searcher/search_arguments.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/error.h"

using namespace dateline;

namespace {

// "limit=5 | syria -turkey"
std::string parsed(const std::vector<std::string>& arguments) {
  const cli::CommandLine line = parse_search_arguments(arguments);
  std::string text;
  for (const cli::ParsedOption& option : line.options) {
    text += std::string(option.option->name);
    if (option.option->arity != cli::Arity::Flag) text += "=" + option.value;
    text += ' ';
  }
  text += '|';
  for (const std::string& word : line.arguments) text += ' ' + word;
  return text;
}

}  // namespace

TEST_CASE("a word with a dash after the first word is an exclusion") {
  const struct {
    std::vector<std::string> arguments;
    std::string expected;
  } rows[] = {
      {{}, "|"},
      {{"syria"}, "| syria"},
      {{"syria", "-turkey"}, "| syria -turkey"},
      {{"-n", "5", "syria", "-turkey"}, "limit=5 | syria -turkey"},
      {{"-n5", "syria"}, "limit=5 | syria"},
      {{"-qn", "5", "syria"}, "quiet limit=5 | syria"},
      {{"syria", "-n", "5"}, "limit=5 | syria"},
      {{"syria", "-n", "-3"}, "limit=-3 | syria"},
      {{"syria", "-n5"}, "| syria -n5"},
      {{"syria", "-i", "here", "-f", "json", "-q", "-h"}, "index=here format=json quiet help | syria"},
      {{"syria", "-0"}, "| syria -0"},
      {{"syria", "-iran", "-nato", "-fifa"}, "| syria -iran -nato -fifa"},
      {{"syria", "-\"free army\""}, "| syria -\"free army\""},
      {{"syria", "-"}, "| syria -"},
      {{"-", "-turkey"}, "| - -turkey"},
      {{"syria", "--limit", "5", "-turkey"}, "limit=5 | syria -turkey"},
      {{"syria", "--limit=5", "-turkey"}, "limit=5 | syria -turkey"},
      {{"syria", "--facets", "-turkey"}, "facets= | syria -turkey"},
      {{"syria", "--facets=tag", "iran"}, "facets=tag | syria iran"},
      {{"--facets", "syria"}, "facets= | syria"},
      {{"--tag", "-x", "syria"}, "tag=-x | syria"},
      {{"--", "-turkey", "syria", "--limit"}, "| -turkey syria --limit"},
      {{"syria", "--", "-n", "5"}, "| syria -n 5"},
      {{"-q", "--", "-n"}, "quiet | -n"},
      {{"--country", "CN", "--country", "AF"}, "country=CN country=AF |"},
      {{"", "-turkey"}, "|  -turkey"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.expected);
    CHECK(parsed(row.arguments) == row.expected);
  }
}

TEST_CASE("a query that begins with a dash is told to take -- before it") {
  try {
    parse_search_arguments({"-turkey", "syria"});
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.message() == "unknown option -turkey");
    CHECK(error.hint() == "a query that begins with - needs -- before it: search -- -turkey");
  }
  CHECK_THROWS_WITH_AS(parse_search_arguments({"syria", "-n"}), "--limit needs a value: --limit N", Error);
  CHECK_THROWS_WITH_AS(parse_search_arguments({"syria", "--countri", "CN"}), "unknown option --countri",
                       Error);
  CHECK_THROWS_WITH_AS(parse_search_arguments({"syria", "--limit"}), "--limit needs a value: --limit N",
                       Error);
}

TEST_CASE("an exclusion that looks like an option is told") {
  const auto warned = [](const std::vector<std::string>& arguments) {
    return parse_search_arguments(arguments).warnings;
  };
  CHECK(
      warned({"syria", "-n1"}) ==
      std::vector<std::string>{"-n1 leaves out articles with the word n1; as an option it stands before the "
                               "query, or as -n 1"});
  CHECK(warned({"syria", "-fjson", "-nall"}).size() == 2);
  const std::vector<std::string> rows[] = {
      {"syria", "-nato"},       {"syria", "-fifa"},     {"syria", "-iran"},
      {"syria", "-n", "1"},     {"-n1", "syria"},       {"syria", "-0"},
      {"syria", "-ftext|json"}, {"syria", "--", "-n1"}, {"syria", "-n1a"}};
  for (const auto& arguments : rows) {
    CAPTURE(arguments.back());
    CHECK(warned(arguments).empty());
  }
}
