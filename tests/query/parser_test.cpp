#include "searcher/query/parser.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/query/read.h"

namespace query = dateline::query;

namespace {

struct Row {
  std::string_view query;
  std::string_view canonical;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(query::read_as(row.query) == row.canonical);
    CHECK(query::read_as(row.canonical) == row.canonical);
  }
}

}  // namespace

TEST_CASE("words side by side") {
  check({
      {"", ""},
      {"   ", ""},
      {"security", "security"},
      {"security cooperation", "security cooperation"},
      {"  Security \t cooperation ", "Security cooperation"},
      {"a - b", "a b"},
      {"US-China trade, talks", "US-China trade, talks"},
      {"AT&T U.S. l'Iran 1,000 don't C++", "AT&T U.S. l'Iran 1,000 don't C++"},
      {"中国　合作", "中国 合作"},
  });
}

TEST_CASE("required and excluded terms") {
  check({
      {"+word", "+word"},
      {"-word", "-word"},
      {"a -b +c", "a -b +c"},
      {"-title:x", "-title:x"},
      {"+\"a b\"", "+\"a b\""},
      {"-(a OR b)", "-(a OR b)"},
      {"-(a b)", "-(a b)"},
      {"+(a)", "+a"},
      {"-(a -(b c))", "-(a -(b c))"},
      {"-country:cn", "-country:cn"},
      {"-country:cn,af", "-(country:cn OR country:af)"},
      {"-date:2024", "-date:2024"},
      {"--a", "a"},
      {"syria -turkey", "syria -turkey"},
      {"+a NEAR/3 b", "+(a NEAR/3 b)"},
  });
}

TEST_CASE("NOT excludes the one term after it") {
  check({
      {"NOT a", "NOT a"},
      {"a NOT b", "a AND NOT b"},
      {"a AND NOT b", "a AND NOT b"},
      {"a NOT b c", "(a c) AND NOT b"},
      {"a b NOT c NOT d", "(a b) AND NOT c AND NOT d"},
      {"NOT a b", "b AND NOT a"},
      {"NOT a NOT b", "NOT a AND NOT b"},
      {"NOT (a OR b)", "NOT (a OR b)"},
      {"NOT \"a b\"", "NOT \"a b\""},
      {"NOT title:x", "NOT title:x"},
      {"a NOT country:cn", "a AND NOT country:cn"},
      {"a NOT country:cn,af", "a AND NOT (country:cn country:af)"},
      {"NOT NOT a", "a"},
      {"NOT NOT NOT a", "NOT a"},
      {"NOT -a", "NOT (-a)"},
      {"NOT (NOT a)", "NOT (NOT a)"},
      {"(NOT a) b", "(NOT a) b"},
      {"NOT a NEAR/3 b", "NOT (a NEAR/3 b)"},
      {"a OR NOT b", "a OR NOT b"},
      {"a OR b NOT c", "a OR (b AND NOT c)"},
  });
}

TEST_CASE("side by side binds tighter than AND, AND tighter than OR") {
  check({
      {"a AND b", "a AND b"},
      {"a OR b", "a OR b"},
      {"a b AND c", "(a b) AND c"},
      {"a AND b c", "a AND (b c)"},
      {"a b OR c", "(a b) OR c"},
      {"a OR b c", "a OR (b c)"},
      {"a AND b OR c", "(a AND b) OR c"},
      {"a OR b AND c", "a OR (b AND c)"},
      {"a OR b AND c d OR e", "a OR (b AND (c d)) OR e"},
      {"(a OR b) AND c", "(a OR b) AND c"},
      {"a AND b AND c", "a AND b AND c"},
      {"a AND (b AND c)", "a AND b AND c"},
      {"(a OR b) OR c", "a OR b OR c"},
      {"+a OR b", "+a OR b"},
      {"-a OR -b", "-a OR -b"},
      {"-a AND b", "-a AND b"},
      {"\"a b\" OR c", "\"a b\" OR c"},
      {"a and b or c", "a and b or c"},
  });
}

