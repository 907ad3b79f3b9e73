#include "searcher/engine/proper_names.h"

#include <doctest/doctest.h>

#include <string>

using namespace dateline;
using engine::ProperName;
using engine::ProperNames;

namespace {

ProperNames names(const std::string& body, const std::string& language = "en") {
  static text::Analyzer analyzer;
  Article article;
  article.title = "Everything In This Title Has Capitals";
  article.body = body;
  article.language = language;
  return {analyzer, article};
}

std::string shared(const std::string& a, const std::string& b, const std::string& language = "en") {
  std::string list;
  for (const ProperName& name : names(a, language).shared_with(names(b, language)))
    list += (list.empty() ? "" : ", ") + name.text;
  return list;
}

}  // namespace

TEST_CASE("names that two texts share, as the first writes them") {
  const struct {
    const char* a;
    const char* b;
    const char* expected;
  } rows[] = {
      {"He met Mullah Omar in the town.", "A letter of Mullah Omar was read.", "Mullah Omar"},
      {"He met President Hamid Karzai there.", "It was said by Hamid Karzai on the day.", "Hamid Karzai"},
      {"He met Hamid Karzai there.", "It was for Karzai to say.", "Karzai"},
      // The first word of a sentence alone is no name, but begins one of two words.
      {"Karzai was there. Traders left.", "Karzai was not. Traders stayed.", ""},
      {"Hamid Karzai was there.", "Hamid Karzai was not.", "Hamid Karzai"},
      {"Yesterday Hamid Karzai was there.", "It was Hamid Karzai again.", "Hamid Karzai"},
      {"It was the Bank of Japan that sold.", "He left the Bank of\nJapan in May.", "Bank of Japan"},
      {"It was Mr. Omar Khan who sold.", "It went to Omar Khan.", "Omar Khan"},
      {"They met Karzai Tuesday, he said.", "They saw Karzai Tuesday, he said.", "Karzai"},
      {"It was in March.", "He came in March.", ""},
      {"They asked Karzai's brother.", "They asked Karzai and left.", "Karzai"},
      {"THE WHOLE TEXT OF KABUL SHOUTS", "THE WHOLE TEXT OF KABUL SHOUTS", ""},
      {"It was Émile Zola, who wrote.", "He read Émile Zola there.", "Émile Zola"},
      {"", "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.a);
    CHECK(shared(row.a, row.b) == row.expected);
  }
}

TEST_CASE("where all nouns have capitals, a name has two words") {
  CHECK(shared("Er sah den Hafen mit Helmut Kohl im Regen.", "Am Hafen stand Helmut Kohl und sah zu.",
               "de") == "Helmut Kohl");
}

TEST_CASE("any bytes are read") {
  CHECK(names("\xFF\xC3 A\xE2\x80 Be").shared_with(names("\xFF")).empty());
}
