#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/cli/nearest_option.h"
#include "common/cli/option_table.h"
#include "common/error.h"

using namespace dateline;
using cli::Arity;

namespace {

const std::vector<cli::Option>& options() {
  static const std::vector<cli::Option> table = {
      {"A", "limit", 'n', Arity::Value, "N", false, "how many"},
      {"A", "tag", 0, Arity::Value, "T", true, "a tag"},
      {"A", "quiet", 'q', Arity::Flag, "", false, "say less"},
      {"A", "verbose", 'v', Arity::Flag, "", false, "say more"},
      {"A", "null", '0', Arity::Flag, "", false, "end with NUL"},
      {"A", "facets", 0, Arity::OptionalValue, "LIST", false, "counts"},
  };
  return table;
}

const cli::Program& program() {
  static const cli::Program made = {"tool", "tool [OPTION]...", "a tool", "", options(), "", ""};
  return made;
}

// "limit=5 quiet | word" : options with their values, then the arguments after a bar.
std::string parsed(const std::vector<std::string>& arguments) {
  const cli::CommandLine line = cli::parse_command_line(program(), arguments);
  std::string text;
  for (const cli::ParsedOption& option : line.options) {
    text += std::string(option.option->name);
    if (option.option->arity != Arity::Flag) text += "=" + option.value;
    text += ' ';
  }
  text += '|';
  for (const std::string& argument : line.arguments) text += " <" + argument + ">";
  return text;
}

struct Refusal {
  std::string message, hint;
};

Refusal refusal(const std::vector<std::string>& arguments) {
  try {
    cli::parse_command_line(program(), arguments);
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::Failure);
    return {error.message(), error.hint()};
  }
  return {};
}

}  // namespace

TEST_CASE("command lines are read") {
  const struct {
    std::vector<std::string> arguments;
    std::string expected;
  } rows[] = {
      {{}, "|"},
      {{"word"}, "| <word>"},
      {{"--limit", "5"}, "limit=5 |"},
      {{"--limit=5"}, "limit=5 |"},
      {{"-n", "5"}, "limit=5 |"},
      {{"-n5"}, "limit=5 |"},
      {{"-qv"}, "quiet verbose |"},
      {{"-qn5", "w"}, "quiet limit=5 | <w>"},
      {{"-qn", "5", "w"}, "quiet limit=5 | <w>"},
      {{"-0"}, "null |"},
      {{"--limit", "-3"}, "limit=-3 |"},
      {{"--limit", "1", "--limit", "2"}, "limit=1 limit=2 |"},
      {{"--tag", "a b",
        "--tag="
        "c=d"},
       "tag=a b tag=c=d |"},
      {{"--tag", ""}, "tag= |"},
      {{"--tag=--limit"}, "tag=--limit |"},
      {{"--tag", "--strange"}, "tag=--strange |"},
      {{"--tag", "-"}, "tag=- |"},
      {{"a", "--quiet", "b", "-v", "c"}, "quiet verbose | <a> <b> <c>"},
      {{"-", "--quiet"}, "quiet | <->"},
      {{"--", "--quiet", "-v", "--facets=x"}, "| <--quiet> <-v> <--facets=x>"},
      {{"", "--quiet"}, "quiet | <>"},
      {{"--facets", "word"}, "facets= | <word>"},
      {{"--facets=country,tag:5", "word"}, "facets=country,tag:5 | <word>"},
      {{"--facets=a", "--quiet", "--facets", "w", "--facets=b=c"}, "facets=a quiet facets= facets=b=c | <w>"},
      {{"caf\xc3\xa9", "\xff"}, "| <caf\xc3\xa9> <\xff>"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.expected);
    CHECK(parsed(row.arguments) == row.expected);
  }
}

TEST_CASE("bad command lines are refused with a hint") {
  const std::string help = "tool --help lists the options";
  const struct {
    std::vector<std::string> arguments;
    std::string message, hint;
  } rows[] = {
      {{"--limits", "5"}, "unknown option --limits", "did you mean --limit?"},
      {{"--lim=5"}, "unknown option --lim", "did you mean --limit?"},
      {{"--facet"}, "unknown option --facet", "did you mean --facets?"},
      {{"--zebra"}, "unknown option --zebra", help},
      {{"-z"}, "unknown option -z", help},
      {{"--LIMIT", "5"}, "unknown option --LIMIT", help},
      {{"--limit"}, "--limit needs a value: --limit N", help},
      {{"-n"}, "--limit needs a value: --limit N", help},
      {{"--limit", "--quiet"}, "--limit needs a value: --limit N", help},
      {{"--tag", "--limit=5"}, "--tag needs a value: --tag T", help},
      {{"--tag", "--"}, "--tag needs a value: --tag T", help},
      {{"--limit="}, "--limit needs a value: --limit N", help},
      {{"--quiet=yes"}, "--quiet takes no value", help},
      {{"--facets="}, "--facets= has no value", "--facets=LIST, or --facets alone"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.message);
    const Refusal given = refusal(row.arguments);
    CHECK(given.message == row.message);
    CHECK(given.hint == row.hint);
  }
}

TEST_CASE("of a repeated option the last value wins, or all are kept") {
  const cli::CommandLine line =
      cli::parse_command_line(program(), {"--limit", "1", "--tag", "a", "--limit", "2", "--tag", "b"});
  CHECK(line.has("limit"));
  CHECK_FALSE(line.has("quiet"));
  CHECK(line.last("limit") == "2");
  CHECK(line.last("quiet", "otherwise") == "otherwise");
  CHECK(line.all("tag") == std::vector<std::string>{"a", "b"});
}

TEST_CASE("numbers are read as text") {
  CHECK(cli::parse_number("limit", "0", 0, 10) == 0);
  CHECK(cli::parse_number("limit", "007", 0, 10) == 7);
  const struct {
    const char *value, *message;
  } rows[] = {
      {"", R"(--limit: "" is not a number; a whole number is wanted)"},
      {"-3", R"(--limit: "-3" is not a number; a whole number is wanted)"},
      {"+3", R"(--limit: "+3" is not a number; a whole number is wanted)"},
      {"3.5", R"(--limit: "3.5" is not a number; a whole number is wanted)"},
      {"3 ", R"(--limit: "3 " is not a number; a whole number is wanted)"},
      {"0x3", R"(--limit: "0x3" is not a number; a whole number is wanted)"},
      {"0", "--limit: 0 is out of range; 1 to 10 is wanted"},
      {"11", "--limit: 11 is out of range; 1 to 10 is wanted"},
      {"99999999999999999999999", "--limit: 99999999999999999999999 is out of range; 1 to 10 is wanted"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.value);
    CHECK_THROWS_WITH_AS(cli::parse_number("limit", row.value, 1, 10), row.message, Error);
  }
}

TEST_CASE("the nearest option is found") {
  const struct {
    const char *typed, *nearest;
  } rows[] = {{"quit", "quiet"}, {"tga", "tag"}, {"facetts", "facets"}, {"f", "facets"}, {"x", ""}, {"", ""}};
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    const cli::Option* nearest = cli::nearest_option(options(), row.typed);
    CHECK((nearest == nullptr ? std::string() : std::string(nearest->name)) == row.nearest);
  }
}