TEST_CASE("parentheses") {
  check({
      {"(a)", "a"},
      {"((a))", "a"},
      {"()", ""},
      {"a ()", "a"},
      {"(a b) c", "a b c"},
      {"a (b (c d))", "a b c d"},
      {"(a OR b) c", "(a OR b) c"},
      {"c (a AND b)", "c (a AND b)"},
      {"(+a b) c", "(+a b) c"},
      {"(a country:cn) b", "(a country:cn) b"},
      {"word(s)", "word s"},
      {"(title:\"a b\" OR coop*) AND NOT country:cn", "(title:\"a b\" OR coop*) AND NOT country:cn"},
      {"（a OR b）　c", "(a OR b) c"},
  });
}

TEST_CASE("filters and signed terms at one end of an OR narrow all of it") {
  check({
      {"war OR peace country:cn", "(war OR peace) country:cn"},
      {"country:cn war OR peace", "country:cn (war OR peace)"},
      {"war OR peace country:cn date:2025", "(war OR peace) country:cn date:2025"},
      {"war OR peace -turkey", "(war OR peace) -turkey"},
      {"war OR peace +turkey", "(war OR peace) +turkey"},
      {"a b OR c d country:cn", "((a b) OR (c d)) country:cn"},
      {"a OR b AND c country:cn", "(a OR (b AND c)) country:cn"},
      {"a OR b NOT c country:cn", "(a OR (b AND NOT c)) country:cn"},
      {"war country:cn OR peace country:in", "(war country:cn) OR (peace country:in)"},
      {"war OR (peace country:in)", "war OR (peace country:in)"},
      {"war country:cn OR peace", "(war country:cn) OR peace"},
      {"country:cn OR country:af", "country:cn OR country:af"},
      {"war OR country:cn", "war OR country:cn"},
      {"+a OR +b", "+a OR +b"},
      {"a AND b country:cn", "a AND (b country:cn)"},
      {"(war OR peace country:cn) talks", "((war OR peace) country:cn) talks"},
  });
}

TEST_CASE("phrases") {
  check({
      {"\"security cooperation\"", "\"security cooperation\""},
      {"“security cooperation”", "\"security cooperation\""},
      {"„a b“ «c d» ＂e f＂", "\"a b\" \"c d\" \"e f\""},
      {"\"a b\"~5", "\"a b\"~5"},
      {"\"a b\"~0", "\"a b\""},
      {"\"one\"", "\"one\""},
      {"\"\" a", "a"},
      {"\"a AND (b\"", "\"a AND (b\""},
      {"\"coop*\"", "\"coop*\""},
      {"title:\"a b\"~3", "title:\"a b\"~3"},
      {"\"unclosed phrase", "\"unclosed phrase\""},
  });
}

TEST_CASE("NEAR joins words") {
  check({
      {"a NEAR/5 b", "a NEAR/5 b"},
      {"a NEAR b", "a NEAR/10 b"},
      {"a NEAR/3 b NEAR/3 c", "a NEAR/3 b NEAR/3 c"},
      {"a NEAR/3 b NEAR/5 c", "a NEAR/5 b NEAR/5 c"},
      {"x a NEAR/3 b y", "x a NEAR/3 b y"},
      {"a NEAR/3 b OR c", "a NEAR/3 b OR c"},
      {"a NEAR/3 b AND c NEAR d", "a NEAR/3 b AND c NEAR/10 d"},
      {"title:a NEAR/3 title:b", "title:a NEAR/3 title:b"},
      {"title:(a NEAR/3 b)", "title:a NEAR/3 title:b"},
      {"\"a b\" NEAR/5 c", "\"a b\" AND c"},
      {"x coop* NEAR/5 c", "x (coop* AND c)"},
      {"(a OR b) NEAR c", "(a OR b) AND c"},
  });
}

TEST_CASE("wildcards and marks at the end of words") {
  check({
      {"coop*", "coop*"},
      {"c?operation", "c?operation"},
      {"co*er*ion", "co*er*ion"},
      {"coop??", "coop??"},
      {"coop*,", "coop*"},
      {"coop*?", "coop*"},
      {"what happened?", "what happened"},
      {"really?!", "really"},
      {"what?, when?", "what when"},
      {"?word", "word"},
      {"title:coop*", "title:coop*"},
      {"tag:secur?ty", "tag:secur?ty"},
      {"*", ""},
      {"* *", ""},
      {"* country:cn", "country:cn"},
      {"* -turkey", "-turkey"},
      {"a AND *", "a"},
      {"cooperaton~", "cooperaton~"},
      {"cooperaton~2 x", "cooperaton~ x"},
      {"http://x.org/?q=*", "http://x.org/?q=*"},
      {"中国*", "中国*"},
      {"éà*", "éà*"},
  });
}

