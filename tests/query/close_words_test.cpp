// Distances between spellings, against the plain dynamic programme over whole words.
#include "searcher/query/close_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/edit_distance.h"

using dateline::query::SpellingDistance;

TEST_CASE("distances count characters, not bytes") {
  struct Row {
    std::string_view a, b;
    int distance;  // -1: more than two
  };
  const Row rows[] = {
      {"cooperation", "cooperation", 0},
      {"cooperaton", "cooperation", 1},
      {"coopreation", "cooperation", 1},
      {"kooperation", "cooperation", 1},
      {"koperation", "cooperation", 2},
      {"corporal", "cooperation", -1},
      {"переговри", "переговоры", 2},
      {"ασφάλια", "ασφάλεια", 1},
      {"امنت", "امنیت", 1},
      {"", "ab", 2},
      {"", "abc", -1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    SpellingDistance distance(row.a, 2);
    const auto edits = distance.to(row.b);
    CHECK((edits ? static_cast<int>(*edits) : -1) == row.distance);
  }
}

TEST_CASE("distances of words in any order agree with the plain programme, and what is hopeless is") {
  std::mt19937 random(7);
  const auto word = [&random](std::size_t longest) {
    std::string made;
    for (std::size_t length = random() % (longest + 1); length > 0; --length)
      made += static_cast<char>('a' + random() % 3);
    return made;
  };
  for (int round = 0; round < 300; ++round) {
    const std::string from = word(8);
    const auto most = static_cast<unsigned>(random() % 3);
    SpellingDistance distance(from, most);
    std::vector<std::string> others;
    for (int i = 0; i < 60; ++i) others.push_back(word(9));
    if (round % 2 == 0) std::sort(others.begin(), others.end());
    for (const std::string& other : others) {
      CAPTURE(from);
      CAPTURE(other);
      const std::size_t exact = dateline::edit_distance(from, other);
      const auto edits = distance.to(other);
      REQUIRE(edits.has_value() == (exact <= most));
      if (edits) CHECK(*edits == exact);
      const std::size_t hopeless = distance.hopeless_bytes();
      if (hopeless > 0) {
        const std::string further = other.substr(0, hopeless) + word(4);
        CHECK(dateline::edit_distance(from, further) > most);
      }
    }
  }
}
