#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/error.h"
#include "searcher/command_line.h"
#include "searcher/search_arguments.h"

using namespace dateline;
using engine::FacetField;
using output::OutputFormat;

namespace {

constexpr calendar::Date kToday = {2025, 5, 21};

SearchCommand command(const std::vector<std::string>& arguments) {
  return read_search_command(parse_search_arguments(arguments), kToday);
}

// "country(CN|AF) -tag(x)"
std::string filters(const std::vector<std::string>& arguments) {
  std::string text;
  for (const engine::FacetFilter& filter : command(arguments).request.filters) {
    const char* names[] = {"country", "tag", "language", "source", "corpus", "month", "year"};
    text += (text.empty() ? "" : " ") + std::string(filter.exclude ? "-" : "");
    text += std::string(names[static_cast<int>(filter.field)]) + "(";
    for (const std::string& value : filter.values)
      text += value + (&value == &filter.values.back() ? ")" : "|");
  }
  return text;
}

// "2025-05-01..2025-05-21"
std::string dates(const std::vector<std::string>& arguments) {
  const calendar::DateRange range = command(arguments).request.dates;
  return (range.first ? calendar::to_iso(*range.first) : "") + ".." +
         (range.last ? calendar::to_iso(*range.last) : "");
}

}  // namespace

TEST_CASE("a plain query takes the defaults of each format") {
  const SearchCommand plain = command({"security", "cooperation", "-turkey"});
  CHECK(plain.request.query == "security cooperation -turkey");
  CHECK(plain.format == OutputFormat::Text);
  CHECK(plain.request.match == engine::MatchMode::Auto);
  CHECK(plain.request.sort == engine::SortKey::Relevance);
  CHECK(plain.request.offset == 0);
  CHECK(plain.request.now == kToday);
  CHECK_FALSE(plain.request.as_of);
  CHECK(plain.request.facets.empty());
  CHECK(plain.color == ColorWhen::Auto);
  CHECK(plain.style.today == kToday);
  CHECK(plain.indexes.empty());

  const struct {
    const char* format;
    std::optional<std::size_t> limit;
    std::size_t also_read;
    bool snippets;
    engine::MatchMode match;
  } rows[] = {
      {"text", 10, 3, true, engine::MatchMode::Auto},
      {"json", 10, 3, true, engine::MatchMode::Auto},
      {"jsonl", std::nullopt, 0, true, engine::MatchMode::Auto},
      {"csv", std::nullopt, 0, true, engine::MatchMode::Auto},
      {"paths", std::nullopt, 0, false, engine::MatchMode::Auto},
      {"trec", 1000, 0, false, engine::MatchMode::Any},
  };
  for (const auto& row : rows) {
    CAPTURE(row.format);
    const SearchCommand given = command({"-f", row.format, "word"});
    CHECK(given.request.limit == row.limit);
    CHECK(given.request.also_read == row.also_read);
    CHECK(given.request.snippets == row.snippets);
    CHECK(given.request.match == row.match);
  }
}

TEST_CASE("each option reaches its place") {
  const SearchCommand given = command({"-i",
                                       "a",
                                       "--index=b",
                                       "--match",
                                       "all",
                                       "--sort",
                                       "newest",
                                       "-n",
                                       "25",
                                       "--offset",
                                       "50",
                                       "--plain",
                                       "--explain",
                                       "--also-read",
                                       "7",
                                       "--color",
                                       "never",
                                       "-q",
                                       "--facets=tag:20,month",
                                       "word"});
  CHECK(given.indexes == std::vector<std::string>{"a", "b"});
  CHECK(given.request.match == engine::MatchMode::All);
  CHECK(given.request.sort == engine::SortKey::Newest);
  CHECK(given.request.limit == 25);
  CHECK(given.request.offset == 50);
  CHECK(given.request.plain);
  CHECK(given.request.explain);
  CHECK(given.style.explain);
  CHECK(given.request.also_read == 7);
  CHECK(given.color == ColorWhen::Never);
  CHECK(given.quiet);
  REQUIRE(given.request.facets.size() == 2);
  CHECK(given.request.facets[0].field == FacetField::Tag);
  CHECK(given.request.facets[0].limit == 20);
  CHECK(given.request.facets[1].field == FacetField::Month);
  CHECK_FALSE(given.request.facets[1].limit.has_value());
  CHECK(given.style.whole_facets == std::vector<FacetField>{FacetField::Tag});

  CHECK_FALSE(command({"-n", "all", "word"}).request.limit.has_value());
  CHECK(command({"-n", "0", "word"}).request.limit == 0);
  CHECK(command({"-n", "5", "-n", "6", "word"}).request.limit == 6);
  CHECK(command({"-f", "trec", "--match", "all", "w"}).request.match == engine::MatchMode::All);
  CHECK(command({"--facets", "word"}).request.facets.size() == 7);
  CHECK(command({"--show", "a.txt", "word"}).show == "a.txt");
  CHECK(command({"--complete", "security coo", "-n", "5", "-f", "json", "-q", "-i", "x"}).complete ==
        "security coo");
  CHECK(command({"--related", "-"}).request.related == "-");
  CHECK(command({"--related", "-"}).request.related_time == engine::RelatedTime::Any);
  CHECK(command({"--related", "-", "--before"}).request.related_time == engine::RelatedTime::Before);
  CHECK(command({"--after", "--related", "a"}).request.related_time == engine::RelatedTime::After);
  CHECK(command({"--story", "a.txt"}).request.story == "a.txt");
  CHECK_FALSE(command({"--story", "a.txt"}).request.limit.has_value());
  CHECK(command({"--story", "a.txt", "-n", "3"}).request.limit == 3);
  CHECK(command({"--batch", "f", "--story", "-"}).batch_of_articles);
  CHECK(command({"--batch", "-"}).batch == "-");
  CHECK(command({"--batch", "-"}).style.batch);
  CHECK_FALSE(command({"--batch", "-"}).batch_of_articles);
  CHECK(command({"--batch", "f", "--related", "-"}).batch_of_articles);
  const SearchCommand csv = command({"-f", "csv", "--columns", "id, title", "--bom", "word"});
  CHECK(csv.style.columns == std::vector<std::string>{"id", "title"});
  CHECK(csv.style.byte_order_mark);
  CHECK(command({"-0", "-f", "paths", "word"}).style.nul_terminated);
}

