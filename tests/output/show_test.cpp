#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/output/samples.h"

using namespace dateline;

namespace {

engine::ShownArticle shown() {
  engine::ShownArticle article;
  article.result = samples::usual_response().results[0];
  article.also_read = {"An earlier meeting"};
  article.body = {{"They spoke of ", false}, {"security", true}, {".\nAnd left.", false}};
  return article;
}

}  // namespace

TEST_CASE("an article is shown whole") {
  output::OutputStyle style;
  style.width = 60;
  CHECK(output::show_as_text(shown(), style) == R"(Neighbours meet on security cooperation
21 May 2025 13:58 · China, Freedonia, ~Afghanistan · Reuters
Tags: Taliban, trade
Link: https://example.org/a?b=1&c=2
File: /data/news/2025/summit.txt

They met.

They spoke of security.

And left.

Also read
- An earlier meeting
)");
  style.color = true;
  CHECK(output::show_as_text(shown(), style).find("They spoke of \x1b[1;33msecurity\x1b[0m.\n") !=
        std::string::npos);
}

TEST_CASE("an article that has only a title is shown") {
  engine::ShownArticle bare;
  bare.result = samples::usual_response().results[1];
  CHECK(output::show_as_text(bare, {}) == "Untold\nno date\n");
}

TEST_CASE("an article as json has all fields and the body") {
  const std::string out = output::show_as_json(shown());
  const auto value = nlohmann::ordered_json::parse(out);
  std::string keys;
  for (const auto& item : value.items()) keys += item.key() + " ";
  CHECK(keys ==
        "schema id corpus path file url title summary source date countries tags language copies body "
        "also_read ");
  CHECK(value["body"] == "They spoke of security.\nAnd left.");
  CHECK(value["also_read"].dump() == R"(["An earlier meeting"])");
}
