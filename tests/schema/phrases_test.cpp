// The phrases file: every place in a title or tag where a word begins, found by what follows.
#include "common/schema/phrases.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/error.h"
#include "tests/schema/aligned_bytes.h"

using dateline::schema::PhrasesBuilder;
using dateline::schema::PhrasesView;
using dateline::schema_test::AlignedBytes;

namespace {

std::vector<std::string> rests(const PhrasesView& view, std::string_view key) {
  const PhrasesView::Range range = view.starting_with(key);
  std::vector<std::string> found;
  for (std::uint32_t place = range.first; place < range.last; ++place) found.emplace_back(view.rest(place));
  return found;
}

}  // namespace

TEST_CASE("the key of a text is its words, folded") {
  struct Row {
    std::string_view text, key;
  };
  const Row rows[] = {
      {"", ""},
      {"Security Cooperation", "security cooperation"},
      {"  U.S.-led talks: \"no deal\"", "us led talks no deal"},
      {"Coopération en matière de sécurité", "cooperation en matiere de securite"},
      {"Переговоры в Ереване", "переговоры в ереване"},
      {"東京で会議", "東京で会議"},
      {"G20 東京 summit", "g20 東京 summit"},
  };
  dateline::text::Analyzer analyzer;
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(dateline::schema::phrase_key(analyzer, row.text, "en") == row.key);
  }
}

TEST_CASE("phrases are found by any of their words on") {
  PhrasesBuilder builder;
  builder.append("Oil prices rise", {"Crude oil", "OPEC"}, "en");
  builder.append("", {}, "en");
  builder.append("Crude oil falls", {"crude oil"}, "en");
  const AlignedBytes bytes(builder.serialize());
  const PhrasesView view(bytes.view());
  CHECK(view.titles() == 3);
  CHECK(view.title(1) == "Oil prices rise");
  CHECK(view.title(2).empty());
  CHECK(rests(view, "oil") == std::vector<std::string>{"oil", "oil falls", "oil prices rise"});
  CHECK(rests(view, "oil p") == std::vector<std::string>{"oil prices rise"});
  CHECK(rests(view, "il").empty());
  CHECK(rests(view, "zz").empty());

  const PhrasesView::Range tag = view.starting_with("crude oil");
  REQUIRE(tag.last - tag.first == 2);
  CHECK(view.is_beginning(tag.first));
  CHECK(view.source(tag.first).docid == 0);
  CHECK(view.source(tag.first).tag == "Crude oil");
  CHECK(view.source(tag.first).tag_frequency == 2);
  CHECK(view.source(tag.first + 1).docid == 3);
  CHECK_FALSE(view.is_beginning(view.starting_with("falls").first));
}

TEST_CASE("ranges and groups agree with a list") {
  std::mt19937 random(5);
  const std::vector<std::string> words = {"a", "ab", "abc", "b", "ba", "c", "çc"};
  PhrasesBuilder builder;
  std::vector<std::string> all;
  for (int title = 0; title < 300; ++title) {
    std::vector<std::string> its;
    for (std::size_t length = random() % 6; length > 0; --length)
      its.push_back(words[random() % words.size()]);
    std::string text;
    for (auto word = its.rbegin(); word != its.rend(); ++word) {
      text = text.empty() ? *word : *word + " " + text;
      std::string key = text;  // the only accent that folds
      for (std::size_t at = key.find("ç"); at != std::string::npos; at = key.find("ç"))
        key.replace(at, 2, "c");
      all.push_back(key);
    }
    builder.append(text, {}, "und");
  }
  std::sort(all.begin(), all.end(), [](std::string a, std::string b) { return a + '\n' < b + '\n'; });
  const AlignedBytes bytes(builder.serialize());
  const PhrasesView view(bytes.view());
  CHECK(rests(view, "") == all);
  for (const std::string& key : std::set<std::string>(all.begin(), all.end())) {
    std::vector<std::string> expected;
    std::copy_if(all.begin(), all.end(), std::back_inserter(expected),
                 [&key](const std::string& rest) { return rest.compare(0, key.size(), key) == 0; });
    CHECK(rests(view, key) == expected);
    const PhrasesView::Range range = view.starting_with(key);
    const auto whole = std::count_if(expected.begin(), expected.end(), [&key](const std::string& rest) {
      return rest.size() == key.size() || rest[key.size()] == ' ';
    });
    CHECK(view.end_of_group(range.first, range.last, key.size()) - range.first ==
          static_cast<std::size_t>(whole));
  }
}

TEST_CASE("damaged phrases are refused, at once or when they are followed") {
  std::mt19937 random(6);
  PhrasesBuilder builder;
  for (int i = 0; i < 20; ++i) builder.append("Oil prices rise " + std::to_string(i), {"oil", "opec"}, "en");
  const std::string good = builder.serialize();
  CHECK_THROWS_AS(PhrasesView(AlignedBytes(good.substr(0, good.size() - 1)).view()), dateline::Error);
  int refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = good;
    for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    const AlignedBytes bytes(damaged);
    try {
      const PhrasesView view(bytes.view());
      const PhrasesView::Range range = view.starting_with("o");
      for (std::uint32_t place = range.first; place < range.last;
           place = view.end_of_group(place, range.last, 3))
        view.source(place);
      for (std::uint32_t docid = 1; docid <= view.titles(); ++docid) view.title(docid);
    } catch (const dateline::Error&) {
      ++refused;
    }
  }
  CHECK(refused > 500);
}
