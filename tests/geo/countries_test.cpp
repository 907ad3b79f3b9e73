#include "common/geo/countries.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace geo = dateline::geo;

namespace {

struct Row {
  std::string_view name;
  std::string_view code;  // "" where no table knows the name
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(geo::country_code(row.name).value_or("") == row.code);
  }
}

}  // namespace

TEST_CASE("codes of two and three letters, in any case") {
  check({
      {"CN", "CN"},    {"cn", "CN"},  {"CHN", "CN"},    {"chn", "CN"},    {"us", "US"},   {"USA", "US"},
      {"uk", "GB"},    {"gb", "GB"},  {"gbr", "GB"},    {"in", "IN"},     {"no", "NO"},   {"IT", "IT"},
      {"xk", "XK"},    {"XKX", "XK"}, {"DDDE", "DDDE"}, {"suhh", "SUHH"}, {"yu", "YUCS"}, {"DDR", "DDDE"},
      {"zar", "ZRCD"}, {"deu", "DE"}, {"AND", "AD"},
  });
}

TEST_CASE("English names and what people call countries") {
  check({
      {"China", "CN"},
      {"  china ", "CN"},
      {"United States", "US"},
      {"the United States of America", "US"},
      {"U.S.", "US"},
      {"U.S.A.", "US"},
      {"America", "US"},
      {"UK", "GB"},
      {"Britain", "GB"},
      {"Great Britain", "GB"},
      {"England", "GB"},
      {"UAE", "AE"},
      {"Ivory Coast", "CI"},
      {"Côte d'Ivoire", "CI"},
      {"Côte d’Ivoire", "CI"},
      {"COTE D'IVOIRE", "CI"},
      {"Burma", "MM"},
      {"Myanmar", "MM"},
      {"Myanmar (Burma)", "MM"},
      {"Viet Nam", "VN"},
      {"Vietnam", "VN"},
      {"Turkey", "TR"},
      {"Türkiye", "TR"},
      {"Turkiye", "TR"},
      {"Holland", "NL"},
      {"The Netherlands", "NL"},
      {"Netherlands, The", "NL"},
      {"Bahamas, The", "BS"},
      {"Czech Republic", "CZ"},
      {"Czechia", "CZ"},
      {"South Korea", "KR"},
      {"Korea, Republic of", "KR"},
      {"Korea", "KR"},
      {"North Korea", "KP"},
      {"DPRK", "KP"},
      {"Congo", "CG"},
      {"Republic of the Congo", "CG"},
      {"Congo (Brazzaville)", "CG"},
      {"DR Congo", "CD"},
      {"Democratic Republic of the Congo", "CD"},
      {"Congo, The Democratic Republic of the", "CD"},
      {"Congo-Kinshasa", "CD"},
      {"Russia", "RU"},
      {"Russian Federation", "RU"},
      {"Palestine", "PS"},
      {"Palestinian Territories", "PS"},
      {"Kosovo", "XK"},
      {"Taiwan", "TW"},
      {"Hong Kong", "HK"},
      {"Macau", "MO"},
      {"Macao", "MO"},
      {"Swaziland", "SZ"},
      {"Eswatini", "SZ"},
      {"Cape Verde", "CV"},
      {"Cabo Verde", "CV"},
      {"East Timor", "TL"},
      {"Timor-Leste", "TL"},
      {"Macedonia", "MK"},
      {"North Macedonia", "MK"},
      {"Vatican", "VA"},
      {"Holy See", "VA"},
      {"Syria", "SY"},
      {"Syrian Arab Republic", "SY"},
      {"Iran", "IR"},
      {"Iran, Islamic Republic of", "IR"},
      {"Laos", "LA"},
      {"Lao PDR", "LA"},
      {"Bolivia", "BO"},
      {"Tanzania", "TZ"},
      {"Moldova", "MD"},
      {"Venezuela", "VE"},
      {"Brunei", "BN"},
      {"Brunei Darussalam", "BN"},
      {"Georgia", "GE"},
      {"Guinea", "GN"},
      {"Guinea-Bissau", "GW"},
      {"Equatorial Guinea", "GQ"},
      {"Papua New Guinea", "PG"},
      {"Niger", "NE"},
      {"Nigeria", "NG"},
      {"Dominica", "DM"},
      {"Dominican Republic", "DO"},
      {"Ireland", "IE"},
      {"Samoa", "WS"},
      {"Sudan", "SD"},
      {"South Sudan", "SS"},
      {"India", "IN"},
      {"Indonesia", "ID"},
      {"Austria", "AT"},
      {"Australia", "AU"},
      {"Bosnia", "BA"},
      {"Bosnia & Herzegovina", "BA"},
      {"Trinidad and Tobago", "TT"},
      {"St. Lucia", "LC"},
      {"Saint Kitts and Nevis", "KN"},
      {"Sao Tome and Principe", "ST"},
      {"Antigua & Barbuda", "AG"},
  });
}

