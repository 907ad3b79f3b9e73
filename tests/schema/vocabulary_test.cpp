// The vocabulary file: what was appended is found again, word by word, in order and by jumps; damage is an
// Error.
#include "common/schema/vocabulary.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "common/error.h"
#include "tests/schema/aligned_bytes.h"

using dateline::schema::VocabularyBuilder;
using dateline::schema::VocabularyView;
using dateline::schema_test::AlignedBytes;

namespace {

using Words = std::map<std::string, std::uint64_t>;

std::string file_of(const Words& words) {
  VocabularyBuilder builder;
  for (const auto& [word, frequency] : words) builder.append(word, frequency);
  return builder.serialize();
}

// Short words of few letters, so that many share their beginnings; some of two bytes.
Words random_words(std::mt19937& random, std::size_t count) {
  static const std::vector<std::string> letters = {"a", "b", "c", "é", "ж", "'"};
  Words words;
  while (words.size() < count) {
    std::string word;
    for (std::size_t length = 1 + random() % 9; length > 0; --length)
      word += letters[random() % letters.size()];
    words[word] = 1 + random() % 100'000;
  }
  return words;
}

}  // namespace

TEST_CASE("a vocabulary gives back its words in order with their frequencies") {
  std::mt19937 random(1);
  for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 32U, 33U, 1000U}) {
    CAPTURE(count);
    const Words words = random_words(random, count);
    const AlignedBytes bytes(file_of(words));
    const VocabularyView view(bytes.view());
    REQUIRE(view.size() == words.size());
    VocabularyView::Cursor cursor(view, "");
    for (const auto& [word, frequency] : words) {
      REQUIRE_FALSE(cursor.at_end());
      CHECK(cursor.word() == word);
      CHECK(cursor.frequency() == frequency);
      CHECK(view.frequency(word) == frequency);
      cursor.next();
    }
    CHECK(cursor.at_end());
  }
}

TEST_CASE("looking words up agrees with a map") {
  std::mt19937 random(2);
  const Words words = random_words(random, 700);
  const AlignedBytes bytes(file_of(words));
  const VocabularyView view(bytes.view());
  for (const auto& [wanted, unused] : random_words(random, 500)) {
    CAPTURE(wanted);
    const auto known = words.find(wanted);
    CHECK(view.frequency(wanted) == (known == words.end() ? 0 : known->second));
    const auto from = words.lower_bound(wanted);
    const VocabularyView::Cursor cursor(view, wanted);
    REQUIRE(cursor.at_end() == (from == words.end()));
    if (from != words.end()) CHECK(cursor.word() == from->first);
  }
}

TEST_CASE("skipping goes to the same words as walking") {
  std::mt19937 random(3);
  const Words words = random_words(random, 700);
  const AlignedBytes bytes(file_of(words));
  const VocabularyView view(bytes.view());
  for (int round = 0; round < 50; ++round) {
    VocabularyView::Cursor cursor(view, "");
    auto at = words.begin();
    while (at != words.end()) {
      REQUIRE_FALSE(cursor.at_end());
      CHECK(cursor.word() == at->first);
      const std::string target = random_words(random, 1).begin()->first;
      cursor.skip_to(target);
      if (target > at->first) at = words.lower_bound(target);
      if (random() % 4 == 0 && at != words.end()) {
        cursor.next();
        ++at;
      }
      if (random() % 40 == 0) break;
    }
    CHECK(cursor.at_end() == (at == words.end()));
  }
}

TEST_CASE("damaged bytes are refused, at once or when they are read") {
  std::mt19937 random(4);
  const std::string good = file_of(random_words(random, 100));
  CHECK_THROWS_AS(VocabularyView(AlignedBytes("").view()), dateline::Error);
  CHECK_THROWS_AS(VocabularyView(AlignedBytes(good.substr(0, good.size() - 1)).view()), dateline::Error);
  CHECK_THROWS_AS(VocabularyView(AlignedBytes(good + "x").view()), dateline::Error);
  int refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = good;
    for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    const AlignedBytes bytes(damaged);
    try {
      const VocabularyView view(bytes.view());
      std::string last;
      for (VocabularyView::Cursor cursor(view, ""); !cursor.at_end(); cursor.next()) {
        REQUIRE(last < cursor.word());
        last = cursor.word();
      }
    } catch (const dateline::Error&) {
      ++refused;
    }
  }
  CHECK(refused > 500);
}
