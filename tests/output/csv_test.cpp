#include <doctest/doctest.h>

#include "tests/output/samples.h"

using namespace dateline;
using output::OutputFormat;
using samples::written;

namespace {

const std::string kHeader =
    "rank,date,title,source,countries,tags,language,score,copies,snippet,url,file,id\r\n";

}  // namespace

TEST_CASE("csv has a header and a row a result") {
  CHECK(
      written(OutputFormat::Csv, samples::usual_response()) ==
      kHeader +
          "1,2025-05-21T13:58+05:30,Neighbours meet on security cooperation,Reuters,China; Freedonia; "
          "~Afghanistan,Taliban; trade,en,12.345679,2025/copy.txt; 2025/more.txt,The two agreed on security "
          "cooperation.,https://example.org/a?b=1&c=2,/data/news/2025/summit.txt,2025/summit.txt\r\n"
          "2,,Untold,,,,und,1.000000,,,,,feed:17\r\n");
  CHECK(written(OutputFormat::Csv, samples::empty_response()) == kHeader);
}

TEST_CASE("csv quotes what must be quoted, and no cell starts a formula") {
  output::OutputStyle style;
  style.columns = {"title", "source", "tags", "snippet", "file", "score"};
  CHECK(written(OutputFormat::Csv, samples::hostile_response(), style) ==
        "title,source,tags,snippet,file,score\r\n"
        "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\x1b[31m red\u202E\u2066 drow\",\"'+A, \"\"B\"\"\","
        "'@tag; two%0Alines; bad%C3,\"'\tone\ntwo\a hit\x1b[0m\",/data/bad%FF%0Aname "
        "50%25.txt,0.000001\r\n");

  const char* const formulas[] = {"=1", "+1", "-1", "@x", "\tx"};
  for (const char* title : formulas) {
    CAPTURE(title);
    engine::SearchResponse response = samples::usual_response();
    response.results.resize(1);
    response.results[0].title = title;
    style.columns = {"title"};
    CHECK(written(OutputFormat::Csv, response, style) == "title\r\n'" + std::string(title) + "\r\n");
  }
}

TEST_CASE("csv takes columns in the order asked for, a byte-order mark, and the query's id in a batch") {
  output::OutputStyle style;
  style.columns = {"id", "rank", "id"};
  style.byte_order_mark = true;
  CHECK(written(OutputFormat::Csv, samples::usual_response(), style) ==
        "\xEF\xBB\xBFid,rank,id\r\n2025/summit.txt,1,2025/summit.txt\r\nfeed:17,2,feed:17\r\n");
  style.batch = true;
  style.byte_order_mark = false;
  style.columns = {"id"};
  CHECK(written(OutputFormat::Csv, samples::usual_response(), style, "a,b") ==
        "query_id,id\r\n\"a,b\",2025/summit.txt\r\n\"a,b\",feed:17\r\n");
}

TEST_CASE("the columns of csv are told in order") {
  const auto names = [](bool story) {
    std::string list;
    for (const std::string_view name : output::csv_columns(story))
      list += (list.empty() ? "" : ",") + std::string(name);
    return list + "\r\n";
  };
  CHECK(names(false) == kHeader);
  CHECK(names(true) == kHeader.substr(0, kHeader.size() - 2) + ",step,first_source,update,new\r\n");
}

TEST_CASE("csv has columns of their own for the steps of a story") {
  engine::SearchResponse response = samples::usual_response();
  response.results[0].story = engine::StoryPlace{1, "Coast Wire", false, {}};
  response.results[1].story = engine::StoryPlace{2, std::nullopt, true, {"Mwana Kupona", "+lifted"}};
  output::OutputStyle style;
  style.story = true;
  style.columns = {"new", "id", "step", "update", "first_source"};
  CHECK(written(OutputFormat::Csv, response, style) ==
        "new,id,step,update,first_source\r\n,2025/summit.txt,1,false,Coast Wire\r\n"
        "Mwana Kupona; +lifted,feed:17,2,true,\r\n");
  style.columns.clear();
  const std::string whole = written(OutputFormat::Csv, response, style);
  CHECK(whole.starts_with("rank,date,"));
  CHECK(whole.find(",id,step,first_source,update,new\r\n") != std::string::npos);
  CHECK(whole.find(",2025/summit.txt,1,Coast Wire,false,\r\n") != std::string::npos);
}
