// The shape of trees where the canonical text does not show it: places, fields of nodes, what narrows.
#include <doctest/doctest.h>

#include <string_view>

#include "searcher/query/ast.h"
#include "searcher/query/parser.h"
#include "tests/query/read.h"

namespace query = dateline::query;

namespace {

query::QueryAst tree(std::string_view text) {
  const auto result = query::read(text);
  REQUIRE(std::holds_alternative<query::ParsedQuery>(result));
  return std::get<query::ParsedQuery>(result).ast;
}

}  // namespace

TEST_CASE("no query and a lone star ask for everything") {
  CHECK_FALSE(tree("").root);
  CHECK_FALSE(tree("*").root);
  CHECK_FALSE(tree("...").root);
}

TEST_CASE("a lone plain term is that node itself") {
  CHECK(tree("word").root->value ==
        decltype(query::Node::value)(query::Word{query::TextField::Main, "word"}));
  CHECK(std::holds_alternative<query::Phrase>(tree("\"a b\"").root->value));
  CHECK(std::holds_alternative<query::Filter>(tree("country:cn").root->value));
  CHECK(std::holds_alternative<query::DateFilter>(tree("date:2025").root->value));
  CHECK(std::holds_alternative<query::Sequence>(tree("+word").root->value));
}

TEST_CASE("tags are words, and the slop is kept") {
  const query::QueryAst ast = tree("tag:\"a b\"~4");
  const auto& phrase = std::get<query::Phrase>(ast.root->value);
  CHECK(phrase.field == query::TextField::Tag);
  CHECK(phrase.text == "a b");
  CHECK(phrase.slop == 4);
  CHECK_FALSE(std::get<query::Phrase>(tree("\"a b\"").root->value).slop);
}

TEST_CASE("nodes know their place in the query") {
  const query::QueryAst ast = tree("(é OR b) country:cn");
  CHECK(ast.root->offset == 1);
  CHECK(ast.root->length == 19);
  const auto& items = std::get<query::Sequence>(ast.root->value).items;
  REQUIRE(items.size() == 2);
  CHECK(items[0].node.offset == 1);
  CHECK(items[0].node.length == 7);
  CHECK(items[1].node.offset == 18);
  CHECK(items[1].node.length == 2);
}

TEST_CASE("places are no part of equality") {
  CHECK(tree("a   b") == tree("a b"));
}

TEST_CASE("what narrows") {
  for (const std::string_view text :
       {"country:cn", "date:2025", "country:(cn OR af)", "country:cn,af", "-country:cn", "NOT date:2025"}) {
    CAPTURE(text);
    CHECK(query::narrows(*tree(text).root));
  }
  for (const std::string_view text :
       {"a", "tag:x", "a country:cn", "a OR country:cn", "\"a b\"", "coop*", "a NEAR b", "-a"}) {
    CAPTURE(text);
    CHECK_FALSE(query::narrows(*tree(text).root));
  }
}