TEST_CASE("former states keep their own codes, renamed ones have today's") {
  check({
      {"Soviet Union", "SUHH"},  {"USSR", "SUHH"},           {"U.S.S.R.", "SUHH"},
      {"Yugoslavia", "YUCS"},    {"East Germany", "DDDE"},   {"GDR", "DDDE"},
      {"West Germany", "DE"},    {"Czechoslovakia", "CSHH"}, {"Serbia and Montenegro", "CSXX"},
      {"Zaire", "ZRCD"},         {"South Yemen", "YDYE"},    {"North Yemen", "YE"},
      {"North Vietnam", "VDVN"}, {"South Vietnam", "VN"},    {"Netherlands Antilles", "ANHH"},
      {"Rhodesia", "ZW"},        {"Ceylon", "LK"},           {"Siam", "TH"},
      {"Persia", "IR"},          {"Upper Volta", "BF"},      {"Kampuchea", "KH"},
  });
}

TEST_CASE("place names of the Reuters collection, with hyphens") {
  check({
      {"west-germany", "DE"},
      {"east-germany", "DDDE"},
      {"south-korea", "KR"},
      {"north-korea", "KP"},
      {"ivory-coast", "CI"},
      {"ussr", "SUHH"},
      {"hong-kong", "HK"},
      {"el-salvador", "SV"},
      {"yemen-arab-republic", "YE"},
      {"yemen-demo-republic", "YDYE"},
      {"trinidad-tobago", "TT"},
      {"us-virgin-islands", "VI"},
      {"cayman-islands", "KY"},
      {"papua-new-guinea", "PG"},
      {"antigua", "AG"},
      {"burkina-faso", "BF"},
      {"dominican-republic", "DO"},
      {"saudi-arabia", "SA"},
      {"czechoslovakia", "CSHH"},
      {"zaire", "ZRCD"},
      {"swaziland", "SZ"},
      {"suriname", "SR"},
      {"liechtenstein", "LI"},
      {"sri-lanka", "LK"},
  });
}

TEST_CASE("names in many languages and scripts") {
  check({
      {"Chine", "CN"},
      {"Allemagne", "DE"},
      {"États-Unis", "US"},
      {"etats unis", "US"},
      {"Royaume-Uni", "GB"},
      {"Bénin", "BJ"},
      {"Deutschland", "DE"},
      {"Österreich", "AT"},
      {"Osterreich", "AT"},
      {"Elfenbeinküste", "CI"},
      {"Weißrussland", "BY"},
      {"Sowjetunion", "SUHH"},
      {"Vereinigte Staaten", "US"},
      {"España", "ES"},
      {"Espana", "ES"},
      {"Alemania", "DE"},
      {"Costa de Marfil", "CI"},
      {"Estados Unidos", "US"},
      {"Países Bajos", "NL"},
      {"Birmania", "MM"},
      {"Brasil", "BR"},
      {"Itália", "IT"},
      {"Svizzera", "CH"},
      {"Đan Mạch", "DK"},
      {"Danmark", "DK"},
      {"Sverige", "SE"},
      {"Suomi", "FI"},
      {"Polska", "PL"},
      {"Česko", "CZ"},
      {"Magyarország", "HU"},
      {"Ελλάδα", "GR"},
      {"ΕΛΛΑΔΑ", "GR"},
      {"Россия", "RU"},
      {"РОССИЯ", "RU"},
      {"Казахстан", "KZ"},
      {"Україна", "UA"},
      {"საქართველო", "GE"},
      {"Հայաստան", "AM"},
      {"ישראל", "IL"},
      {"مصر", "EG"},
      {"العراق", "IQ"},
      {"المغرب", "MA"},
      {"ایران", "IR"},
      {"إيران", "IR"},
      {"پاکستان", "PK"},
      {"भारत", "IN"},
      {"नेपाल", "NP"},
      {"বাংলাদেশ", "BD"},
      {"ไทย", "TH"},
      {"ลาว", "LA"},
      {"កម្ពុជា", "KH"},
      {"မြန်မာ", "MM"},
      {"中国", "CN"},
      {"中國", "CN"},
      {"马来西亚", "MY"},
      {"新加坡", "SG"},
      {"美国", "US"},
      {"日本", "JP"},
      {"サモア", "WS"},
      {"アメリカ", "US"},
      {"ソ連", "SUHH"},
      {"대한민국", "KR"},
      {"한국", "KR"},
      {"북한", "KP"},
  });
}

TEST_CASE("accents may be written as one character or as two") {
  CHECK(geo::country_code("Co\u0302te d'Ivoire") == "CI");
  CHECK(geo::country_code("Tu\u0308rkiye") == "TR");
}

TEST_CASE("what no table knows") {
  check({
      {"", ""},
      {" ", ""},
      {"...", ""},
      {"the", ""},
      {"Atlantis", ""},
      {"Kabul", ""},
      {"Africa", ""},
      {"Chinaa", ""},
      {"zz", ""},
      {"001", ""},
      {"China India", ""},
      {"\xff\xfe", ""},
      {"European Union", ""},
  });
}

