// Whatever is read has a canonical text that is read as the same tree: for queries made of the language's
// parts, and for any bytes.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <variant>
#include <vector>

#include "searcher/query/parser.h"
#include "tests/query/read.h"

namespace query = dateline::query;

namespace {

const std::vector<std::string> kTerms = {"a",
                                         "bb",
                                         "Word",
                                         "AND",
                                         "or",
                                         "co-op",
                                         "AT&T",
                                         "U.S.",
                                         "l'Iran",
                                         "1,000",
                                         "C++",
                                         "10:30",
                                         "http://x.org/?q=*",
                                         "foo:bar",
                                         "what?",
                                         "coop*",
                                         "c?t",
                                         "word~",
                                         "*",
                                         "\"a b\"",
                                         "\"a b\"~5",
                                         "“c d”",
                                         "«e \"f\"»",
                                         "\"",
                                         "\"\"",
                                         "中国",
                                         "é",
                                         "title:x",
                                         "title:AND",
                                         "title://x",
                                         "title:/?x",
                                         "title:",
                                         "tag:\"x y\"",
                                         "country:cn",
                                         "country:cn,af",
                                         "country:\"Ivory Coast\"",
                                         "lang:fr",
                                         "path:2025/*",
                                         "path:a,//",
                                         "source:-x",
                                         "date:2025-05",
                                         "date:7d..",
                                         "...",
                                         "-",
                                         "+",
                                         "\xFF"};
const std::vector<std::string> kJoints = {" ",    " ",     " ",        "",       " AND ",
                                          " OR ", " NOT ", " NEAR/3 ", " NEAR ", "\u3000"};
const std::vector<std::string> kMarks = {"", "", "", "", "+", "-", "NOT ", "title:", "country:", "--"};

rc::Gen<std::string> query_text(int depth) {
  if (depth == 0) return rc::gen::elementOf(kTerms);
  const auto term = rc::gen::weightedOneOf<std::string>(
      {{3, rc::gen::elementOf(kTerms)},
       {1, rc::gen::map(query_text(depth - 1), [](const std::string& inner) { return "(" + inner + ")"; })}});
  const auto part =
      rc::gen::map(rc::gen::tuple(rc::gen::elementOf(kMarks), term, rc::gen::elementOf(kJoints)),
                   [](const std::tuple<std::string, std::string, std::string>& pieces) {
                     return std::get<0>(pieces) + std::get<1>(pieces) + std::get<2>(pieces);
                   });
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(part),
                      [](const std::vector<std::string>& parts) {
                        std::string text;
                        for (std::size_t i = 0; i < parts.size() && i < 8; ++i) text += parts[i];
                        return text;
                      });
}

void check_reads_back(const std::string& text, bool plain) {
  const auto result = query::read(text, plain);
  if (std::holds_alternative<query::ParseError>(result)) {
    RC_ASSERT(!std::get<query::ParseError>(result).with_caret(text).empty());
    return;
  }
  const query::QueryAst& ast = std::get<query::ParsedQuery>(result).ast;
  const std::string canonical = query::describe(ast);
  RC_LOG() << "canonical: " << canonical << '\n';
  const auto again = query::read(canonical);
  RC_ASSERT(std::holds_alternative<query::ParsedQuery>(again));
  RC_ASSERT(std::get<query::ParsedQuery>(again).ast == ast);
  RC_ASSERT(query::describe(std::get<query::ParsedQuery>(again).ast) == canonical);
}

}  // namespace

TEST_CASE("queries of the language's parts read back") {
  CHECK(rc::check([] { check_reads_back(*query_text(3), false); }));
  CHECK(rc::check([] { check_reads_back(*query_text(3), true); }));
}

TEST_CASE("any bytes read back") {
  CHECK(rc::check([](const std::string& bytes) { check_reads_back(bytes, false); }));
  CHECK(rc::check([](const std::string& bytes) { check_reads_back(bytes, true); }));
}

TEST_CASE("any bytes inside the language's marks read back") {
  CHECK(rc::check([](const std::string& a, const std::string& b) {
    const std::string mark = *rc::gen::elementOf(
        std::vector<std::string>{"(", "\"", "title:", "path:", " OR ", "*", "?", "~", ":", "-"});
    check_reads_back(a + mark + b, false);
  }));
}
