#include <doctest/doctest.h>

#include <string>

#include "tests/formats/read_result.h"

using namespace dateline;
using namespace dateline::formats;

namespace {

// One article as "field=value" for each field that is not empty.
std::string shown(const Article& article) {
  std::string text;
  const auto add = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    if (!text.empty()) text += ' ';
    text += std::string(name) + "=" + value;
  };
  add("id", article.id);
  add("title", article.title);
  add("summary", article.summary);
  add("body", article.body);
  add("date", article.date ? to_iso(*article.date) : "");
  add("countries", joined(article.countries));
  add("tags", joined(article.tags));
  add("language", article.language);
  add("url", article.url);
  add("source", article.source);
  add("also_read", joined(article.also_read));
  return text;
}

struct Row {
  const char* line;
  const char* article;  // nullptr: none
  const char* problems = "";
};

void check(const Row& row, const ReadOptions& options = {}) {
  CAPTURE(row.line);
  const ReadResult result = read_with(json_lines_reader(), row.line, options);
  CHECK(shown(result.problems) == row.problems);
  REQUIRE(result.articles.size() == (row.article != nullptr ? 1 : 0));
  if (row.article != nullptr) CHECK(shown(result.articles[0].article) == row.article);
}

}  // namespace

TEST_CASE("jsonl: fields under their own names and aliases") {
  const Row rows[] = {
      {R"({"id":"a1","title":"T","body":"B","summary":"S","date":"2025-05-21","countries":["China","AF"],"tags":["x","y"],"language":"en","url":"https://e.org/1","source":"Post","also_read":["U","V"],"other":1})",
       "id=a1 title=T summary=S body=B date=2025-05-21 countries=China; AF tags=x; y language=en "
       "url=https://e.org/1 source=Post "
       "also_read=U; V"},
      {R"({"headline":"T","text":"B","description":"S","published":"2025-05-21T13:58Z","keywords":"x, y","lang":"en","link":"https://e.org/1"})",
       "title=T summary=S body=B date=2025-05-21T13:58Z tags=x; y language=en url=https://e.org/1 "
       "source=e.org"},
      {R"({"title":"T","maintext":"B","date_publish":"2025-05-21 13:58:00","source_domain":"e.org"})",
       "title=T body=B date=2025-05-21T13:58 source=e.org"},
      {R"({"Title":"T","content":"B","pubDate":"Wed, 21 May 2025 13:58:00 +0530","guid":"g"})",
       "id=g title=T body=B date=2025-05-21T13:58+05:30"},
      {R"({"title":"T","publishedAt":"2025-05-21T13:58:00Z","source":{"id":"post","name":"The Post"}})",
       "title=T date=2025-05-21T13:58Z source=The Post"},
      {R"({"_id":{"$oid":"65f0"},"title":"T","date":{"$date":"2025-05-21T13:58:00.000Z"}})",
       "id=65f0 title=T date=2025-05-21T13:58Z"},
      {R"({"title":"T","headline":"H","text":"X","body":"B"})", "title=T body=B"},
      {R"({"headline":"H","title":"","body":null,"text":"X"})", "title=H body=X"},
      {R"({"title":"T","tags":[{"name":"x"},["y",{"term":"z","label":"no"}]]})", "title=T tags=x; y; z"},
      {R"({"title":"T","title":"U"})", "title=U"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("jsonl: lists as arrays or as one text") {
  const Row rows[] = {
      {R"({"title":"T","countries":"China, Korea, Republic of"})",
       "title=T countries=China; Korea, Republic of"},
      {R"({"title":"T","countries":["China, Iran","china"]})", "title=T countries=China; Iran"},
      {R"({"title":"T","country":"CN;AF"})", "title=T countries=CN; AF"},
      {R"({"title":"T","tags":"x|y, z|X"})", "title=T tags=x; y, z"},
      {R"({"title":"T","tags":["x, y","z"]})", "title=T tags=x, y; z"},
      {R"({"title":"T","also_read":"One, two\nThree"})", "title=T also_read=One, two; Three"},
      {R"({"title":"T","tags":[],"countries":null})", "title=T"},
      {R"({"title":"T","countries":[{"code":"CN","name":"China","declared":true},{"code":"AF","name":"Afghanistan","declared":false}],"tags":[false]})",
       "title=T countries=China"},
      {R"({"title":"T","also_read":[{"id":"a","title":"U"}]})", "title=T also_read=U"},
      {R"({"title":"T","tags":[1,2.50,true,null,"x"]})", "title=T tags=1; 2.50; x"},
      {R"({"title":"T","body":["First.","Second."]})", "title=T body=First.\nSecond."},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("jsonl: dates and numbers") {
  const Row rows[] = {
      {R"({"id":17,"title":"T","date":1747835880})", "id=17 title=T date=2025-05-21T13:58Z"},
      {R"({"title":"T","date":1747835880000})", "title=T date=2025-05-21T13:58Z"},
      {R"({"title":"T","date":1747835880.5})", "title=T date=2025-05-21T13:58Z"},
      {R"({"title":"T","date":"1747835880"})", "title=T date=2025-05-21T13:58Z"},
      {R"({"title":"T","date":"1747835880000"})", "title=T date=2025-05-21T13:58Z"},
      {R"({"title":"T","date":"2025/05/21"})", "title=T date=2025-05-21"},
      {R"({"title":"T","date":""})", "title=T"},
      {R"({"title":"T","date":null})", "title=T"},
      {R"({"title":"T","date":"21.05.2025"})", "title=T",
       "warning 1: date \"21.05.2025\" is not understood; indexed without a date"},
      {R"({"title":"T","date":"2025-02-30"})", "title=T",
       "warning 1: date \"2025-02-30\" is not understood; indexed without a date"},
      {R"({"title":"T","date":1e300})", "title=T",
       "warning 1: date \"1e300\" is not understood; indexed without a date"},
      {R"({"id":18446744073709551615,"title":"T"})", "id=18446744073709551615 title=T"},
      {R"({"id":-5,"title":"T"})", "id=-5 title=T"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("jsonl: the source is the host of the address when none is named") {
  const Row rows[] = {
      {R"({"title":"T","url":"https://www.Example.org/a"})",
       "title=T url=https://www.Example.org/a source=www.example.org"},
      {R"({"title":"T","url":"http://u:p@news.example.org:8080?x"})",
       "title=T url=http://u:p@news.example.org:8080?x source=news.example.org"},
      {R"({"title":"T","url":"/a/b"})", "title=T url=/a/b"},
      {R"({"title":"T","url":"https://example.org","source":"Post"})",
       "title=T url=https://example.org source=Post"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("jsonl: white space in texts") {
  const Row rows[] = {
      {R"({"title":"  Two\n lines\t here ","body":" One.\r\n\r\n Two.\nThree.\n"})",
       "title=Two lines here body=One.\nTwo.\nThree."},
      {R"({"title":"a\u0000b","body":"c\u0000d","tags":["e\u0000f"]})", "title=a b body=c d tags=e f"},
      {"\xEF\xBB\xBF{\"title\":\"T\"}", "title=T"},
      {"\n  \r\n{\"title\":\"T\"}\r\n\n", "title=T"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("jsonl: a line that cannot be read is a problem, the others are read") {
  const Row rows[] = {
      {"", nullptr, "problem 0: empty file"},
      {"\n \n", nullptr, "problem 0: empty file"},
      {"[1,2]", nullptr, "problem 1: not a JSON object"},
      {"plain text", nullptr, "problem 1: not a JSON object"},
      {R"({"title":"T","body":"cut o)", nullptr, "problem 1: the JSON object is not complete"},
      {R"({"title":"T")", nullptr, "problem 1: the JSON object is not complete"},
      {R"({"title":"T"} {"title":"U"})", nullptr, "problem 1: not valid JSON at column 15"},
      {R"({"title":NaN})", nullptr, "problem 1: not valid JSON at column 10"},
      {R"({"summary":"S"})", nullptr, "problem 1: no title and no body"},
      {R"({})", nullptr, "problem 1: no title and no body"},
      {R"({"title":"a \ud83d b \ud83d\ude00 \\ud83d"})", "title=a \xEF\xBF\xBD b \xF0\x9F\x98\x80 \\ud83d",
       "warning 1: half surrogate pairs were replaced by U+FFFD"},
  };
  for (const Row& row : rows) check(row);
  const ReadResult result =
      read_with(json_lines_reader(),
                "{\"title\":\"T\"}\nbroken\n\n{\"title\":\"U\"}\n{\"title\":\"V\",\n{\"body\":\"W\"}");
  REQUIRE(result.articles.size() == 3);
  CHECK(result.articles[1].article.title == "U");
  CHECK(result.articles[1].line == 4);
  CHECK(result.articles[2].line == 6);
  CHECK(shown(result.problems) == "problem 2: not a JSON object\nproblem 5: the JSON object is not complete");
}

TEST_CASE("jsonl: keys of the user come first") {
  const ReadOptions options{
      {{"kop", "title"}, {"artikel", "body"}, {"title", "summary"}, {"x", "no such field"}}};
  check({R"({"title":"S","kop":"T","artikel":"B","body":"no","x":"y"})", "title=T summary=S body=B"},
        options);
  check({R"({"headline":"T","body":"B"})", "title=T body=B"}, options);
  CHECK(is_article_field("also_read"));
  CHECK_FALSE(is_article_field("headline"));
}

TEST_CASE("jsonl: invalid UTF-8 is repaired, with a warning") {
  const ReadResult result =
      read_with(json_lines_reader(), "{\"title\":\"caf\xC3\xA9\"}\n{\"title\":\"bad \xFF byte\"}\n");
  CHECK(shown(result.problems) == "warning 2: bytes that are not UTF-8 were replaced by U+FFFD (1 place)");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[1].article.title == "bad \xEF\xBF\xBD byte");
}
