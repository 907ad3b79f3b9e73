#include "searcher/query/unfinished.h"

#include <doctest/doctest.h>

#include <string>

namespace query = dateline::query;

namespace {

// "finished | kept [field.]text", a mark of quotation before the text where one is open.
std::string shown(const char* typed) {
  const std::optional<query::Unfinished> part = query::unfinished_part(typed);
  if (!part) return "words";
  const std::string field(query::field_name(part->field));
  return part->finished + "|" + part->kept + "|" + (field.empty() ? "" : field + ".") +
         (part->quoted ? "\"" : "") + part->text;
}

}  // namespace

TEST_CASE("what is unfinished at the end of a query") {
  const struct {
    const char* typed;
    const char* expected;
  } rows[] = {
      {"", "words"},
      {"security coo", "words"},
      {"10:30 AT&T co-op", "words"},
      {"foo:bar", "words"},
      {"peace ", "words"},
      {"tag:sec", "|tag:|tag.sec"},
      {"Tags:sec", "|Tags:|tag.sec"},
      {"tag:", "|tag:|tag."},
      {"trade tag:sec", "trade |trade tag:|tag.sec"},
      {"-tag:sec", "|-tag:|tag.sec"},
      {"tag:trade,sec", "|tag:trade,|tag.sec"},
      {"tag:\"security coo", "|tag:\"|tag.\"security coo"},
      {"title:\"security coo", " \"security\"|title:\"security |title.\"coo"},
      {"title:(peace in ti", "title:(peace in |title:(peace in |title.ti"},
      {"(peace OR wa", "|(peace OR |wa"},
      {"peace AND (wa", "peace |peace AND (|wa"},
      {"peace NEAR/5 wa", "peace |peace NEAR/5 |wa"},
      {"peace NEAR wa", "peace |peace NEAR |wa"},
      {"NEARBY wa OR tag:x", "|NEARBY wa OR tag:|tag.x"},
      {"\"security coo", " \"security\"|\"security |\"coo"},
      {"\"secu", "|\"|\"secu"},
      {"\"a b\" coo", "\"a b\" |\"a b\" |coo"},
      {"“security coo", " \"security\"|“security |\"coo"},
      {"-turk", "|-|turk"},
      {"+coo", "|+|coo"},
      {"syria -turk", "syria |syria -|turk"},
      {"-turkey coo", "-turkey |-turkey |coo"},
      {"country:fr", "|country:|country.fr"},
      {"country:fr coo", "country:fr |country:fr |coo"},
      {"tag:a ", "tag:a |tag:a |"},
      {"date:2025", "|date:|date.2025"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    CHECK(shown(row.typed) == row.expected);
  }
}

TEST_CASE("bytes that are not UTF-8 are kept as they were typed") {
  const auto part = query::unfinished_part("\xFF tag:se");
  REQUIRE(part);
  CHECK(part->kept == "\xFF tag:");
  CHECK(part->text == "se");
}
