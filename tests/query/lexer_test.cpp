#include "searcher/query/lexer.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace query = dateline::query;
using query::Token;
using query::TokenKind;

namespace {

// One token: words in angle brackets, phrases in quotes, a dot ends a field's name.
std::string shown(const Token& token) {
  switch (token.kind) {
    case TokenKind::Word:
      return "<" + token.text + ">";
    case TokenKind::Phrase:
      return '"' + token.text + '"' + (token.number > 0 ? "~" + std::to_string(token.number) : "");
    case TokenKind::Must:
      return "+";
    case TokenKind::MustNot:
      return "-";
    case TokenKind::FieldName:
      return std::string(query::field_name(token.field)) + ".";
    case TokenKind::Open:
      return "(";
    case TokenKind::Close:
      return ")";
    case TokenKind::And:
      return "AND";
    case TokenKind::Or:
      return "OR";
    case TokenKind::Not:
      return "NOT";
    case TokenKind::Near:
      return "NEAR" + std::to_string(token.number);
  }
  return "?";
}

std::string shown(const std::vector<Token>& tokens) {
  std::string text;
  for (const Token& token : tokens) {
    if (!text.empty()) text += ' ';
    text += shown(token);
  }
  return text;
}

struct Row {
  std::string_view query;
  std::string_view tokens;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(shown(query::lex(row.query).tokens) == row.tokens);
  }
}

}  // namespace

TEST_CASE("white space parts words") {
  check({
      {"", ""},
      {"   ", ""},
      {"security", "<security>"},
      {"security cooperation", "<security> <cooperation>"},
      {" security\tcooperation\n", "<security> <cooperation>"},
      {"中国\u3000合作", "<中国> <合作>"},
      {"a\u00A0b\u2003c\u202Fd", "<a> <b> <c> <d>"},
      {"\uFEFFsecurity", "<security>"},
      {"безопасность и сотрудничество", "<безопасность> <и> <сотрудничество>"},
  });
}

TEST_CASE("marks inside words stay there") {
  check({
      {"word-with-hyphen", "<word-with-hyphen>"},
      {"AT&T", "<AT&T>"},
      {"U.S.", "<U.S.>"},
      {"l'Iran", "<l'Iran>"},
      {"l’Iran", "<l’Iran>"},
      {"1,000", "<1,000>"},
      {"don't", "<don't>"},
      {"C++", "<C++>"},
      {"C#", "<C#>"},
      {"10:30", "<10:30>"},
      {"http://x.org/a?b=c", "<http://x.org/a?b=c>"},
      {"and/or", "<and/or>"},
      {"50%", "<50%>"},
      {"€50", "<€50>"},
      {"a_b", "<a_b>"},
      {"someone@example.org", "<someone@example.org>"},
      {"#hashtag", "<#hashtag>"},
      {"Hello,", "<Hello,>"},
  });
}

TEST_CASE("punctuation that stands alone is nothing") {
  check({
      {"-", ""},
      {"+", ""},
      {"- +", ""},
      {"a - b", "<a> <b>"},
      {"a -- b", "<a> <b>"},
      {"a – b", "<a> <b>"},
      {"a — b", "<a> <b>"},
      {"...", ""},
      {"a … b", "<a> <b>"},
      {"a & b", "<a> <b>"},
      {"?", ""},
      {"???", ""},
      {"~", ""},
      {":", ""},
      {", . ;", ""},
      {"。", ""},
      {"、 ！", ""},
      {"&", ""},
  });
}

TEST_CASE("signs stand directly before what they mark") {
  check({
      {"+word", "+ <word>"},
      {"-word", "- <word>"},
      {"a -b", "<a> - <b>"},
      {"a - b", "<a> <b>"},
      {"a-b", "<a-b>"},
      {"-\"a b\"", "- \"a b\""},
      {"+(a b)", "+ ( <a> <b> )"},
      {"-title:x", "- title. <x>"},
      {"-title:\"a b\"", "- title. \"a b\""},
      {"+title:(a)", "+ title. ( <a> )"},
      {"(-a)", "( - <a> )"},
      {"--word", "<word>"},
      {"+-word", "<word>"},
      {"\"a\"-b", "\"a\" <b>"},
      {"(a)-b", "( <a> ) <b>"},
      {"-\"\"", ""},
      {"-...", ""},
      {"-title:...", ""},
      {"-5", "- <5>"},
      {"+49", "+ <49>"},
  });
}

TEST_CASE("operators are in capitals and stand alone") {
  check({
      {"a AND b", "<a> AND <b>"},
      {"a and b", "<a> <and> <b>"},
      {"a And b", "<a> <And> <b>"},
      {"a OR b", "<a> OR <b>"},
      {"NOT a", "NOT <a>"},
      {"a NEAR b", "<a> NEAR10 <b>"},
      {"a NEAR/5 b", "<a> NEAR5 <b>"},
      {"a NEAR/0 b", "<a> NEAR1 <b>"},
      {"a NEAR/99999999999999 b", "<a> NEAR1000 <b>"},
      {"a NEAR/x b", "<a> <NEAR/x> <b>"},
      {"a NEAR/ b", "<a> <NEAR/> <b>"},
      {"a near/5 b", "<a> <near/5> <b>"},
      {"ANDROID", "<ANDROID>"},
      {"-AND", "- <AND>"},
      {"title:AND", "title. <AND>"},
      {"(a)AND(b)", "( <a> ) AND ( <b> )"},
      {"a\u3000AND\u3000b", "<a> AND <b>"},
  });
}

