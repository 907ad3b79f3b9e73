#include "tests/output/samples.h"

namespace dateline::samples {
namespace {

engine::IndexInfo usual_index() {
  return {"1f-2e", 7, 3412, "2025-05-21T04:00:12Z", engine::LastRun{"2025-05-21T04:00:12Z", 0, ""}};
}

engine::SearchResult whole_result() {
  engine::SearchResult result;
  result.rank = 1;
  result.id = "2025/summit.txt";
  result.corpus = "news";
  result.path = "2025/summit.txt";
  result.file = "/data/news/2025/summit.txt";
  result.url = "https://example.org/a?b=1&c=2";
  result.title = "Neighbours meet on security cooperation";
  result.summary = "They met.";
  result.source = "Reuters";
  result.date = calendar::Timestamp{{2025, 5, 21}, 13 * 60 + 58, 330};
  result.countries = {{"CN", "China", true}, {std::nullopt, "Freedonia", true}, {"AF", "Afghanistan", false}};
  result.tags = {"Taliban", "trade"};
  result.language = "en";
  result.score = 12.345678912;
  result.snippet = {
      {"The two agreed on ", false}, {"security", true}, {" ", false}, {"cooperation", true}, {".", false}};
  result.copies = {{"2025/copy.txt", "Neighbours meet", calendar::Timestamp{{2025, 5, 22}, {}, {}}, "AP"},
                   {"2025/more.txt", "Meeting", std::nullopt, std::nullopt}};
  return result;
}

engine::SearchResult bare_result() {
  engine::SearchResult result;
  result.rank = 2;
  result.id = "feed:17";
  result.corpus = "feed";
  result.path = "";
  result.title = "Untold";
  result.language = "und";
  result.score = 1;
  return result;
}

}  // namespace

engine::SearchResponse usual_response() {
  engine::SearchResponse response;
  response.query = "security cooperation";
  response.read_as = "security cooperation";
  response.match = engine::MatchMode::All;
  response.did_you_mean = "security corporation";
  response.warnings = {"only 2 articles hold all words"};
  response.total = 4312;
  response.took_ms = 1.25;
  response.index = usual_index();
  response.results = {whole_result(), bare_result()};
  response.facets = {
      {engine::FacetField::Country, {{"CN", "China", 3, 2}, {std::nullopt, "Freedonia", 1, 1}}},
      {engine::FacetField::Month, {{"2025-05", "2025-05", 3, 0}}}};
  response.also_read = {{"2025/next.txt",
                         "news",
                         "2025/next.txt",
                         "The day after",
                         calendar::Timestamp{{2025, 5, 24}, {}, {}},
                         {"tag: Taliban", "3 days later"}}};
  return response;
}

engine::SearchResponse hostile_response() {
  engine::SearchResult result;
  result.rank = 1;
  result.id = "bad%FF%0Aname 50%25.txt";
  result.corpus = "=cmd";
  result.path = "bad\xFF\nname 50%.txt";
  result.file = "/data/bad\xFF\nname 50%.txt";
  result.title = "=HYPERLINK(\"http://x\",\"y\")\x1b[31m red\u202E\u2066 drow";
  result.source = "+A, \"B\"";
  result.countries = {{"CI", "C\u00F4te d'Ivoire", true}};
  result.tags = {"@tag", "two\nlines", "bad\xC3"};
  result.language = "en";
  result.score = 0.000001;
  result.snippet = {{"\tone\ntwo\a ", false}, {"hit\x1b[0m", true}};
  engine::SearchResponse response;
  response.query = "a\x07\"b\xFF";
  response.read_as = response.query;
  response.total = 1;
  response.total_is_exact = false;
  response.index = usual_index();
  response.results = {result};
  return response;
}

engine::SearchResponse empty_response() {
  engine::SearchResponse response;
  response.query = "xyzzy";
  response.read_as = "xyzzy";
  response.match = engine::MatchMode::All;
  response.index = usual_index();
  engine::WhyEmpty why;
  why.matches_without_filters = 1200;
  why.without = {{"--country CN", 1}, {"date:2025-05", 0}};
  why.unknown_values = {{engine::FacetField::Tag, "Talibn", {"Taliban", "talk"}}};
  why.unknown_words = {"xyzzy"};
  why.nearest_month = "2025-04";
  why.first_date = calendar::Date{2020, 1, 2};
  why.last_date = calendar::Date{2025, 5, 21};
  response.why_empty = why;
  return response;
}

std::string written(output::OutputFormat format, const engine::SearchResponse& response,
                    const output::OutputStyle& style, std::string_view batch_id) {
  const auto writer = output::make_writer(format, style);
  std::string out;
  writer->begin(out);
  writer->write(response, batch_id, out);
  return out;
}

}  // namespace dateline::samples
