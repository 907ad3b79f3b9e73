// Every option that takes a value refuses a bad one: exit 2, the option named, nothing on standard output.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::ProgramRun;
using Strings = std::vector<std::string>;

struct Row {
  Strings arguments;
  std::string named;  // in the message
};

}  // namespace

TEST_CASE("the indexer refuses bad values and makes no index") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  const std::vector<Row> rows = {
      {{"--jobs", "-3", "news"}, "jobs"},
      {{"--jobs", "many", "news"}, "jobs"},
      {{"--wait", "-1", "news"}, "wait"},
      {{"--wait", "soon", "news"}, "wait"},
      {{"--input-format", "papyrus", "news"}, "input-format"},
      {{"--map", "nonsense", "news"}, "map"},
      {{"--map", "key=nowhere", "news"}, "nowhere"},
      {{"--progress", "maybe", "news"}, "progress"},
      {{"--no-such-option", "news"}, "no-such-option"},
      {{"--rebui", "news"}, "rebui"},
      {{"-"}, "--corpus"},
      {{"no/such/folder"}, "no/such/folder"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.named);
    const ProgramRun run = desk.indexer(row.arguments);
    CHECK(run.status == 2);
    CHECK(holds(run.err, row.named));
    CHECK(run.out.empty());
    CHECK_FALSE(std::filesystem::exists(desk.index()));
  }
}

TEST_CASE("search refuses bad values") {
  Desk desk;
  INFO(desk.last());
  desk.write("news/a.txt", {.title = "Harbour opens"});
  CHECK(desk.indexer({"news"}).status == 0);
  const std::vector<Row> rows = {
      {{"--limit", "-3", "harbour"}, "limit"},
      {{"--limit", "few", "harbour"}, "limit"},
      {{"--offset", "x", "harbour"}, "offset"},
      {{"--match", "some", "harbour"}, "match"},
      {{"--sort", "beauty", "harbour"}, "sort"},
      {{"--recency", "soon", "harbour"}, "recency"},
      {{"--recency", "0d", "harbour"}, "recency"},
      {{"--recency", "1w", "--sort", "newest", "harbour"}, "recency"},
      {{"--deep", "--sort", "oldest", "harbour"}, "deep"},
      {{"--deep", "--related", "a.txt"}, "deep"},
      {{"--recency", "1w", "--show", "a.txt"}, "recency"},
      {{"--format", "xml", "harbour"}, "format"},
      {{"--from", "2025-13", "harbour"}, "2025-13"},
      {{"--on", "2025-02-30", "harbour"}, "2025-02-30"},
      {{"--since", "soon", "harbour"}, "since"},
      {{"--as-of", "someday", "harbour"}, "as-of"},
      {{"--country", "Nowhereland", "harbour"}, "Nowhereland"},
      {{"country:Nowhereland"}, "Nowhereland"},
      {{"date:2025-02-30"}, "2025-02-30"},
      {{"--color", "pink", "harbour"}, "color"},
      {{"--format", "csv", "--columns", "title,nothing", "harbour"}, "nothing"},
      {{"--facets=moon", "harbour"}, "moon"},
      {{"--facets", "--format", "csv", "harbour"}, "facets"},
      {{"--facets", "--format", "paths", "harbour"}, "facets"},
      {{"--batch", "no/such/file"}, "no/such/file"},
      {{"--related", "no/such/article.txt"}, "no/such/article.txt"},
      {{"--show", "no/such/article.txt"}, "no/such/article.txt"},
      {{"--no-such-option", "harbour"}, "no-such-option"},
      {{"a*"}, "wildcard"},
      {{}, "search"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.named);
    const ProgramRun run = desk.search(row.arguments);
    CHECK(run.status == 2);
    CHECK(holds(run.err, row.named));
    CHECK(run.out.empty());
  }
}
