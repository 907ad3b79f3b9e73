#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <memory>

#include "tests/output/samples.h"

using namespace dateline;
using output::OutputFormat;
using samples::written;

namespace {

constexpr const char* kFirstResult =
    R"({"rank":1,"id":"2025/summit.txt","corpus":"news","path":"2025/summit.txt","file":"/data/news/2025/summit.txt",)"
    R"("url":"https://example.org/a?b=1&c=2","title":"Neighbours meet on security cooperation","summary":"They met.",)"
    R"("source":"Reuters","date":"2025-05-21T13:58+05:30","countries":[{"code":"CN","name":"China","declared":true},)"
    R"({"code":null,"name":"Freedonia","declared":true},{"code":"AF","name":"Afghanistan","declared":false}],)"
    R"("tags":["Taliban","trade"],"language":"en","score":12.345679,"snippet":[{"text":"The two agreed on ","hit":false},)"
    R"({"text":"security","hit":true},{"text":" ","hit":false},{"text":"cooperation","hit":true},{"text":".","hit":false}],)"
    R"("copies":[{"id":"2025/copy.txt","title":"Neighbours meet","date":"2025-05-22","source":"AP"},)"
    R"({"id":"2025/more.txt","title":"Meeting","date":null,"source":null}]})";

constexpr const char* kSecondResult =
    R"({"rank":2,"id":"feed:17","corpus":"feed","path":"","file":"","url":null,"title":"Untold","summary":"",)"
    R"("source":null,"date":null,"countries":[],"tags":[],"language":"und","score":1.0,"snippet":[],"copies":[]})";

std::string whole_object(const std::string& id) {
  return R"({"schema":1,)" + id +
         R"("query":"security cooperation","read_as":"security cooperation","match":"all",)"
         R"("did_you_mean":"security corporation","warnings":["only 2 articles hold all words"],"why_empty":null,)"
         R"("total":4312,"total_is_exact":true,"took_ms":1.25,"index":{"uuid":"1f-2e","generation":7,"articles":3412,)"
         R"("updated":"2025-05-21T04:00:12Z","last_run":{"ended":"2025-05-21T04:00:12Z","exit":0,"message":""}},)"
         R"("results":[)" +
         std::string(kFirstResult) + "," + kSecondResult +
         R"(],"facets":{"country":[{"value":"CN","label":"China","count":3,"declared":2},)"
         R"({"value":null,"label":"Freedonia","count":1,"declared":1}],"month":[{"value":"2025-05","count":3}]},)"
         R"("also_read":[{"id":"2025/next.txt","path":"2025/next.txt","title":"The day after","date":"2025-05-24",)"
         R"("because":["tag: Taliban","3 days later"]}]})";
}

}  // namespace

TEST_CASE("json is one indented object with the keys of the contract in order") {
  const std::string out = written(OutputFormat::Json, samples::usual_response());
  CHECK(out.substr(0, 16) == "{\n  \"schema\": 1,");
  CHECK(out.back() == '\n');
  CHECK(nlohmann::ordered_json::parse(out).dump() == whole_object(""));
}

TEST_CASE("json and jsonl of a batch are one object a query on a line, with its id") {
  output::OutputStyle style;
  style.batch = true;
  for (const OutputFormat format : {OutputFormat::Json, OutputFormat::JsonLines}) {
    CHECK(written(format, samples::usual_response(), style, "q 1") == whole_object(R"("id":"q 1",)") + "\n");
  }
}

TEST_CASE("jsonl is one result a line") {
  CHECK(written(OutputFormat::JsonLines, samples::usual_response()) ==
        std::string(kFirstResult) + "\n" + kSecondResult + "\n");
  CHECK(written(OutputFormat::JsonLines, samples::empty_response()) == "");
}

TEST_CASE("json of nothing found says why") {
  const auto value = nlohmann::ordered_json::parse(written(OutputFormat::Json, samples::empty_response()));
  CHECK(value["results"].dump() == "[]");
  CHECK(value["facets"].dump() == "{}");
  CHECK(
      value["why_empty"].dump() ==
      R"({"matches_without_filters":1200,"without":[{"filter":"--country CN","matches":1},)"
      R"({"filter":"date:2025-05","matches":0}],)"
      R"("unknown_values":[{"field":"tag","value":"Talibn","closest":["Taliban","talk"]}],)"
      R"("unknown_words":["xyzzy"],"nearest_month":"2025-04","first_date":"2020-01-02","last_date":"2025-05-21"})");
}

TEST_CASE("json of a misspelt query holds what the query that was meant finds, beside its own nothing") {
  engine::SearchResponse response = samples::empty_response();
  response.did_you_mean = samples::usual_response().query;
  response.results_for = std::make_shared<const engine::SearchResponse>(samples::usual_response());
  const auto value = nlohmann::ordered_json::parse(written(OutputFormat::Json, response));
  CHECK(value["total"] == 0);
  CHECK(value["results"].dump() == "[]");
  const auto whole = nlohmann::ordered_json::parse(whole_object(""));
  nlohmann::ordered_json other;
  for (const char* key :
       {"query", "read_as", "match", "warnings", "total", "total_is_exact", "results", "facets", "also_read"})
    other[key] = whole[key];
  CHECK(value["results_for"].dump() == other.dump());
}

TEST_CASE("json stays valid whatever the bytes are") {
  const std::string out = written(OutputFormat::JsonLines, samples::hostile_response());
  const auto value = nlohmann::ordered_json::parse(out);
  CHECK(out.find('\n') == out.size() - 1);
  CHECK(value["path"] == "bad%FF%0Aname 50%25.txt");
  CHECK(value["file"] == "/data/bad%FF%0Aname 50%25.txt");
  CHECK(value["tags"][2] == "bad\uFFFD");
  CHECK(nlohmann::json::parse(written(OutputFormat::Json, samples::hostile_response()))["query"] ==
        "a\x07\"b\uFFFD");
}

TEST_CASE("an explanation is a key of its own, where asked for") {
  engine::SearchResponse response = samples::usual_response();
  response.results[1].explanation = "security 1.5\n";
  const std::string out = written(OutputFormat::JsonLines, response);
  CHECK(out.find(R"("copies":[],"explanation":"security 1.5\n"})") != std::string::npos);
}

TEST_CASE("an index that was never updated has no last run") {
  engine::SearchResponse response = samples::empty_response();
  response.index.last_run.reset();
  CHECK(nlohmann::json::parse(written(OutputFormat::Json, response))["index"]["last_run"].is_null());
}
