// What is kept of one article, and that no input takes more than a bounded time or yields anything but UTF-8.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <chrono>
#include <string>

#include "common/io/utf8.h"
#include "tests/formats/read_result.h"

using namespace dateline;
using namespace dateline::formats;

namespace {

const std::string kHead = "date 2025-05-21 Title\n";
constexpr std::size_t kMany = 1U << 20U;

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

bool is_all_utf8(const Article& article) {
  for (const std::string* text : {&article.id, &article.title, &article.summary, &article.body,
                                  &article.language, &article.url, &article.source}) {
    if (!io::is_valid_utf8(*text) || text->find('\0') != std::string::npos) return false;
  }
  for (const auto* list : {&article.countries, &article.tags, &article.also_read}) {
    for (const std::string& item : *list) {
      if (item.empty() || !io::is_valid_utf8(item) || item.find('\0') != std::string::npos) return false;
    }
  }
  return true;
}

// Bytes that look like articles: pieces of the formats and noise.
rc::Gen<std::string> article_like() {
  const auto piece = rc::gen::element<std::string>(
      "date ", "2025-05-21 ", "2025-02-30 ", "- ", "Country:", "READ MORE ON", "ALSO READ", "SHARE", " | ",
      "Created: ", "(With inputs ", "from agencies.)", "\n", "\r\n", "\n\n", "China, ", "Republic of", ":",
      "{\"title\":", "\"body\":", "\"", "{", "}", "[", "]", ",", "\\ud800", "\\", "\xFF\xFE", "\xEF\xBB\xBF",
      "\xC3\xA9", "\xE9", std::string(1, '\0'));
  const auto noise = rc::gen::arbitrary<std::string>();
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(piece, piece, piece, noise)),
      [](const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts) text += part;
        return text;
      });
}

}  // namespace

TEST_CASE("any bytes give valid UTF-8 or a problem") {
  for (const Format& format : all_formats()) {
    CAPTURE(format.name);
    CHECK(rc::check([&] {
      const ReadResult result = read_with(format.reader(), *article_like());
      RC_ASSERT(!result.articles.empty() || !result.problems.empty());
      for (const ArticleAt& article : result.articles) {
        RC_ASSERT(is_all_utf8(article.article));
        RC_ASSERT(article.line >= 1U);
      }
      for (const ReadProblem& problem : result.problems) RC_ASSERT(io::is_valid_utf8(problem.reason));
    }));
  }
}

TEST_CASE("of one article 8 MiB of text are kept, and the cut is said") {
  const std::string text = repeated("ab\xC3\xA9 ", 3 * kMany);
  for (const std::string& input :
       {kHead + text, kHead + repeated("abcdefg\n", 2 * kMany), kHead + repeated("a\n", 9 * kMany)}) {
    const ReadResult result = read_with(text_article_reader(), input);
    CHECK(shown(result.problems) == "warning 1: more than 8 MiB of text; the rest is left out");
    REQUIRE(result.articles.size() == 1);
    const Article& article = result.articles[0].article;
    CHECK(article.title.size() + article.summary.size() + article.body.size() <= kMaxArticleBytes);
    CHECK(article.body.size() + article.summary.size() > kMaxArticleBytes - 100);
    CHECK(is_all_utf8(article));
  }
  const ReadResult json = read_with(json_lines_reader(), "{\"title\":\"T\",\"body\":\"" + text + "\"}");
  CHECK(shown(json.problems) == "warning 1: more than 8 MiB of text; the rest is left out");
  REQUIRE(json.articles.size() == 1);
  CHECK(json.articles[0].article.body.size() <= kMaxArticleBytes);
}

TEST_CASE("a title as long as a text is the beginning of one") {
  const std::string line = repeated("word ", 1000);
  for (const ReadResult& result : {read_with(text_article_reader(), "date 2025-05-21 " + line),
                                   read_with(json_lines_reader(), "{\"title\":\"" + line + "\"}")}) {
    CHECK(result.problems.empty());
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].article.title.size() == 999);
    CHECK(result.articles[0].article.body.size() == line.size() - 1);
  }
}

TEST_CASE("1,000 tags and links are kept, and the cut is said") {
  std::string tags = "- READ MORE ON:\n";
  std::string links = "ALSO READ\n";
  for (int i = 0; i < 1001; ++i) {
    tags += "- tag " + std::to_string(i) + "\n- TAG " + std::to_string(i) + "\n";
    links += "Title " + std::to_string(i) + "\n";
  }
  const ReadResult result = read_with(text_article_reader(), kHead + tags + links);
  CHECK(shown(result.problems) ==
        "warning 1: more than 1,000 tags or an overlong one; the rest is left out\n"
        "warning 1: more than 1,000 links or an overlong one; the rest is left out");
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].article.tags.size() == kMaxTags);
  CHECK(result.articles[0].article.also_read.size() == kMaxLinks);
}

TEST_CASE("a file that is no JSON Lines makes no endless list of problems") {
  const ReadResult result = read_with(json_lines_reader(), repeated("x\n", 5000));
  CHECK(result.problems.size() == 1001);
  CHECK(result.problems.back().reason == "4000 more lines could not be read");
}

TEST_CASE("large inputs take time in proportion to their size") {
  std::string many_tags = kHead + "- READ MORE ON:\n";
  for (std::size_t i = 0; i < kMany; ++i) many_tags += "- " + std::to_string(i) + "\n";
  const std::string json = "{\"title\":\"T\",";
  struct Row {
    const char* name;
    const ArticleReader& reader;
    std::string input;
  };
  const Row rows[] = {
      {"a long line", text_article_reader(), std::string(20 * kMany, 'x')},
      {"a long line of spaces", text_article_reader(), "x" + std::string(20 * kMany, ' ') + "x"},
      {"a long line of brackets", text_article_reader(), kHead + std::string(20 * kMany, '(')},
      {"a long list of countries", text_article_reader(), kHead + "Country: " + repeated("a,", 5 * kMany)},
      {"a long list of tags", text_article_reader(), kHead + "READ MORE ON: " + repeated("a,", 5 * kMany)},
      {"a million tags", text_article_reader(), many_tags},
      {"a million credits", text_article_reader(), kHead + repeated("(With agency inputs)", kMany / 8)},
      {"blank lines", text_article_reader(), kHead + std::string(20 * kMany, '\n')},
      {"bars", text_article_reader(), kHead + std::string(20 * kMany, '|')},
      {"deep arrays", json_lines_reader(), json + "\"tags\":" + std::string(10 * kMany, '[')},
      {"deep objects", json_lines_reader(), json + repeated("\"a\":{", 3 * kMany)},
      {"a million tags in JSON", json_lines_reader(), json + "\"tags\":[1" + repeated(",1", kMany) + "]}"},
      {"one text of tags in JSON", json_lines_reader(),
       json + "\"tags\":\"" + repeated("a,", 5 * kMany) + "\"}"},
      {"half surrogate pairs", json_lines_reader(),
       json + "\"body\":\"" + repeated("\\ud800", kMany) + "\"}"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto start = std::chrono::steady_clock::now();
    read_with(row.reader, row.input);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    CHECK(seconds.count() <
          20);  // quadratic time would take hours; a loaded machine or a sanitizer takes a few seconds
  }
}
