// Stems, stop words, acronyms, accents and spans of tokens.
#include "common/text/analyzer.h"

#include <doctest/doctest.h>

#include "tests/text/tokens.h"

namespace dateline::text {
namespace {

struct Row {
  std::string_view text;
  std::string_view language;
  std::string_view details;
};

void check(const std::vector<Row>& rows) {
  Analyzer analyzer;
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.language);
    CHECK(details_of(analyzer.analyze(row.text, row.language)) == row.details);
  }
}

}  // namespace

TEST_CASE("words are folded, then stemmed in their language") {
  check({
      {"Countries cooperating 1980s 3.14", "en", "countries/countri cooperating/cooper 1980s 3.14"},
      {"Countries cooperating", "und", "countries cooperating"},
      {"Häuser", "de", "hauser/haus^häuser"},
      {"réunies réunions reunions", "fr", "reunies/reun^réunies reunions/reunion^réunions reunions/reunion"},
      {"страны странами", "ru", "страны/стран странами/стран"},
      {"السوري السورية", "ar", "السوري/سور السوريه/سور"},
      {"日本", "en", "日本"},
  });
}

TEST_CASE("stop words are marked in their own language only") {
  check({
      {"the war", "en", "the~ war"},
      {"Die War", "de", "die~ war~"},
      {"über für", "de", "uber^über~ fur^für~"},
      {"don’t can't", "en", "don't~ can't~"},
      {"l'Iran et la Chine", "fr", "iran et~ la~ chine/chin"},
      {"از تهران به", "fa", "از~ تهران به~"},
      {"في القاهرة", "ar", "في~ القاهره/قاهر"},
      {"на войне", "ru", "на~ войне/войн"},
      {"भारत में", "hi", "भारत में~"},
  });
}

TEST_CASE("short words in capitals are acronyms, unless all the text is in capitals") {
  check({
      {"The WHO said", "und", "the who! said"},
      {"US and IT, NATO’s G20", "und", "us! and it! nato! g20!"},
      {"A I COVID19 UNESCO Who", "und", "a i covid19 unesco who"},
      {"WHO", "und", "who!"},
      {"WHO’s", "und", "who!"},
      {"“WHO”", "und", "who!"},
      {"WHO report", "und", "who! report"},
      {"WHO REPORT", "und", "who report"},
      {"KENNEDY ADMINISTRATION PRESSURE ON DIEM", "und", "kennedy administration pressure on diem"},
      {"KENNEDY AND THE U.S. SENATE", "und", "kennedy and the us! senate"},
      {"UNESCO", "und", "unesco"},
      {"Die ÖVP und l'ONU", "und", "die ovp^övp! und onu!"},
      {"ООН сообщила", "und", "оон! сообщила"},
      {"It said IT", "en", "it~ said it!~"},
  });
}

TEST_CASE("spans are of the source text, without what was stripped from the ends") {
  const std::string text = "“L’Élysée’s” e\u0301te\u0301 AT&T's U.S. co\u00ADop ﬁn 日本.";
  Analyzer analyzer;
  std::string spans;
  for (const Token& token : analyzer.analyze(text, "fr")) {
    spans.append("[").append(text.substr(token.begin, token.end - token.begin)).append("]");
  }
  CHECK(spans == "[Élysée][e\u0301te\u0301][AT&T][U.S][co\u00ADop][ﬁn][日本]");
}

TEST_CASE("what is canonically or compatibly one word is one term") {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"\u00E9t\u00E9", "e\u0301te\u0301"},
      {"ﬁnance", "finance"},
      {"Ｎｅｗｓ", "news"},
      {"ｶﾞｽ", "ガス"},
      {"カ\u3099ス", "ガス"},
      {"Straße", "STRASSE"},
      {"co\u00ADoperation", "cooperation"},
      {"می‌شود", "ميشود"},
      {"كتاب", "کتاب"},
      {"ΣΊΣΥΦΟΣ", "σίσυφος"},
      {"\u1E69", "s\u0323\u0307"},
      {"한국", "\u1112\u1161\u11AB\u1100\u116E\u11A8"},
      {"क़लम", "क\u093Cलम"},
      {"й", "и\u0306"},
      {"\u0627\u0654", "\u0623"},
  };
  Analyzer analyzer;
  for (const auto& [one, other] : pairs) {
    CAPTURE(one);
    CHECK(words_of(analyzer.analyze(one, "und")) == words_of(analyzer.analyze(other, "und")));
  }
}

TEST_CASE("stem and is_stop_word agree with analyze") {
  Analyzer analyzer;
  for (const std::string_view language : {"en", "fr", "ru", "ja", "und", "xx"}) {
    const std::vector<Token> tokens =
        analyzer.analyze("The countries d'été странами 日本 1980s don't", language);
    Analyzer other;
    for (const Token& token : tokens) {
      CAPTURE(std::string(token.word));
      CHECK(other.stem(token.word, language) == token.stem);
      CHECK(other.is_stop_word(token.word, language) == token.stop);
    }
  }
}

TEST_CASE("any bytes give some tokens") {
  Analyzer analyzer;
  using namespace std::string_literals;
  CHECK(words_of(analyzer.analyze("a\0b"s, "en")) == "a b");
  CHECK(words_of(analyzer.analyze("caf\xE9 news \xFF\xC3", "en")) == "caf news");
  CHECK(words_of(analyzer.analyze("\u0301 \u064B \u200D", "en")).empty());
  CHECK(words_of(analyzer.analyze("\xED\xA0\x80x\xF4\x90\x80\x80y", "en")) == "x y");
}

TEST_CASE("the identity names everything that terms depend on") {
  for (const std::string_view part : {"rules ", "ICU ", "Unicode ", "stemmers ", "languages "}) {
    CHECK(Analyzer::identity().find(part) != std::string::npos);
  }
}

}  // namespace dateline::text
