#include "common/schema/stored_article.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "common/schema/xapian.h"
#include "tests/schema/articles.h"
#include "tests/sync/temporary_folder.h"

using namespace dateline;
using namespace dateline::schema;
using namespace dateline::schema_test;
using dateline::sync_test::TemporaryFolder;

TEST_CASE("a record keeps every field") {
  const auto again = decode_record(encode_record(full_article()));
  REQUIRE(again);
  CHECK(again->corpus_key == "3");
  CHECK(again->path ==
        "2025/\xFF"
        "a.jsonl");
  CHECK(again->id == "n-17");
  const Article& article = again->article;
  CHECK(article.id == "n-17");
  CHECK(article.title == "Talks on water begin");
  CHECK(article.summary == "Two neighbours meet.");
  CHECK(article.body == "First paragraph.\nSecond paragraph, caf\xC3\xA9.");
  CHECK(article.date == full_article().article.date);
  CHECK(article.countries == std::vector<std::string>{"China", "Atlantis", "cn"});
  CHECK(article.tags == std::vector<std::string>{"Water", "Diplomacy"});
  CHECK(article.language == "en");
  CHECK(article.url == "https://example.org/17");
  CHECK(article.source == "Coastal Wire");
  CHECK(article.also_read == std::vector<std::string>{"Wells run dry"});
}

TEST_CASE("a date keeps whether its time and zone were known") {
  const std::vector<std::optional<calendar::Timestamp>> dates = {
      std::nullopt,
      calendar::Timestamp{{1000, 1, 1}, std::nullopt, std::nullopt},
      calendar::Timestamp{{9999, 12, 31}, 1439, std::nullopt},
      calendar::Timestamp{{2024, 2, 29}, 0, 0},
      calendar::Timestamp{{2024, 2, 29}, 0, -720},
  };
  for (const auto& date : dates) {
    StoredArticle stored = full_article();
    stored.article.date = date;
    const auto again = decode_record(encode_record(stored));
    REQUIRE(again);
    CHECK(again->article.date == date);
  }
}

TEST_CASE("any article comes back as it was") {
  CHECK(rc::check([] {
    const StoredArticle stored = *any_article();
    const auto again = decode_record(encode_record(stored));
    RC_ASSERT(again);
    RC_ASSERT(*again == stored);
  }));
}

TEST_CASE("bytes that are no record are told from one") {
  const std::string bytes = encode_record(full_article());
  CHECK_FALSE(decode_record(""));
  CHECK_FALSE(decode_record("\x01"));
  CHECK_FALSE(decode_record("\x02" + bytes.substr(1)));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(decode_record(bytes.substr(0, size)));
  }
  for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string changed = bytes;
    changed[i / 8] = static_cast<char>(changed[i / 8] ^ (1 << (i % 8)));
    decode_record(changed);  // a record or not, never a crash
  }
}

// Xapian's glass cannot read back some document data that it compresses well itself: records are compressed
// before.
TEST_CASE("Xapian reads back records of repeated text of every size") {
  const TemporaryFolder folder;
  const std::vector<std::string> repeated = {"a", "security cooperation ",
                                             "The ministry said that talks would go on.\n"};
  std::vector<StoredArticle> articles;
  for (const std::string& text : repeated) {
    for (std::size_t size = 1024; size <= 64 * 1024; size += 509) {
      StoredArticle stored = full_article();
      stored.article.body.clear();
      while (stored.article.body.size() < size) stored.article.body += text;
      articles.push_back(stored);
    }
  }
  {
    Xapian::WritableDatabase database(folder.file("db"), Xapian::DB_CREATE);
    for (const StoredArticle& stored : articles) {
      Xapian::Document document;
      document.set_data(encode_record(stored));
      database.add_document(document);
    }
    database.commit();
  }
  const Xapian::Database database(folder.file("db"));
  for (std::size_t i = 0; i < articles.size(); ++i) {
    CAPTURE(i);
    const auto again = decode_record(database.get_document(static_cast<Xapian::docid>(i + 1)).get_data());
    REQUIRE(again);
    CHECK(again->article.body == articles[i].article.body);
  }
}
