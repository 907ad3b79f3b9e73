#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "common/io/utf8.h"

using namespace dateline;

namespace {

template <std::size_t n>
std::string bytes(const char (&literal)[n]) {
  return std::string(literal, n - 1);
}

struct Row {
  std::string input;
  std::string text;
  const char* encoding;
};

}  // namespace

TEST_CASE("Unicode is read as it is, or by its byte-order mark") {
  const Row rows[] = {
      {"", "", "UTF-8"},
      {"caf\xC3\xA9", "café", "UTF-8"},
      {"\xEF\xBB\xBF"
       "caf\xC3\xA9",
       "café", "UTF-8"},
      {bytes("a\0b\0"), "a b ", "UTF-8"},
      {bytes("\xFF\xFE"
             "c\0a\0f\0\xE9\0"),
       "café", "UTF-16LE"},
      {bytes("\xFE\xFF"
             "\0c\0a\0f\0\xE9"),
       "café", "UTF-16BE"},
      {bytes("\xFF\xFE\x3D\xD8\x00\xDE"), "😀", "UTF-16LE"},
      {bytes("\xFF\xFE\0\0c\0\0\0\xE9\0\0\0"), "cé", "UTF-32LE"},
      {bytes("\0\0\xFE\xFF\0\0\0c\0\0\0\xE9"), "cé", "UTF-32BE"},
      {bytes("N\0e\0w\0s\0 \0o\0f\0 \0K\0"), "News of K", "UTF-16LE"},
      {bytes("\0N\0e\0w\0s\0 \0o\0f"), "News of", "UTF-16BE"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const io::DecodedText decoded = io::decode(row.input);
    CHECK(decoded.text == row.text);
    CHECK(decoded.encoding == row.encoding);
    CHECK_FALSE(decoded.warning);
  }
}

TEST_CASE("other encodings are detected, and that is said") {
  const Row rows[] = {
      {bytes("Le pr\xE9sident a jug\xE9 la coop\xE9ration n\xE9"
             "cessaire \xE0 l\x92"
             "Europe, apr\xE8s les n\xE9gociations men\xE9"
             "es \xE0 Gen\xE8ve."),
       "Le président a jugé la coopération nécessaire à l’Europe, après les négociations menées à Genève.",
       "windows-1252"},
      {bytes("Die Regierung in M\xFCnchen will gr\xF6\xDF"
             "ere \xC4nderungen; \xFC"
             "ber die H\xF6he wird sp\xE4ter entschieden."),
       "Die Regierung in München will größere Änderungen; über die Höhe wird später entschieden.",
       "windows-1252"},
      {bytes("The minister\x92s office said the \x93talks\x94 were useful \x96 more to follow about the "
             "agreement."),
       "The minister’s office said the “talks” were useful – more to follow about the agreement.",
       "windows-1252"},
      {bytes("\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xEF\xF0\xEE\xE2\xB8\xEB \xE2\xF1\xF2\xF0\xE5\xF7\xF3 "
             "\xF1 \xEC\xE8\xED\xE8\xF1\xF2\xF0\xE0\xEC\xE8 \xEF\xEE \xE2\xEE\xEF\xF0\xEE\xF1\xE0\xEC "
             "\xFD\xEA\xEE\xED\xEE\xEC\xE8\xEA\xE8 \xE8 \xE1\xE5\xE7\xEE\xEF\xE0\xF1\xED\xEE\xF1\xF2\xE8 "
             "\xF1\xF2\xF0\xE0\xED\xFB."),
       "Президент провёл встречу с министрами по вопросам экономики и безопасности страны.", "windows-1251"},
      {bytes("\xCA\xE8\xBF\xE2. \xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xE7\xF3\xF1\xF2\xF0\xB3\xE2\xF1\xFF "
             "\xE7 \xEC\xB3\xED\xB3\xF1\xF2\xF0\xE0\xEC\xE8, \xF9\xEE\xE1 "
             "\xEE\xE1\xE3\xEE\xE2\xEE\xF0\xE8\xF2\xE8 \xEF\xE8\xF2\xE0\xED\xED\xFF "
             "\xE1\xE5\xE7\xEF\xE5\xEA\xE8 \xBF\xF5\xED\xFC\xEE\xBF \xEA\xF0\xE0\xBF\xED\xE8."),
       "Київ. Президент зустрівся з міністрами, щоб обговорити питання безпеки їхньої країни.",
       "windows-1251"},
      {bytes("\xF0\xD2\xC5\xDA\xC9\xC4\xC5\xCE\xD4 \xD0\xD2\xCF\xD7\xA3\xCC \xD7\xD3\xD4\xD2\xC5\xDE\xD5 "
             "\xD3 \xCD\xC9\xCE\xC9\xD3\xD4\xD2\xC1\xCD\xC9 \xD0\xCF \xD7\xCF\xD0\xD2\xCF\xD3\xC1\xCD "
             "\xDC\xCB\xCF\xCE\xCF\xCD\xC9\xCB\xC9 \xC9 \xC2\xC5\xDA\xCF\xD0\xC1\xD3\xCE\xCF\xD3\xD4\xC9 "
             "\xD3\xD4\xD2\xC1\xCE\xD9."),
       "Президент провёл встречу с министрами по вопросам экономики и безопасности страны.", "KOI8-R"},
      {bytes("\x93\x8C\x8B\x9E\x82\xC5\x8AJ\x82\xA9\x82\xEA\x82\xBD\x89\xEF\x8B"
             "c\x82\xC5\x81"
             "A\x8E\xF1\x91\x8A\x82\xCD\x8Co\x8D\xCF\x90\xAD\x8D\xF4\x82\xC9\x82\xC2\x82\xA2\x82\xC4\x90\xE0"
             "\x96\xBE\x82\xB5\x82\xBD\x81"
             "B\x90\xAD\x95{\x82\xCD\x97\x5C\x8EZ\x88\xC4\x82\xF0\x8C\x88\x92\xE8\x82\xB5\x82\xBD\x81"
             "B"),
       "東京で開かれた会議で、首相は経済政策について説明した。政府は予算案を決定した。", "Shift_JIS"},
      {bytes("\xC5\xEC\xB5\xFE\xA4\xC7\xB3\xAB\xA4\xAB\xA4\xEC\xA4\xBF\xB2\xF1\xB5\xC4\xA4\xC7\xA1\xA2\xBC"
             "\xF3\xC1\xEA\xA4\xCF\xB7\xD0\xBA\xD1\xC0\xAF\xBA\xF6\xA4\xCB\xA4\xC4\xA4\xA4\xA4\xC6\xC0\xE2"
             "\xCC\xC0\xA4\xB7\xA4\xBF\xA1\xA3\xC0\xAF\xC9\xDC\xA4\xCF\xCD\xBD\xBB\xBB\xB0\xC6\xA4\xF2\xB7"
             "\xE8\xC4\xEA\xA4\xB7\xA4\xBF\xA1\xA3"),
       "東京で開かれた会議で、首相は経済政策について説明した。政府は予算案を決定した。", "EUC-JP"},
      {bytes("\xCD\xE2\xBD\xBB\xB2\xBF\xB7\xA2\xD1\xD4\xC8\xCB\xD4\xDA\xC0\xFD\xD0\xD0\xBC\xC7\xD5\xDF\xBB"
             "\xE1\xC9\xCF\xB1\xED\xCA\xBE,"
             "\xBD\xAB\xBC\xCC\xD0\xF8\xCD\xC6\xB6\xAF\xC1\xBD\xB9\xFA\xB9\xD8\xCF\xB5\xB7\xA2\xD5\xB9\xA1"
             "\xA3\xCB\xAB\xB7\xBD\xBE\xCD\xB0\xB2\xC8\xAB\xBA\xCF\xD7\xF7\xBD\xBB\xBB\xBB\xC1\xCB\xD2\xE2"
             "\xBC\xFB\xA1\xA3"),
       "外交部发言人在例行记者会上表示,将继续推动两国关系发展。双方就安全合作交换了意见。", "GB18030"},
      {bytes("\xA5~\xA5\xE6\xB3\xA1\xB5o\xA8\xA5\xA4H\xA6"
             "b\xA8\xD2\xA6\xE6\xB0O\xAA\xCC\xB7|\xA4W\xAA\xED\xA5\xDC,\xB1N\xC4~"
             "\xC4\xF2\xB1\xC0\xB0\xCA\xA8\xE2\xB0\xEA\xC3\xF6\xABY\xB5o\xAEi\xA1"
             "C\xC2\xF9\xA4\xE8\xB4N\xA6w\xA5\xFE\xA6X\xA7@\xA5\xE6\xB4\xAB\xA4"
             "F\xB7N\xA8\xA3\xA1"
             "C"),
       "外交部發言人在例行記者會上表示,將繼續推動兩國關係發展。雙方就安全合作交換了意見。", "Big5"},
      {bytes("\xBC\xAD\xBF\xEF\xBF\xA1\xBC\xAD \xBF\xAD\xB8\xB0 \xC8\xB8\xC0\xC7\xBF\xA1\xBC\xAD "
             "\xB4\xEB\xC5\xEB\xB7\xC9\xC0\xBA \xB0\xE6\xC1\xA6 \xC1\xA4\xC3\xA5\xC0\xBB "
             "\xBC\xB3\xB8\xED\xC7\xDF\xB4\xD9. \xC1\xA4\xBA\xCE\xB4\xC2 \xB3\xBB\xB3\xE2 "
             "\xBF\xB9\xBB\xEA\xBE\xC8\xC0\xBB \xB9\xDF\xC7\xA5\xC7\xDF\xB4\xD9."),
       "서울에서 열린 회의에서 대통령은 경제 정책을 설명했다. 정부는 내년 예산안을 발표했다.", "EUC-KR"},
      {bytes("\xDE\xC7\xE1 \xC7\xE1\xD1\xC6\xED\xD3 \xC5\xE4 \xC7\xE1\xCA\xDA\xC7\xE6\xE4 "
             "\xC7\xE1\xC3\xE3\xE4\xED \xD6\xD1\xE6\xD1\xED \xE1\xE1\xE3\xE4\xD8\xDE\xC9\xA1 "
             "\xE6\xC3\xD6\xC7\xDD \xC3\xE4 \xC7\xE1\xE3\xDD\xC7\xE6\xD6\xC7\xCA \xD3\xCA\xD3\xCA\xE3\xD1."),
       "قال الرئيس إن التعاون الأمني ضروري للمنطقة، وأضاف أن المفاوضات ستستمر.", "windows-1256"},
      {bytes("Prezydent powiedzia\xB3, \xBF"
             "e wsp\xF3\xB3praca jest konieczna. Rz\xB1"
             "d przyj\xB1\xB3 bud\xBF"
             "et na przysz\xB3y rok."),
       "Prezydent powiedział, że współpraca jest konieczna. Rząd przyjął budżet na przyszły rok.",
       "ISO-8859-2"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const io::DecodedText decoded = io::decode(row.input);
    CHECK(decoded.text == row.text);
    CHECK(decoded.encoding == row.encoding);
    CHECK(decoded.warning == "not UTF-8: read as " + std::string(row.encoding));
  }
}

TEST_CASE("damaged UTF-8 is repaired, and that is said") {
  struct DamagedRow {
    std::string input;
    std::string text;
    int places;
    unsigned line;
  };
  const std::string article = "The talks in Kabul went on for the whole day and the night.\n";
  const DamagedRow rows[] = {
      {"caf\xC3\xA9, na\xC3\xAFve, \xE9t\xE9", "café, naïve, �t�", 2, 1},
      {article + "A bad byte: \xFF and more", article + "A bad byte: � and more", 1, 2},
      {article + "\xC3( and more", article + "�( and more", 1, 2},
      {article + "a lone \x80 in the text", article + "a lone � in the text", 1, 2},
      {article + "cut off in \xE6\x97", article + "cut off in �", 1, 2},
      {"\xED\xA0\x80", "���", 3, 1},
      {bytes("\xFF\xFE"
             "a\0\x00\xD8"
             "b\0"),
       "a�b", 1, 1},
      {bytes("\xFF\xFE"
             "a\0b"),
       "a�", 1, 1},
  };
  for (const DamagedRow& row : rows) {
    CAPTURE(row.input);
    const io::DecodedText decoded = io::decode(row.input);
    CHECK(decoded.text == row.text);
    const std::string places = std::to_string(row.places) + (row.places == 1 ? " place)" : " places)");
    CHECK(decoded.warning ==
          "bytes that are not " + decoded.encoding + " were replaced by U+FFFD (" + places);
    CHECK(decoded.warning_line == row.line);
  }
}

TEST_CASE("any bytes decode to valid UTF-8 without NUL") {
  CHECK(rc::check([](const std::string& input) {
    const std::string text = io::decode(input).text;
    RC_ASSERT(io::is_valid_utf8(text));
    RC_ASSERT(text.find('\0') == std::string::npos);
  }));
}
