// The sample archive through both programs: what one side puts into the index, the other side finds.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema/fields.h"
#include "tests/cli_programs/desk.h"

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::Json;
using dateline::programs_test::lines_of;
using Strings = std::vector<std::string>;

// corpus/, indexed once for the whole program.
struct Sample {
  Desk desk;
  std::vector<Json> articles;

  Sample() {
    desk.indexer({"--quiet", std::string(DATELINE_SOURCE_DIR) + "/corpus"});
    for (const std::string& line : lines_of(desk.dump())) articles.push_back(Json::parse(line));
  }
};

Sample& sample() {
  static Sample made;
  return made;
}

// Inside a phrase a quotation mark would end it.
std::string without_quotes(const std::string& title) {
  std::string text = title;
  for (const std::string mark : {"\"", "“", "”", "„", "«", "»"})
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;)
      text.replace(at, mark.size(), " ");
  return text;
}

std::string text_at(const Json& article, const char* key) {
  return article.at(key).get<std::string>();
}

// The ids found by each query of a batch, by the query's id: its place in the list.
std::vector<Strings> ids_of_batch(const Strings& queries) {
  std::string input;
  for (std::size_t i = 0; i < queries.size(); ++i) input += std::to_string(i) + '\t' + queries[i] + '\n';
  const auto& run = sample().desk.search({"-f", "json", "-n", "all", "--batch", "-"}, input);
  std::vector<Strings> found(queries.size());
  for (const std::string& line : lines_of(run.out)) {
    const Json reply = Json::parse(line);
    Strings& ids = found.at(std::stoul(text_at(reply, "id")));
    for (const Json& result : reply.at("results")) ids.push_back(text_at(result, "id"));
  }
  return found;
}

bool is_among(const std::string& id, const Strings& ids) {
  for (const std::string& other : ids)
    if (other == id) return true;
  return false;
}

void check_titles_found(const std::string& field) {
  Strings queries;
  for (const Json& article : sample().articles)
    queries.push_back(field + '"' + without_quotes(text_at(article, "title")) + '"');
  const std::vector<Strings> found = ids_of_batch(queries);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    CAPTURE(queries[i]);
    CHECK(is_among(text_at(sample().articles[i], "id"), found[i]));
  }
}

}  // namespace

TEST_CASE("the sample archive is indexed whole") {
  INFO(sample().desk.last());
  CHECK(sample().articles.size() >= 160);
  CHECK(sample().desk.status()["problem_count"] == 0);
}

TEST_CASE("every title is found as a phrase in title:") {
  check_titles_found("title:");
}

TEST_CASE("every title is found as a phrase") {
  check_titles_found("");
}

TEST_CASE("the example query of every field finds something") {
  for (const auto& field : dateline::schema::kFields) {
    CAPTURE(field.example);
    const auto& run = sample().desk.search({std::string(field.example)});
    INFO(run.described());
    CHECK(run.status == 0);
  }
}

TEST_CASE("the first results of security cooperation hold both words") {
  INFO(sample().desk.last());
  std::map<std::string, std::string> texts;
  for (const Json& article : sample().articles) texts[text_at(article, "id")] = article.dump();
  const Strings found = sample().desk.ids({"-n", "10", "security", "cooperation"});
  CHECK(found.size() == 10);
  const Strings with_both = sample().desk.ids({"-n", "all", "+security", "+cooperation"});
  for (const std::string& id : found) {
    CAPTURE(id);
    CHECK(is_among(id, with_both));
  }
}

TEST_CASE("every title under ALSO READ is that of an article") {
  std::map<std::string, std::string> titles;
  for (const Json& article : sample().articles) titles[text_at(article, "title")] = text_at(article, "id");
  std::size_t links = 0;
  for (const Json& article : sample().articles) {
    for (const Json& link : article.at("also_read")) {
      CAPTURE(text_at(article, "id"));
      CAPTURE(link.get<std::string>());
      CHECK(titles.count(link.get<std::string>()) == 1);
      ++links;
    }
  }
  CHECK(links > 100);
}

TEST_CASE("an article of each language is found by words of its title") {
  INFO(sample().desk.last());
  struct Row {
    std::string language;
    std::string query;
    std::string id;
  };
  const std::vector<Row> rows = {
      {"fr", "premieres patrouilles", "2025/2025-05-21-patrouilles-conjointes-sahel-cotier.txt"},
      {"fr", "quebec bibliotheques", "2023/2023-11-07-quebec-bibliotheques-nuit.txt"},
      {"de", "gebhardstunnels", "2023/2023-04-19-gebhardstunnel-baubeginn.txt"},
      {"de", "zurcher primarschulen", "2025/2025-06-11-zuerich-unterricht-im-freien.txt"},
      {"es", "camiones electricos", "2023/2023-08-30-guadalajara-autobuses-nocturnos.txt"},
      {"ar", "سقاية تاريخية", "2023/2023-06-14-fes-old-fountain-restoration.txt"},
      {"hi", "ठप्पा छपाई", "2023/2023-02-21-jaipur-block-printing-school.txt"},
      {"zh", "港口安全合作", "2023/2023-09-14-port-security-talks-singapore.txt"},
      {"ja", "配送ロボット", "2024/2024-02-06-takamatsu-delivery-robots.txt"},
      {"th", "รถเมล์ไฟฟ้า", "2024/2024-01-30-chiang-mai-electric-bus-moat.txt"},
      {"ru", "трамвай библиотека", "2024/2024-12-17-kazan-tram-library.txt"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.language);
    CAPTURE(row.query);
    CHECK(is_among(row.id, sample().desk.ids({"-n", "all", "--language", row.language, row.query})));
  }
}
