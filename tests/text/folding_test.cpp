#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "common/text/analyzer.h"
#include "common/text/folding.h"
#include "common/text/stop_words.h"

namespace dateline::text {

TEST_CASE("folding drops accents, and only accents") {
  struct Row {
    std::string_view written;
    std::string_view folded;
    std::string_view accented;
  };
  const std::vector<Row> rows = {
      {"É", "e", "é"},
      {"ß", "ss", "ss"},
      {"Ångström", "angstrom", "ångström"},
      {"Łódź", "lodz", "łódź"},
      {"ø æ þ", "oaeth", "øæþ"},
      {"ΆΛΦΑ", "αλφα", "άλφα"},
      {"ΐ", "ι", "ΐ"},
      {"ё", "е", "ё"},
      {"й ї ў ќ ѓ", "йїўќѓ", "йїўќѓ"},
      {"Влади\u0301мир", "владимир", "влади\u0301мир"},
      {"كِتَابٌ", "كتاب", "كِتَابٌ"},
      {"أحمد إلى آل ٱلله", "احمداليالالله", "احمداليالالله"},
      {"ى ی ي", "ييي", "ييي"},
      {"مدرسة خانۀ", "مدرسهخانه", "مدرسهخانه"},
      {"سؤال شئ ماء", "سؤالشئماء", "سؤالشئماء"},
      {"ھ ے", "ھے", "ھے"},
      {"عـــرب", "عرب", "عرب"},
      {"שָׁלוֹם", "שלום", "שָׁלוֹם"},
      {"हिन्दी", "हिन्दी", "हिन्दी"},
      {"ไม่", "ไม่", "ไม่"},
      {"が ぱ", "がぱ", "がぱ"},
      {"٣٫٥ ۱۲ १२ ๑๒ １２", "3.512121212", "3.512121212"},
      {"d’Or dʼOr d＇Or", "d'ord'ord'or", "d'ord'ord'or"},
      {"co\u00ADop\u200Bx", "coopx", "coopx"},
      {"l·l", "ll", "ll"},
      {"1\uFE0F\u20E3", "1", "1\u20E3"},
  };
  Folder folder;
  for (const Row& row : rows) {
    CAPTURE(row.written);
    std::string folded;
    std::string accented;
    folder.fold_word(row.written, folded, accented);
    CHECK(folded == row.folded);
    CHECK(accented == row.accented);
  }
}

TEST_CASE("folding a string keeps its words apart by single spaces") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"  New \t York\n", "new york"},
      {"Straße  in\u00A0Zürich", "strasse in zurich"},
      {"日本　東京", "日本 東京"},
      {"a \u00AD b", "a b"},
      {"bad\xFF byte", "bad byte"},
      {"West-Germany's", "west-germany's"},
  };
  for (const auto& [text, folded] : rows) {
    CAPTURE(text);
    CHECK(fold(text) == folded);
    CHECK(fold(folded) == folded);
  }
}

TEST_CASE("stop words are stored folded") {
  for (const std::string_view language : languages_with_stop_words()) {
    for (const std::string_view word : stop_words(language)) {
      CAPTURE(word);
      CHECK(fold(word) == word);
    }
  }
  CHECK(stop_words("en").size() > 127);
  CHECK(stop_words("ja").empty());
}

}  // namespace dateline::text