TEST_CASE("help and version are told before anything is checked") {
  CHECK(command({"--help"}).help);
  CHECK(command({"-h", "--limit", "x", "--format", "y"}).help);
  CHECK(command({"--version"}).version);
  CHECK(command({"--help", "--index", "there"}).indexes == std::vector<std::string>{"there"});
}

TEST_CASE("facet filters: a comma is either, a repetition is both") {
  const struct {
    std::vector<std::string> arguments;
    std::string expected;
  } rows[] = {
      {{"--country", "CN,AF"}, "country(CN|AF)"},
      {{"--country", "CN", "--country", "AF"}, "country(CN) country(AF)"},
      {{"--country", "china, Afghanistan"}, "country(china|Afghanistan)"},
      {{"--not-country", "CN", "--tag", "trade"}, "-country(CN) tag(trade)"},
      {{"--language", "fr,German"}, "language(fr|de)"},
      {{"--source", "Reuters", "--not-source", "AP", "--corpus", "a", "--not-corpus", "b", "--not-tag", "c",
        "--not-language", "en"},
       "source(Reuters) -source(AP) corpus(a) -corpus(b) -tag(c) -language(en)"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.expected);
    CHECK(filters(row.arguments) == row.expected);
  }
}

TEST_CASE("dates are joined") {
  const struct {
    std::vector<std::string> arguments;
    std::string expected;
  } rows[] = {
      {{"w"}, ".."},
      {{"--from", "2025-05"}, "2025-05-01.."},
      {{"--to", "2025-05"}, "..2025-05-31"},
      {{"--on", "2025"}, "2025-01-01..2025-12-31"},
      {{"--on", "today"}, "2025-05-21..2025-05-21"},
      {{"--since", "7d"}, "2025-05-14.."},
      {{"--since", "1y", "--to", "yesterday"}, "2024-05-21..2025-05-20"},
      {{"--from", "2024", "--on", "2025-05"}, "2025-05-01..2025-05-31"},
      {{"--from", "2024", "--from", "2025"}, "2025-01-01.."},
      {{"--since", "1m", "--as-of", "2024-02"}, "2024-01-29.."},
  };
  for (const auto& row : rows) {
    CAPTURE(row.expected);
    CHECK(dates(row.arguments) == row.expected);
  }
  const SearchCommand as_of = command({"--as-of", "2024-02", "w"});
  CHECK(as_of.request.as_of);
  CHECK(as_of.request.now == calendar::Date{2024, 2, 29});
}

