// Articles for the tests of records and columns: one with every field, and any.
#pragma once

#include <rapidcheck.h>

#include <optional>
#include <string>
#include <vector>

#include "common/schema/stored_article.h"

namespace dateline::schema_test {

inline schema::StoredArticle full_article() {
  Article article;
  article.id = "n-17";
  article.title = "Talks on water begin";
  article.summary = "Two neighbours meet.";
  article.body = "First paragraph.\nSecond paragraph, caf\xC3\xA9.";
  article.date = calendar::Timestamp{{2025, 5, 21}, 838, 330};
  article.countries = {"China", "Atlantis", "cn"};
  article.tags = {"Water", "Diplomacy"};
  article.language = "en";
  article.url = "https://example.org/17";
  article.source = "Coastal Wire";
  article.also_read = {"Wells run dry"};
  return {"3",
          "2025/\xFF"
          "a.jsonl",
          "n-17", article};
}

inline rc::Gen<std::optional<calendar::Timestamp>> any_date() {
  const auto timestamp = rc::gen::exec([] {
    calendar::Timestamp when;
    when.day =
        calendar::date_from_days(*rc::gen::inRange<std::int64_t>(-354'285, 2'932'896));  // years 1000 to 9999
    if (*rc::gen::arbitrary<bool>()) when.minute_of_day = *rc::gen::inRange(0, 24 * 60);
    if (*rc::gen::arbitrary<bool>()) when.utc_offset_minutes = *rc::gen::inRange(-14 * 60, 14 * 60 + 1);
    return std::optional<calendar::Timestamp>(when);
  });
  return rc::gen::oneOf(timestamp, rc::gen::just(std::optional<calendar::Timestamp>()));
}

inline rc::Gen<schema::StoredArticle> any_article() {
  return rc::gen::exec([] {
    const auto text = rc::gen::arbitrary<std::string>();
    const auto list = rc::gen::arbitrary<std::vector<std::string>>();
    Article article;
    article.id = *text;
    article.title = *text;
    article.summary = *text;
    article.body = *text;
    article.date = *any_date();
    article.countries = *list;
    article.tags = *list;
    article.language = *text;
    article.url = *text;
    article.source = *text;
    article.also_read = *list;
    return schema::StoredArticle{*text, *text, *text, article};
  });
}

}  // namespace dateline::schema_test
