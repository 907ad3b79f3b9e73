#include "searcher/engine/snippets.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "common/io/utf8.h"
#include "common/text/breaks.h"

using namespace dateline;
using namespace dateline::engine;

namespace {

text::Analyzer& analyzer() {
  static text::Analyzer one;
  return one;
}

// What a query of plain words highlights: an acronym in capitals only as such, other words by their stems,
// runs without spaces by their bigrams.
HighlightTerms words_of(std::string_view query, std::string_view language) {
  HighlightTerms terms;
  for (const text::Token& token : analyzer().analyze(query, language)) {
    if (token.kind == text::TokenKind::DictionaryWord) continue;
    const auto word = static_cast<unsigned>(terms.rarity.size());
    terms.rarity.push_back(1);
    if (token.acronym.empty()) {
      terms.stems.emplace(token.stem, word);
    } else {
      terms.acronyms.emplace(token.acronym, word);
    }
  }
  return terms;
}

// The snippet as one line, its hits in brackets.
std::string line_of(const std::vector<Fragment>& fragments) {
  std::string line;
  for (const Fragment& fragment : fragments) line += fragment.hit ? "[" + fragment.text + "]" : fragment.text;
  return line;
}

std::string text_of(const std::vector<Fragment>& fragments) {
  std::string text;
  for (const Fragment& fragment : fragments) text += fragment.text;
  return text;
}

std::string snippet(std::string_view body, std::string_view language, std::string_view query,
                    const SnippetOptions& options = {}) {
  return line_of(make_snippet(analyzer(), "", body, language, words_of(query, language), options));
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("every form of a query word is a hit, in all scripts") {
  struct Row {
    std::string_view name, text, language, query, line;
  };
  const Row rows[] = {
      {"inflections", "They cooperated on securing borders. Security matters.", "en", "security cooperation",
       "They [cooperated] on [securing] borders. [Security] matters."},
      {"neighbours are one hit", "A security cooperation deal on security, cooperation and trade.", "en",
       "security cooperation", "A [security cooperation] deal on [security], [cooperation] and trade."},
      {"a line end between neighbours", "A deal on security\ncooperation was signed.", "en",
       "security cooperation", "A deal on [security cooperation] was signed."},
      {"accents not typed", "Le président et la sécurité de la région.", "fr", "president securite",
       "Le [président] et la [sécurité] de la région."},
      {"a decomposed accent", "Le pre\u0301sident parle.", "fr", "president", "Le [pre\u0301sident] parle."},
      {"elision", "La crise de l'Iran et d’Israël.", "fr", "iran israël",
       "La crise de l'[Iran] et d’[Israël]."},
      {"possessive", "China's economy and China’s trade.", "en", "china",
       "[China]'s economy and [China]’s trade."},
      {"hyphens", "A US-led anti-terror drill.", "en", "terror", "A US-led anti-[terror] drill."},
      {"an acronym is not the pronoun", "The US told us that the U.S. would stay.", "en", "US",
       "The [US] told us that the [U.S]. would stay."},
      {"Arabic with harakat", "التَّعَاوُن الأمني بين البلدين", "ar", "التعاون", "[التَّعَاوُن] الأمني بين البلدين"},
      {"Hindi", "भारत और चीन के बीच सुरक्षा सहयोग पर बातचीत हुई।", "hi", "सुरक्षा सहयोग",
       "भारत और चीन के बीच [सुरक्षा सहयोग] पर बातचीत हुई।"},
      {"Chinese", "中国和阿富汗讨论安全合作问题。", "zh", "安全合作", "中国和阿富汗讨论[安全合作]问题。"},
      {"Japanese", "日本と中国は安全保障について協議した。", "ja", "安全保障",
       "日本と中国は[安全保障]について協議した。"},
      {"Russian", "Стороны обсудили вопросы безопасности.", "ru", "безопасность",
       "Стороны обсудили вопросы [безопасности]."},
      {"emoji beside a hit", "Peace 👨\u200D👩\u200D👧 talks 🇨🇳 began.", "en", "peace talks",
       "[Peace] 👨\u200D👩\u200D👧 [talks] 🇨🇳 began."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(snippet(row.text, row.language, row.query) == row.line);
  }
}

TEST_CASE("only what the query means is a hit") {
  HighlightTerms terms;
  const auto line = [&](std::string_view text, std::string_view language) {
    return line_of(make_snippet(analyzer(), "", text, language, terms, {}));
  };
  SUBCASE("an exact word form") {
    terms.words = {{"banks", 0}};
    CHECK(line("The bank of banks banks on banking.", "en") == "The bank of [banks banks] on banking.");
  }
  SUBCASE("a stop word inside a phrase, but not as a stem") {
    terms.words = {{"who", 0}};
    CHECK(line("Those who wait.", "en") == "Those [who] wait.");
    terms.words.clear();
    terms.stems = {{"who", 0}};
    CHECK(line("Those who wait.", "en") == "Those who wait.");
  }
  SUBCASE("accents as typed") {
    terms.accented = {{"péché", 0}, {"mur", 0}};
    CHECK(line("Le péché, la pêche et le mur pecheur.", "fr") == "Le [péché], la pêche et le [mur] pecheur.");
  }
  SUBCASE("excluded words are in no set") {
    terms = words_of("trade", "en");
    CHECK(line("Oil trade and gas trade.", "en") == "Oil [trade] and gas [trade].");
  }
}

TEST_CASE("fragments are sentences") {
  const std::string filler = repeated("Nothing of interest was said at this point of the day. ", 6);
  struct Row {
    std::string_view name;
    std::string text;
    std::string_view query, line;
    SnippetOptions options;
  };
  const Row rows[] = {
      {"the sentence with most query words, then its neighbours",
       filler + "Cooperation is old. The security cooperation treaty was signed in Kabul. It ends soon. " +
           filler,
       "security cooperation",
       "[Cooperation] is old. The [security cooperation] treaty was signed in Kabul. It ends soon.",
       {100, 3}},
      {"one fragment for each word where no sentence has both",
       "The security chief spoke. " + filler + "Much cooperation followed. " + filler,
       "security cooperation",
       "The [security] chief spoke. … Much [cooperation] followed.",
       {60, 3}},
      {"not after an abbreviation",
       "U.S. President J. Smith met Mr. Jones on Feb. 26 in Geneva. They left. " + filler,
       "jones",
       "U.S. President J. Smith met Mr. [Jones] on Feb. 26 in Geneva. They left.",
       {75, 3}},
      {"not a text that is shown already",
       "The security pact holds.\n" + filler + "\nThe  security pact holds. \n" + filler,
       "security",
       "The [security] pact holds.",
       {40, 3}},
      {"a line end in hard-wrapped text is a space",
       "The ministers of the two countries met to discuss the\nsecurity of their common border in the "
       "far\nnorth. More "
       "follows.\n   " +
           repeated("Nothing of interest was said.\n", 6),
       "security",
       "The ministers of the two countries met to discuss the [security] of their common border in the far "
       "north.",
       {110, 3}},
      {"a paragraph without a full stop ends",
       "Key points\nSecurity first\n" + filler,
       "security",
       "Key points [Security] first",
       {30, 3}},
      {"a question in quotes",
       "\"Is it safe?\" he asked the security men. \"Yes!\" They left. " + filler,
       "security",
       "\"Is it safe?\" he asked the [security] men.",
       {45, 3}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(snippet(row.text, "en", row.query, row.options) == row.line);
  }
}

TEST_CASE("a rarer word decides which sentence is shown") {
  HighlightTerms terms = words_of("common rare", "en");
  terms.rarity = {.5, 4};
  const std::string text =
      "A common thing. " + repeated("Filler stands in between them. ", 5) + "A rare thing.";
  CHECK(line_of(make_snippet(analyzer(), "", text, "en", terms, {16, 1})) == "A [rare] thing.");
}

TEST_CASE("a long sentence is cut at words around its hits") {
  const std::string before = repeated("and so on with many words ", 12);
  const std::string after = repeated("which then goes on for long ", 12);
  CHECK(snippet(before + "the security cooperation treaty " + after, "en", "security cooperation", {80, 3}) ==
        "… with many words the [security cooperation] treaty which then goes on for long …");
  CHECK(snippet("The security treaty " + after, "en", "security", {50, 3}) ==
        "The [security] treaty which then goes on for long …");
  CHECK(snippet(before + "the security treaty.", "en", "security", {50, 3}) ==
        "… and so on with many words the [security] treaty.");
  CHECK(snippet(before + "security " + after + before + " cooperation " + after, "en", "security cooperation",
                {80, 3}) ==
        "… words [security] which then goes on for … words [cooperation] which then goes on …");
}

TEST_CASE("text without spaces is cut between grapheme clusters") {
  struct Row {
    std::string_view name, unit, language, query;
  };
  const Row rows[] = {
      {"one endless word", "abcdefghij", "en", "xyz"},
      {"Chinese", "中国和阿富汗讨论了很多问题", "zh", "安全"},
      {"Thai", "ประเทศไทยมีความมั่นคงทางอาหาร", "th", "ความร่วมมือ"},
      {"joined emoji", "👨\u200D👩\u200D👧\u200D👦", "en", "peace"},
      {"combining marks", "a\u0300\u0301\u0302b\u0323", "en", "peace"},
      {"flags", "🇨🇳·🇦🇫:", "en", "peace"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string half = repeated(row.unit, 10'000 / row.unit.size());
    const std::string text = half + std::string(row.query) + half;
    const std::vector<Fragment> fragments =
        make_snippet(analyzer(), "", text, row.language, words_of(row.query, row.language), {});
    CHECK(characters(text_of(fragments)) <= 250);
    for (const Fragment& fragment : fragments) {
      CHECK(io::is_valid_utf8(fragment.text));
      if (fragment.text.find("…") != std::string::npos) continue;
      const std::size_t at = text.find(fragment.text);
      REQUIRE(at != std::string::npos);
      CHECK(text::grapheme_floor(text, at) == at);
      CHECK(text::grapheme_floor(text, at + fragment.text.size()) == at + fragment.text.size());
    }
  }
  CHECK(characters(snippet(repeated("安全", 3'000), "zh", "安全")) <= 130);
  CHECK(snippet("我们" + repeated("讨论问题", 100) + "安全合作" + repeated("讨论问题", 100), "zh", "安全合作",
                {40, 3})
            .find("[安全合作]") != std::string::npos);
}

TEST_CASE("Thai is cut at words of the dictionary, pieces of other words are no hits") {
  const std::string other = repeated("ประเทศไทยและประเทศจีนหารือกันเรื่องเศรษฐกิจ", 8);
  CHECK(snippet(other + "ความร่วมมือและความมั่นคง" + other, "th", "ความมั่นคง", {60, 3}) ==
        "… ความร่วมมือและ[ความมั่นคง]ประเทศไทยและประเทศจีนหารือกันเรื่อง …");
  CHECK(snippet("ความร่วมมือกับจีนที่วางไว้", "th", "ความร่วมมือ จีน") == "[ความร่วมมือ]กับ[จีน]ที่วางไว้");
  CHECK(snippet("ความร่วมมือด้านความมั่นคงชายแดน", "th", "ความมั่นคง") == "ความร่วมมือด้าน[ความมั่นคง]ชายแดน");
  CHECK(snippet("网络安全与安全合作", "zh", "安全合作") == "网络[安全]与[安全合作]");
}

TEST_CASE("without a hit the lead is shown") {
  const std::string body = "The first sentence. The second one! " + repeated("More of it follows here. ", 20);
  CHECK(snippet(body, "en", "absent", {40, 3}) == "The first sentence. The second one!");
  CHECK(snippet(body, "en", "", {40, 3}) == "The first sentence. The second one!");
  CHECK(snippet(repeated("one long sentence of words ", 9), "en", "absent", {29, 3}) ==
        "one long sentence of words …");
  CHECK(snippet("Short. " + repeated("one long sentence of words ", 9), "en", "absent", {40, 3}) ==
        "Short. one long sentence of words one …");
  CHECK(snippet(" \n\t A title-like line\n\nA second one", "en", "absent") ==
        "A title-like line A second one");
  CHECK(snippet("The lead. " + repeated("Filler. ", 40'000) + "Security.", "en", "security", {9, 3}) ==
        "The lead.");
}

TEST_CASE("the summary comes before the body, and only once") {
  const auto line = [](std::string_view summary, std::string_view body, std::string_view query,
                       SnippetOptions options = {}) {
    return line_of(make_snippet(analyzer(), summary, body, "en", words_of(query, "en"), options));
  };
  CHECK(line("", "", "security") == "");
  CHECK(line(" \n ", "\n\n", "security") == "");
  CHECK(line("Security first.", "", "security") == "[Security] first.");
  CHECK(line("Talks begin.", "Security was their subject.", "talks security") ==
        "[Talks] begin. [Security] was their subject.");
  CHECK(line("Security talks begin.", "Security talks  begin. They will last.", "security") ==
        "[Security] talks begin. They will last.");
  CHECK(line("Security talks begin in …", "Security talks begin in Kabul.", "security") ==
        "[Security] talks begin in Kabul.");
  CHECK(line("Security talks begin.", "KABUL - Security talks begin. They will last.", "security") ==
        "[Security] talks begin.");
}

TEST_CASE("white space is one space, bad bytes are U+FFFD") {
  CHECK(snippet("Oil\r\n\t and  gas\x01security", "en", "security") == "Oil and gas [security]");
  CHECK(snippet("oil \xFF\xC3 security", "en", "security") == "oil \uFFFD\uFFFD [security]");
}

TEST_CASE("a whole text with its hits") {
  const auto line = [](std::string_view text, std::string_view query) {
    return line_of(highlight(analyzer(), text, "en", words_of(query, "en")));
  };
  CHECK(line("", "security") == "");
  CHECK(line("No hit.\n", "security") == "No hit.\n");
  CHECK(line("Security cooperation,\n\nsecurity\ncooperation.", "security cooperation") ==
        "[Security cooperation],\n\n[security]\n[cooperation].");
}

TEST_CASE("any text gives valid fragments of bounded length") {
  const std::vector<std::string> pieces = {"security", "Security", "cooperation", " ",       " ",
                                           ". ",       "? ",       "\n",          "\n\n",    "…",
                                           "U.S.",     "a",        "x1",          "安全",    "合作",
                                           "。",       "ความ",     "มั่นคง",        "التعاون", "a\u0301\u0323",
                                           "\u200D",   "👩",        "👨\u200D👧",    "\xFF",    "\xE4\xBD",
                                           "\"",       "(",        "-",           "'s",      "🇨🇳",
                                           "हिन्दी",    "\u0301",   "\u3000",      "\t",      "ß",
                                           "No. 5"};
  const auto any_text = [&] {
    const auto chosen =
        *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size()));
    return std::accumulate(
        chosen.begin(), chosen.end(), std::string(),
        [&](std::string text, std::size_t piece) { return std::move(text) + pieces[piece]; });
  };
  const bool holds = rc::check("snippets of any text", [&] {
    const std::string summary = any_text();
    const std::string body = any_text();
    const std::string language = *rc::gen::element<std::string>("en", "zh", "th", "und", "");
    const SnippetOptions options{*rc::gen::inRange<std::size_t>(0, 80), *rc::gen::inRange<std::size_t>(0, 5)};
    const HighlightTerms terms = words_of("security cooperation 安全合作 ความมั่นคง", language);

    const std::vector<Fragment> fragments = make_snippet(analyzer(), summary, body, language, terms, options);
    for (const Fragment& fragment : fragments) {
      RC_ASSERT(!fragment.text.empty());
      RC_ASSERT(io::is_valid_utf8(fragment.text));
      RC_ASSERT(fragment.text.find('\n') == std::string::npos);
    }
    RC_ASSERT(characters(text_of(fragments)) <= options.characters + 3 * (options.fragments + 1));
    RC_ASSERT(text_of(highlight(analyzer(), body, language, terms)) == body);
  });
  CHECK(holds);
}