TEST_CASE("English names of codes") {
  const std::vector<Row> rows = {
      {"China", "CN"},          {"Myanmar", "MM"},
      {"Ivory Coast", "CI"},    {"Hong Kong", "HK"},
      {"Macau", "MO"},          {"Congo", "CG"},
      {"DR Congo", "CD"},       {"Palestine", "PS"},
      {"Turkey", "TR"},         {"Czech Republic", "CZ"},
      {"East Timor", "TL"},     {"United States", "US"},
      {"United Kingdom", "GB"}, {"East Germany", "DDDE"},
      {"Soviet Union", "SUHH"}, {"Bosnia and Herzegovina", "BA"},
      {"Saint Lucia", "LC"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.code);
    CHECK(geo::country_name(row.code) == row.name);
    CHECK(geo::country_code(row.name).value_or("") == row.code);
  }
  CHECK(geo::country_name("QQ") == "QQ");
  CHECK(geo::country_name("") == "");
}

TEST_CASE("every name printed for a code is read back as that code") {
  for (char first = 'A'; first <= 'Z'; ++first) {
    for (char second = 'A'; second <= 'Z'; ++second) {
      const std::string code{first, second};
      const std::string_view name = geo::country_name(code);
      if (name == code) continue;
      CAPTURE(code);
      CHECK(geo::country_code(name) == code);
    }
  }
}

TEST_CASE("names close to a slip of the pen") {
  using Names = std::vector<std::string>;
  CHECK(geo::closest_country_names("Afganistan", 1) == Names{"Afghanistan"});
  CHECK(geo::closest_country_names("Jappan", 1) == Names{"Japan"});
  CHECK(geo::closest_country_names("Chian", 3).front() == "China");
  CHECK(geo::closest_country_names("ukrane", 2).front() == "Ukraine");
  CHECK(geo::closest_country_names("qqqqqqqqqqqq", 3).empty());
  CHECK(geo::closest_country_names("", 3).empty());
  CHECK(geo::closest_country_names(std::string(100000, 'x'), 3).empty());
}

TEST_CASE("regions by name in many languages, and by code") {
  const std::vector<Row> rows = {
      {"Africa", "002"},
      {"africa", "002"},
      {"Afrique", "002"},
      {"Afrika", "002"},
      {"South-Eastern Asia", "035"},
      {"Southeast Asia", "035"},
      {"Western Europe", "155"},
      {"Europe", "150"},
      {"Latin America", "419"},
      {"European Union", "EU"},
      {"002", "002"},
      {"欧洲", "150"},
      {"China", ""},
      {"America", ""},
      {"Middle East", "MIDEAST"},
      {"Nahost", "MIDEAST"},
      {"World", "001"},
      {"monde", "001"},
      {"ME", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto region = geo::find_region(row.name);
    CHECK((region ? region->code : "") == row.code);
  }
}

TEST_CASE("regions hold their countries, former states too") {
  const auto holds = [](std::string_view name, std::string_view code) {
    const auto region = geo::find_region(name);
    REQUIRE(region);
    return std::find(region->countries.begin(), region->countries.end(), code) != region->countries.end();
  };
  CHECK(holds("Africa", "KE"));
  CHECK(holds("Africa", "ZRCD"));
  CHECK_FALSE(holds("Africa", "FR"));
  CHECK(holds("South-Eastern Asia", "TH"));
  CHECK(holds("Western Europe", "DE"));
  CHECK(holds("Europe", "DDDE"));
  CHECK(holds("Eastern Europe", "SUHH"));
  CHECK(holds("European Union", "PL"));
  CHECK_FALSE(holds("European Union", "CH"));
  CHECK(holds("Middle East", "IR"));
  CHECK(holds("Middle East", "YDYE"));
  CHECK_FALSE(holds("Middle East", "PK"));
  for (const char* code : {"CN", "US", "ZRCD", "SUHH", "XK", "TW", "PS"}) CHECK(holds("World", code));
  CHECK(geo::closest_country_names("Afrca", 1) == std::vector<std::string>{"Africa"});
}

TEST_CASE("demonyms name a country, where they name one") {
  const std::vector<Row> rows = {
      {"German", "DE"}, {"french", "FR"}, {"Germans", "DE"}, {"Zairean", "ZRCD"}, {"West German", "DE"},
      {"Iraqis", "IQ"}, {"frenchs", ""},  {"China", ""},     {"Saudi", ""},       {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(geo::country_of_demonym(row.name).value_or("") == row.code);
  }
  CHECK_FALSE(geo::country_code("German"));  // an article declares names, not demonyms
}

TEST_CASE("the countries that a filter means") {
  using Codes = std::vector<std::string>;
  const struct {
    const char* name;
    Codes codes;
  } rows[] = {
      {"China", {"CN"}},
      {"Zaire", {"ZRCD", "CD"}},
      {"DR Congo", {"CD", "ZRCD"}},
      {"Zairean", {"ZRCD", "CD"}},
      {"Zimbabwe", {"ZW", "RHZW"}},
      {"East Germany", {"DDDE"}},  // not all of today's Germany
      {"Germany", {"DE"}},
      {"German", {"DE"}},
      {"Congo", {"CG"}},
      {"Northern America", {"BM", "CA", "GL", "PM", "US"}},
      {"Atlantis", {}},
      {"", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(geo::countries_meant(row.name) == row.codes);
  }
}