TEST_CASE("wrong values are refused, and the option is named") {
  const struct {
    std::vector<std::string> arguments;
    std::string message;
  } rows[] = {
      {{}, "nothing to search for"},
      {{"", " "}, "nothing to search for"},
      {{"--facets"}, "nothing to search for"},
      {{"--limit", "x", "w"}, R"(--limit: "x" is not a number; a whole number or "all" is wanted)"},
      {{"--limit", "-3", "w"}, R"(--limit: "-3" is not a number; a whole number or "all" is wanted)"},
      {{"--limit", "99999999999", "w"}, "--limit: 99999999999 is out of range; 0 to 4294967295 is wanted"},
      {{"--offset", "-1", "w"}, R"(--offset: "-1" is not a number; a whole number is wanted)"},
      {{"--also-read", "1001", "w"}, "--also-read: 1001 is out of range; 0 to 1000 is wanted"},
      {{"--match", "some", "w"}, R"(--match: unknown value "some"; one of auto, all, any is wanted)"},
      {{"--sort", "", "w"}, R"(--sort: unknown value ""; one of relevance, newest, oldest is wanted)"},
      {{"--color", "yes", "w"}, R"(--color: unknown value "yes"; one of auto, always, never is wanted)"},
      {{"-f", "xml", "w"},
       R"(--format: unknown value "xml"; one of text, json, jsonl, csv, paths, trec is wanted)"},
      {{"--country", "Chnia"}, R"(--country: unknown country "Chnia")"},
      {{"--not-country", "CN,,AF"}, R"(--not-country: an empty value in "CN,,AF")"},
      {{"--tag", ""}, R"(--tag: an empty value in "")"},
      {{"--language", "Klingonese"}, R"(--language: unknown language "Klingonese")"},
      {{"--from", "May"}, R"(--from: "May" is not a date)"},
      {{"--to", "2025-02-30"}, R"(--to: "2025-02-30" is not a date)"},
      {{"--on", "7d"}, R"(--on: "7d" is not a date)"},
      {{"--since", "2025"}, R"(--since: "2025" is not a span of time)"},
      {{"--since", "0d"}, R"(--since: "0d" is not a span of time)"},
      {{"--as-of", "soon", "w"}, R"(--as-of: "soon" is not a date)"},
      {{"--from", "2025-05-03", "--to", "2025-05-02"},
       "the dates leave no day: from 2025-05-03 is after to 2025-05-02"},
      {{"--facets=tags", "w"}, R"(--facets: unknown facet "tags")"},
      {{"--facets=tag:x", "w"}, R"(--facets: "x" is not a number; a whole number is wanted)"},
      {{"--facets=tag:0", "w"}, "--facets: 0 is out of range; 1 to 1000000 is wanted"},
      {{"--facets=tag,tag:5", "w"}, "--facets: tag stands twice"},
      {{"--facets", "-f", "csv", "w"}, "--facets: csv, paths and trec have no room for counts"},
      {{"--facets", "-f", "paths", "w"}, "--facets: csv, paths and trec have no room for counts"},
      {{"--facets", "-f", "trec", "w"}, "--facets: csv, paths and trec have no room for counts"},
      {{"--columns", "id", "w"}, "--columns is only for --format csv"},
      {{"--bom", "-f", "json", "w"}, "--bom is only for --format csv"},
      {{"-0", "w"}, "--null is only for --format paths"},
      {{"-f", "csv", "--columns", "id,titel", "w"}, R"(--columns: unknown column "titel")"},
      {{"--related", "a", "w"}, "--related takes no query"},
      {{"--related", ""}, "--related: the value is empty"},
      {{"--story", "a", "w"}, "--story takes no query"},
      {{"--story", ""}, "--story: the value is empty"},
      {{"--story", "a", "--related", "b"}, "--story and --related cannot go together"},
      {{"--story", "a", "--show", "b"}, "--story and --show cannot go together"},
      {{"--story", "a", "--sort", "newest"}, "--story goes from the oldest step to the newest"},
      {{"--story", "a", "--batch", "b"}, "--batch goes only with --story -"},
      {{"--story", "a", "--after"}, "--after is only for --related"},
      {{"--before", "w"}, "--before is only for --related"},
      {{"--after", "w"}, "--after is only for --related"},
      {{"--related", "a", "--before", "--after"}, "--before and --after cannot go together"},
      {{"--show", "a", "--related", "b"}, "--show and --related cannot go together"},
      {{"--show", "a", "--batch", "b"}, "--show and --batch cannot go together"},
      {{"--show", "a", "-f", "csv"}, "--show: only --format text and json can hold a whole article"},
      {{"--complete", ""}, "--complete: the value is empty"},
      {{"--complete", "a", "b"}, "--complete takes no query"},
      {{"--complete", "a", "--country", "CN"}, "--complete and --country cannot go together"},
      {{"--complete", "a", "--since", "7d"}, "--complete and --since cannot go together"},
      {{"--complete", "a", "--as-of", "2025"}, "--complete and --as-of cannot go together"},
      {{"--complete", "a", "--batch", "-"}, "--complete and --batch cannot go together"},
      {{"--complete", "a", "--facets"}, "--complete and --facets cannot go together"},
      {{"--complete", "a", "--related", "b"}, "--complete and --related cannot go together"},
      {{"--complete", "a", "--show", "b"}, "--complete and --show cannot go together"},
      {{"--complete", "a", "--offset", "1"}, "--complete and --offset cannot go together"},
      {{"--complete", "a", "-f", "jsonl"}, "--complete: only --format text and json can hold completions"},
      {{"--batch", "b", "w"}, "--batch takes no query on the command line"},
      {{"--batch", "b", "--related", "a"}, "--batch goes only with --related -"},
      {{"--index", "", "w"}, "--index: the value is empty"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.message);
    try {
      command(row.arguments);
      FAIL_CHECK("not refused");
    } catch (const Error& error) {
      CHECK(error.message() == row.message);
      CHECK(error.code() == ExitCode::Failure);
    }
  }
}

TEST_CASE("hints name the remedy") {
  const auto hint = [](const std::vector<std::string>& arguments) {
    try {
      command(arguments);
    } catch (const Error& error) {
      return error.hint();
    }
    return std::string();
  };
  CHECK(hint({"--country", "Chnia"}).find("China") != std::string::npos);
  CHECK(hint({}) == "usage: search [OPTION]... QUERY... (search --help lists the options)");
}
