// What counts as a word, rule by rule.
#include <doctest/doctest.h>

#include "tests/text/tokens.h"

namespace dateline::text {
namespace {

struct Row {
  std::string_view text;
  std::string_view language;
  std::string_view words;
};

void check(const std::vector<Row>& rows) {
  Analyzer analyzer;
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.language);
    CHECK(words_of(analyzer.analyze(row.text, row.language)) == row.words);
    CHECK(words_of(analyzer.analyze_with_icu(row.text, row.language)) == row.words);
  }
}

}  // namespace

TEST_CASE("words are letters and digits, signs are none") {
  check({
      {"", "en", ""},
      {" \t\r\n ... -- ?!", "en", ""},
      {"Security cooperation", "en", "security cooperation"},
      {"$5 50% #tag @home user@example.com", "en", "5 50 tag home user example.com"},
      {"snake_case _emphasis_", "en", "snake case emphasis"},
      {"well-known and/or e-mail", "en", "well known and or e mail"},
      {"G20 3D 1980s F-16", "en", "g20 3d 1980s f 16"},
      {"1,000 3.14 192.168.0.1 1,000,000.", "en", "1,000 3.14 192.168.0.1 1,000,000"},
      {"12:30 GMT", "en", "12 30 gmt"},
      {"👍 ok 🇫🇷 1️⃣", "en", "ok 1"},
      {"10\u202F000", "fr", "10 000"},
  });
}

TEST_CASE("possessives are stripped") {
  check({
      {"China's China’s CHINA'S chinas'", "en", "china china china chinas"},
      {"G20's U.S.'s 1980's AT&T's", "en", "g20 us 1980 at&t"},
      {"the dogs' it's", "en", "the dogs it"},
      {"McDonald's foto's", "nl", "mcdonald foto"},
      {"'s avonds", "nl", "s avonds"},
      {"Ankara'nın Türkiye’de NATO'nun", "tr", "ankara turkiye nato"},
  });
}

TEST_CASE("elided articles are stripped, in other languages those of all that elide") {
  check({
      {"l'Iran d’accord qu'il L'ONU aujourd'hui jusqu'à", "fr", "iran accord il onu aujourd'hui a"},
      {"dell'Iran un'altra L'Aquila l’ho", "it", "iran altra aquila ho"},
      {"l'Hospitalet d'acord col·lecció", "ca", "hospitalet acord colleccio"},
      {"o'clock O'Brien O’Brien d'accord don't rock'n'roll", "en",
       "o'clock o'brien o'brien accord don't rock'n'roll"},
      {"l'Iran dell'Iran", "de", "iran iran"},
      {"l'U.E.", "fr", "ue"},
  });
}

TEST_CASE("glued sentences are split, names of hosts are not") {
  check({
      {"spring.The end", "en", "spring the end"},
      {"example.com www.example.com CNN.com EXAMPLE.COM", "en",
       "example.com www.example.com cnn.com example.com"},
      {"J.Smith J.K.Rowling U.S.The St.Louis", "en", "j smith jk rowling us the st louis"},
      {"весна.Потом", "ru", "весна потом"},
      {"است.وی", "fa", "است وي"},
      {"अंत।अब", "hi", "अंत अब"},
  });
}

TEST_CASE("initials are one word") {
  check({
      {"U.S. U.S.A. u.s. e.g. a.m.", "en", "us usa us eg am"},
      {"J.K. Rowling", "en", "jk rowling"},
      {"U.S.-led D.C.", "en", "us led dc"},
      {"А.С.Пушкин", "ru", "ас пушкин"},
      {"Ｕ．Ｓ．", "en", "us"},
  });
}

TEST_CASE("short names with an ampersand are one word") {
  check({
      {"AT&T R&D S&P 500", "en", "at&t r&d s&p 500"},
      {"at&t AT & T Marks&Spencer 3&4", "en", "at&t at t marks spencer 3 4"},
      {"ＡＴ＆Ｔ", "en", "at&t"},
      {"A&B&C", "en", "a&b&c"},
  });
}

TEST_CASE("words of many languages") {
  check({
      {"Die Außenminister berieten über Straßen", "de", "die aussenminister berieten uber strassen"},
      {"Été à l’Élysée: œuvre", "fr", "ete a elysee oeuvre"},
      {"Ёлка и йод, Владимир Зеленский", "ru", "елка и йод владимир зеленский"},
      {"Україна їжа п’ять п'ять", "uk", "україна їжа п'ять п'ять"},
      {"القَاهِرَة والإسلام عـــرب", "ar", "القاهره والاسلام عرب"},
      {"می‌شود کتاب‌ها ۲۰۲۵", "fa", "ميشود كتابها 2025"},
      {"भारत की राजधानी नई दिल्ली है। २०२५", "hi", "भारत की राजधानी नई दिल्ली है 2025"},
      {"서울에서 열린 정상회담", "ko", "서울에서 열린 정상회담"},
      {"שָׁלוֹם צה\"ל צה״ל", "he", "שלום צה\"ל צה\"ל"},
      {"Việt Nam Łódź Ørsted Đoković İstanbul ırmak", "en", "viet nam lodz orsted dokovic istanbul irmak"},
  });
}

TEST_CASE("scripts without spaces give bigrams and dictionary words") {
  check({
      {"日本の首相", "ja", "日本# 本の# の首# の+ 首相#"},
      {"コンピューター", "ja", "コン# コンピューター+ ンピ# ピュ# ュー# ータ# ター#"},
      {"ﾊﾟｿｺﾝ", "ja", "パソ# パソコン+ ソコ# コン#"},
      {"2025年5月", "ja", "2025 年# 5 月#"},
      {"水", "ja", "水#"},
      {"中国外交部。北京", "zh", "中国# 国外# 外交# 外交部+ 交部# 北京#"},
      {"ประเทศไทย", "th", "ปร# ประเทศไทย+ ระ# ะเ# เท# ทศ# ศไ# ไท# ทย#"},
      {"ASEANไทย.com ไทย.ไทย 5โมง", "th", "asean ไท# ไทย+ ทย# com ไท# ไทย+ ทย# ไท# ไทย+ ทย# 5 โม# โมง+ มง#"},
      {"ភាសា", "km", "ភាសា#"},
      {"アメリカ・日本", "ja", "アメ# アメリカ+ メリ# リカ# 日本#"},
  });
}

TEST_CASE("positions count words, and characters where there are no spaces") {
  Analyzer analyzer;
  CHECK(positions_of(analyzer.analyze("The U.S. and l'Iran", "fr")) == "1:the 2:us 3:and 4:iran");
  CHECK(positions_of(analyzer.analyze("in 日本の水 today", "en")) ==
        "1:in 2:日本# 3:本の# 4:の水# 4:の+ 5:水+ 6:today");
}

TEST_CASE("words longer than 64 bytes are cut at a character") {
  Analyzer analyzer;
  const std::string long_ascii(100, 'a');
  CHECK(words_of(analyzer.analyze(long_ascii, "en")) == std::string(64, 'a'));
  std::string long_cyrillic = "a";
  for (int i = 0; i < 100; ++i) long_cyrillic += "ж";
  const auto& tokens = analyzer.analyze(long_cyrillic, "ru");
  REQUIRE(tokens.size() == 1);
  CHECK(tokens[0].word.size() == 63);
  CHECK(tokens[0].end == long_cyrillic.size());
}

}  // namespace dateline::text
