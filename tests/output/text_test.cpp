#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "common/text/breaks.h"
#include "tests/output/samples.h"

using namespace dateline;
using output::OutputFormat;
using samples::written;

TEST_CASE("text reads well") {
  CHECK(written(OutputFormat::Text, samples::usual_response()) == R"(4,312 articles (of 3,412), all words
Did you mean: security corporation
Note: only 2 articles hold all words

 1  Neighbours meet on security cooperation
    21 May 2025 13:58 · China, Freedonia, ~Afghanistan · Reuters
    2025/summit.txt
    The two agreed on security cooperation.
    2 copies: AP (2025/copy.txt), 2025/more.txt

 2  Untold
    no date · feed:17

Also read
  The day after
    24 May 2025 · tag: Taliban, 3 days later · 2025/next.txt

Country
  China      3  ████████████████████████  ~1 inferred
  Freedonia  1  ████████

Month  most: 3 in May 2025
  ███
  2025
)");
}

TEST_CASE("the first line tells what is counted") {
  const struct {
    std::size_t total, articles;
    bool exact;
    const char* line;
  } rows[] = {
      {2, 2, true, "2 articles (of 3,412), all words\n"},
      {1, 3, true, "1 story in 3 articles (of 3,412), all words\n"},
      {1200, 1211, true, "1,200 stories in 1,211 articles (of 3,412), all words\n"},
      {1200, 1211, false, "about 1,200 stories in 1,211 articles (of 3,412), all words\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    engine::SearchResponse response = samples::empty_response();
    response.total = row.total;
    response.articles = row.articles;
    response.total_is_exact = row.exact;
    CHECK(written(OutputFormat::Text, response).starts_with(row.line));
  }
}

TEST_CASE("color and hints are for a terminal") {
  engine::SearchResponse response = samples::usual_response();
  response.results.resize(1);
  response.results[0].copies.clear();
  response.facets.clear();
  response.also_read.clear();
  response.warnings.clear();
  response.did_you_mean.reset();
  output::OutputStyle style;
  style.color = true;
  style.terminal = true;
  style.width = 100;
  CHECK(written(OutputFormat::Text, response, style) ==
        "4,312 articles (of 3,412), all words\n"
        "\n"
        " 1  \x1b[1mNeighbours meet on security cooperation\x1b[0m\n"
        "    \x1b[2m21 May 2025 13:58 · China, Freedonia, ~Afghanistan · Reuters · 2025/summit.txt\x1b[0m\n"
        "    The two agreed on \x1b[1;33msecurity\x1b[0m \x1b[1;33mcooperation\x1b[0m.\n"
        "\n"
        "\x1b[2mExact phrase: search '\"security cooperation\"'\x1b[0m\n"
        "\x1b[2mRead one: search --show ID; find more like it: search --related ID\x1b[0m\n");
  style.color = false;
  CHECK(written(OutputFormat::Text, response, style).find('\x1b') == std::string::npos);
  response.query = "title:security cooperation";
  CHECK(written(OutputFormat::Text, response, style).find("Exact phrase") == std::string::npos);
}

TEST_CASE("text of hostile articles holds no control and no bidi characters") {
  CHECK(written(OutputFormat::Text, samples::hostile_response()) == R"(about 1 article (of 3,412), any word

 1  =HYPERLINK("http://x","y")[31m red drow
    no date · Côte d'Ivoire · +A, "B" · bad%FF%0Aname 50%25.txt
     one two hit[0m
)");
}

TEST_CASE("text of nothing found is one line") {
  CHECK(written(OutputFormat::Text, samples::empty_response()) == "No articles (of 3,412), all words\n");
}

TEST_CASE("text of a misspelt query goes on with what the query that was meant finds") {
  engine::SearchResponse response = samples::empty_response();
  response.did_you_mean = samples::usual_response().query;
  engine::SearchResponse other = samples::usual_response();
  other.did_you_mean.reset();
  response.results_for = std::make_shared<const engine::SearchResponse>(other);
  CHECK(written(OutputFormat::Text, response) ==
        "No articles (of 3,412), all words\n\nShowing results for security cooperation\n" +
            written(OutputFormat::Text, other));
}

TEST_CASE("text of a filter alone names no words, and of a batch it names the query") {
  engine::SearchResponse response = samples::empty_response();
  response.query.clear();
  CHECK(written(OutputFormat::Text, response) == "No articles (of 3,412)\n");

  const auto writer = output::make_writer(OutputFormat::Text, {});
  std::string out;
  writer->write(samples::empty_response(), "q1", out);
  writer->write(samples::empty_response(), "q2", out);
  CHECK(out ==
        "q1: xyzzy\nNo articles (of 3,412), all words\n\nq2: xyzzy\nNo articles (of 3,412), all words\n");
}

TEST_CASE("how a query was read and scored is shown where asked for") {
  engine::SearchResponse response = samples::usual_response();
  response.read_as = "(security AND cooperation)";
  response.results.erase(response.results.begin());
  response.results[0].explanation = "security 1.5\ncooperation 2\n";
  output::OutputStyle style;
  style.explain = true;
  const std::string out = written(OutputFormat::Text, response, style);
  CHECK(out.find("\nRead as: (security AND cooperation)\n") != std::string::npos);
  CHECK(out.find("feed:17\n    security 1.5\n    cooperation 2\n") != std::string::npos);
}

TEST_CASE("the state of the index is told when it matters") {
  engine::SearchResponse response = samples::empty_response();
  output::OutputStyle style;
  style.today = calendar::Date{2025, 6, 20};
  CHECK(written(OutputFormat::Text, response, style) == "No articles (of 3,412), all words\n");
  style.today = calendar::Date{2025, 6, 21};
  CHECK(written(OutputFormat::Text, response, style) ==
        "No articles (of 3,412), all words\n\nThe index was last updated 21 May 2025 04:00 UTC\n");
  response.index.last_run = engine::LastRun{"2025-06-20T04:00:00Z", 2, "disk full"};
  style.width = 120;
  CHECK(written(OutputFormat::Text, response, style) ==
        "No articles (of 3,412), all words\n\nThe index was last updated 21 May 2025 04:00 UTC; the last "
        "run, 20 Jun "
        "2025 04:00 UTC, ended with exit 2: disk full\n");
}

TEST_CASE("no line is wider than the terminal") {
  engine::SearchResponse response = samples::usual_response();
  for (int i = 0; i < 30; ++i) response.results[0].title += "漢字かな";
  response.results[0].id = std::string(200, 'x');
  response.results[1].rank = 1234567;
  response.facets[0].values[0].label = std::string(90, 'y');
  for (const std::size_t width : {40U, 80U, 120U}) {
    output::OutputStyle style;
    style.width = width;
    style.terminal = true;
    std::string out = written(OutputFormat::Text, response, style);
    while (!out.empty()) {
      const std::size_t end = out.find('\n');
      CAPTURE(out.substr(0, end));
      CHECK(text::display_width(out.substr(0, end)) <= width);
      out.erase(0, end + 1);
    }
  }
}
