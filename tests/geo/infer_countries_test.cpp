// Which countries a text is about: what counts, what must not, and in several languages.
#include "common/geo/infer_countries.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace geo = dateline::geo;

namespace {

struct Row {
  std::string_view language, title, body;
  std::string_view countries;  // codes with a space between
  std::uint32_t day = 0;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.title);
    CAPTURE(row.body);
    std::string found;
    for (const std::string& code : geo::infer_countries({row.title, "", row.body, row.language, row.day}))
      found += (found.empty() ? "" : " ") + code;
    CHECK(found == row.countries);
  }
}

}  // namespace

TEST_CASE("names, demonyms and datelines tell the country") {
  check({
      {"en", "China opens a bridge", "It is long.", "CN"},
      {"en", "A bridge opens", "KABUL, May 3 - It is long.", "AF"},
      {"en", "CHINESE BRIDGE OPENS", "It is long.", "CN"},
      {"en", "A bridge opens", "A South Korean firm built it. South Korea paid.", "KR"},
      {"en", "A bridge opens", "It is long. It is high. It is dear. Kenya, Kenya and Kenya again.", "KE"},
      {"en", "A bridge opens", "It is long. It is high. It is dear. Kenya was named once.", ""},
      {"en", "Guinea-Bissau and Papua New Guinea vote", "", "GW PG"},
      {"en", "U.S. and Ivory Coast talk", "", "US CI"},
      {"en", "Vote", "HANOVER, Mass., May 3 - It was counted.", "US"},
      {"en", "Vote", "LONDON, Ontario, May 3 - It was counted.", "CA"},
  });
}

TEST_CASE("what only looks like a country is none") {
  check({
      {"en", "Canadian dollar steady", "It rose.", ""},
      {"en", "Swiss franc steady", "It rose.", ""},
      {"en", "Copper falls on London Metal Exchange", "It fell.", ""},
      {"en", "New England snow and Latin America rain", "It fell.", ""},
      {"en", "Georgia wins the game", "Fans cheered.", ""},
      {"en", "Georgia votes", "TBILISI, May 3 - Georgia voted.", "GE"},
      {"en", "Jordan scores again", "Fans cheered.", ""},
      {"en", "Jordan raises prices", "AMMAN, May 3 - Bread is dear.", "JO"},
      {"en", "TURKEY SALES RISE", "Butchers cheered.", ""},
      {"en", "Prices of turkey rise", "The chad hung. It let us know.", ""},
      {"en", "TELL US WHAT HAPPENED", "It fell.", ""},
  });
}

TEST_CASE("before 1992 Moscow is in the Soviet Union") {
  check({
      {"en", "Talks", "MOSCOW, May 3 - They met.", "SUHH", 19870503},
      {"en", "Talks", "MOSCOW, May 3 - They met.", "RU", 20240503},
      {"en", "Talks", "MOSCOW, May 3 - They met.", "RU"},
  });
}

TEST_CASE("names in the language of the article") {
  check({
      {"de", "Wahl in Deutschland", "Es wurde gezählt.", "DE"},
      {"de", "Chinas Häfen wachsen", "Es wurde gebaut.", "CN"},
      {"fr", "La Chine ouvre un pont", "Il est long.", "CN"},
      {"fr", "Maurice ouvre un café", "Il est grand.", ""},
      {"es", "Costa de Marfil y Alemania firman", "Es un pacto.", "CI DE"},
      {"ru", "Переговоры в Казахстане", "Они начались.", "KZ"},
      {"ar", "زيارة للصين", "بدأت اليوم.", "CN"},
      {"fa", "سفر به چین", "امروز آغاز شد.", "CN"},
      {"hi", "भारत में चुनाव", "मतदान हुआ।", "IN"},
      {"zh", "中国与哈萨克斯坦会谈", "今天开始。", "CN KZ"},
      {"zh", "发展中国家的会议", "今天开始。", ""},
      {"zh", "印度洋的风", "今天开始。", ""},
      {"ja", "韓国で選挙", "今日始まった。", "KR"},
      {"ja", "マリアの手紙", "今日読まれた。", ""},
      {"ko", "중국은 회담을 열었다", "오늘.", "CN"},
      {"th", "ญี่ปุ่นเปิดสะพาน", "วันนี้", "JP"},
  });
}

TEST_CASE("no text, no country, and any bytes are read") {
  check({{"en", "", "", ""}, {"und", "\xff\xfe\xe4", "\xf0\x9f", ""}, {"xx", "China votes", "", "CN"}});
}
