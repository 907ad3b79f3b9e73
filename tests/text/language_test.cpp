#include "common/text/language.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

namespace dateline::text {

TEST_CASE("languages of texts") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"The foreign ministers agreed on a plan for closer security cooperation in the region.", "en"},
      {"KENNEDY ADMINISTRATION PRESSURE ON NGO DINH DIEM TO STOP SUPPRESSING THE BUDDHISTS .", "en"},
      {"Gauss-Seidel (Algorithm 220)", "en"},
      {"IBM 709 Tape Matrix Compiler", "en"},
      {"Die Außenminister einigten sich auf einen Plan für engere Zusammenarbeit in der Region.", "de"},
      {"Les ministres des affaires étrangères se sont mis d’accord sur un plan de coopération.", "fr"},
      {"Los ministros de Exteriores acordaron un plan para una cooperación más estrecha.", "es"},
      {"Министры иностранных дел договорились о плане сотрудничества в регионе.", "ru"},
      {"اتفق وزراء الخارجية على خطة لتعزيز التعاون الأمني في المنطقة", "ar"},
      {"وزیران خارجه درباره برنامه همکاری امنیتی در منطقه به توافق رسیدند", "fa"},
      {"विदेश मंत्रियों ने क्षेत्र में सुरक्षा सहयोग की योजना पर सहमति जताई", "hi"},
      {"รัฐมนตรีต่างประเทศเห็นชอบแผนความร่วมมือด้านความมั่นคง", "th"},
      {"外相会談で安全保障協力の計画に合意した。", "ja"},
      {"OperaSoftware、Microsoftを独禁法違反でECに申し立て", "ja"},
      {"外交部长就该地区的安全合作计划达成一致。", "zh"},
      {"외교장관들은 안보 협력 계획에 합의했다", "ko"},
      {"שרי החוץ הסכימו על תוכנית לשיתוף פעולה ביטחוני באזור", "he"},
      {"", "und"},
      {"12,5 17.3 2025 ...", "und"},
      {"\xFF\xFE\x80", "und"},
  };
  for (const auto& [text, language] : rows) {
    CAPTURE(text);
    CHECK(detect_language(text) == language);
  }
}

TEST_CASE("invalid bytes do not hide the language") {
  CHECK(detect_language("Die Au\xDF"
                        "enminister einigten sich auf einen Plan f\xFCr engere Zusammenarbeit.\x01") == "de");
}

TEST_CASE("subtags of names and tags") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"en", "en"},      {"EN-us", "en"},  {"zh_Hant", "zh"}, {"eng", "en"},      {"iw", "he"},
      {"nb", "no"},      {"nn", "nn"},     {"French", "fr"},  {"français", "fr"}, {"FRANCAIS", "fr"},
      {"Deutsch", "de"}, {"日本語", "ja"}, {"русский", "ru"}, {"العربية", "ar"},  {"und", "und"},
      {"xx", ""},        {"", ""},         {"nonsense", ""},  {"x", ""},          {"English (US)", ""},
  };
  for (const auto& [name, subtag] : rows) {
    CAPTURE(name);
    CHECK(language_subtag(name) == subtag);
  }
}

TEST_CASE("names of subtags") {
  CHECK(language_name("fr") == "French");
  CHECK(language_name("ja") == "Japanese");
  CHECK(language_name("no") == "Norwegian");
  CHECK(language_name("qq") == "qq");
}

}  // namespace dateline::text