TEST_CASE("wildcards with too few characters before the star are refused") {
  for (const std::string_view text :
       {"a*", "*a", "a?*", "?a*", "**bold**", "title:a*", "title:*", "中*", "é*", "x (b OR c*)"}) {
    CAPTURE(text);
    CHECK(query::read_as(text).find("a wildcard needs two or more characters before its '*'") !=
          std::string::npos);
  }
}

TEST_CASE("operators with nothing to join are words") {
  check({
      {"AND", "and"},
      {"AND a", "and a"},
      {"a AND", "a and"},
      {"a OR", "a or"},
      {"NOT", "not"},
      {"a NOT", "a not"},
      {"a AND AND b", "(a and) AND b"},
      {"a AND OR b", "(a and) OR b"},
      {"NEAR/5 a", "near/5 a"},
      {"a NEAR/5", "a near/5"},
      {"a NEAR/5 -b", "a near/5 -b"},
      {"(AND)", "and"},
      {"(a OR) b", "a or b"},
      {"-AND", "-and"},
      {"title:AND", "title:AND"},
      {"AND?", "and"},
  });
}

TEST_CASE("parentheses without a partner") {
  check({
      {"(a b", "a b"},
      {"a b)", "a b"},
      {")a(", "a"},
      {"(a OR b", "a OR b"},
      {"((a OR b) c", "(a OR b) c"},
      {"a) AND b", "a AND b"},
      {"title:(a b", "title:a title:b"},
      {":) a", "a"},
  });
}

TEST_CASE("nesting up to the limit is read, more is refused") {
  const auto nested = [](std::size_t depth, const std::string& inner) {
    return std::string(depth, '(') + inner + std::string(depth, ')');
  };
  CHECK(query::read_as(nested(query::kMaxNesting, "a")) == "a");
  CHECK(query::read_as(nested(query::kMaxNesting + 1, "a")) ==
        "refused: more than 32 parentheses within one another");
  CHECK(query::read_as(std::string(10000, '(')) == "refused: more than 32 parentheses within one another");
  CHECK(query::read_as(std::string(100000, '(')) == "refused: the query is longer than 16384 bytes");
  CHECK(query::read_as(std::string(10000, ')')) == "");

  // Canonical parentheses for the eye never make a query too deep.
  std::string mixed = "a";
  for (std::size_t i = 0; i < query::kMaxNesting; ++i) mixed = "x OR y AND z (" + mixed + " OR b)";
  const std::string canonical = query::read_as(mixed);
  CHECK(canonical.find("refused") == std::string::npos);
  CHECK(query::read_as(canonical) == canonical);
}

TEST_CASE("length and number of words up to the limits are read, more is refused") {
  CHECK(query::read_as(std::string(query::kMaxQueryBytes, 'a')).size() == query::kMaxQueryBytes);
  CHECK(query::read_as(std::string(query::kMaxQueryBytes + 1, 'a')) ==
        "refused: the query is longer than 16384 bytes");
  CHECK(query::read_as(std::string(1U << 20U, 'a')) == "refused: the query is longer than 16384 bytes");

  std::string words;
  for (std::size_t i = 0; i < query::kMaxQueryWords; ++i) words += "a ";
  CHECK(query::read_as(words).find("refused") == std::string::npos);
  CHECK(query::read_as(words + "a") == "refused: more than 1024 words");
  CHECK(query::read_as("\"" + words + "a\"") == "refused: more than 1024 words");
  CHECK(query::read_as(words + "a", true) == "refused: more than 1024 words");

  std::string long_words;
  for (std::size_t i = 0; i < 1000; ++i) long_words += "abcdefghijklmno ";
  CHECK(query::read_as("summary:(" + long_words + ")") ==
        "refused: the query is longer than 16384 bytes with each field written out");
}