TEST_CASE("phrases in all kinds of quotation marks") {
  check({
      {"\"security cooperation\"", "\"security cooperation\""},
      {"“security cooperation”", "\"security cooperation\""},
      {"„Sicherheit und Ordnung“", "\"Sicherheit und Ordnung\""},
      {"„Sicherheit und Ordnung”", "\"Sicherheit und Ordnung\""},
      {"«la paix»", "\"la paix\""},
      {"« la paix »", "\"la paix\""},
      {"»der Friede«", "\"der Friede\""},
      {"＂中国 合作＂", "\"中国 合作\""},
      {"“half straight\"", "\"half straight\""},
      {"\"a\"\"b\"", "\"a\" \"b\""},
      {"x\"a b\"y", "<x> \"a b\" <y>"},
      {"\"a  \t b\"", "\"a b\""},
      {"\"a (b) -c AND\"", "\"a (b) -c AND\""},
      {"\"say “yes” now\"", "\"say “yes” now\""},
      {"«he said \"no\"»", "\"he said no\""},
      {"\"\"", ""},
      {"\" \"", ""},
      {"\"...\"", ""},
      {"\"open", "\"open\""},
      {"a \"", "<a>"},
      {"'single quotes'", "<'single> <quotes'>"},
  });
}

TEST_CASE("the slop of a phrase") {
  check({
      {"\"a b\"~5", "\"a b\"~5"},
      {"\"a b\"~5 c", "\"a b\"~5 <c>"},
      {"\"a b\"~", "\"a b\""},
      {"\"a b\"~0", "\"a b\""},
      {"\"a b\"~99999999999", "\"a b\"~1000"},
      {"\"a b\"~x", "\"a b\" <x>"},
      {"\"a b\" ~5", "\"a b\" <5>"},
      {"title:\"a b\"~5", "title. \"a b\"~5"},
  });
}

TEST_CASE("fields and their values") {
  check({
      {"title:x", "title. <x>"},
      {"TITLE:x", "title. <x>"},
      {"Title:X", "title. <X>"},
      {"headline:x", "title. <x>"},
      {"lang:fr", "language. <fr>"},
      {"src:reuters", "source. <reuters>"},
      {"tags:x", "tag. <x>"},
      {"text:x", "body. <x>"},
      {"title:\"a b\"", "title. \"a b\""},
      {"title:“a b”", "title. \"a b\""},
      {"title:(a b)", "title. ( <a> <b> )"},
      {"title：x", "title. <x>"},
      {"title：（a b）", "title. ( <a> <b> )"},
      {"title:foo:bar", "title. <foo:bar>"},
      {"title:country:cn", "title. <country:cn>"},
      {"country:cn,af", "country. <cn,af>"},
      {"path:2025/*", "path. <2025/*>"},
      {"path:/", "path. </>"},
      {"date:2025-05..2025-06", "date. <2025-05..2025-06>"},
      {"title:coop*", "title. <coop*>"},
      {"title:-x", "title. <-x>"},
      {"title:\"\"", ""},
      {"title:", "<title>"},
      {"title: x", "<title> <x>"},
      {"foo:bar", "<foo:bar>"},
      {"foo:\"a b\"", "<foo:> \"a b\""},
      {":x", "<:x>"},
      {"source://x", "<source://x>"},
  });
}

TEST_CASE("parentheses, also without spaces and full width") {
  check({
      {"(a OR b)", "( <a> OR <b> )"},
      {"（a OR b）", "( <a> OR <b> )"},
      {"word(s)", "<word> ( <s> )"},
      {"((", "( ("},
      {":)", ")"},
  });
}

TEST_CASE("bytes that are not UTF-8 count as spaces") {
  check({
      {"a\xFF\xFE"
       "b",
       "<a> <b>"},
      {"\xC3", ""},
      {"caf\xC3\xA9 \xC3(", "<café> ("},
      {"\xE4\xB8", ""},
      {"a\xC0\xAF"
       "b",
       "<a> <b>"},
      {"a\xED\xA0\x80"
       "b",
       "<a> <b>"},
      {"a\xF4\x90\x80\x80"
       "b",
       "<a> <b>"},
  });
  CHECK(shown(query::lex(std::string_view("a\0b", 3)).tokens) == "<a> <b>");
}

TEST_CASE("tokens know their place in the query") {
  const auto tokens = query::lex("é -title:“x y”").tokens;
  REQUIRE(tokens.size() == 4);
  CHECK(tokens[0].offset == 0);
  CHECK(tokens[0].length == 2);
  CHECK(tokens[1].offset == 3);
  CHECK(tokens[1].length == 1);
  CHECK(tokens[2].offset == 4);
  CHECK(tokens[2].length == 6);
  CHECK(tokens[3].offset == 10);
  CHECK(tokens[3].length == 9);
}
