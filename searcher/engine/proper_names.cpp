#include "searcher/engine/proper_names.h"

#include <algorithm>
#include <array>

#include "common/text/characters.h"
#include "searcher/engine/calendar_words.h"

namespace dateline::engine {

namespace {

constexpr std::size_t kNamedBytes = 16U << 10U;
constexpr std::size_t kMostWords = 6;     // of one name
constexpr std::size_t kLeastBytes = 3;    // of a name of one word
constexpr double kMostCapitals = 0.6;     // share of words with a capital: past that, they say nothing
constexpr std::size_t kLongestTitle = 3;  // letters before a full stop that ends no sentence: "Mr.", "Gen."
constexpr std::array<std::string_view, 17> kConnectors = {"al",    "bin", "da",  "das", "de",  "del",
                                                          "della", "den", "der", "di",  "dos", "du",
                                                          "ibn",   "la",  "of",  "van", "von"};

bool is_connector(std::string_view word) {
  return std::binary_search(kConnectors.begin(), kConnectors.end(), word);
}

// A word of a text, with what stands between it and the word before.
struct Word {
  std::string_view folded;
  std::uint32_t begin = 0, end = 0;
  bool capital = false;
  bool joins = false;   // to the word before, as parts of one name do
  bool begins = false;  // a sentence
};

bool is_blank(std::string_view gap) {
  return gap == " " || gap == "\n" || gap == "-";
}

Word read_word(std::string_view text, const text::Token& token, const text::Token* before) {
  Word word{token.word, token.begin, token.end};
  std::size_t offset = token.begin;
  word.capital = text::is_capital(text::next_code_point(text, offset));
  if (before == nullptr) {
    word.begins = true;
    return word;
  }
  const std::size_t gap_begin = std::min(before->end, token.begin);
  const std::string_view gap = text.substr(gap_begin, token.begin - gap_begin);
  offset = before->begin;
  const bool after_title = gap == ". " && before->end - before->begin <= kLongestTitle &&
                           text::is_capital(text::next_code_point(text, offset));
  word.joins = is_blank(gap) || after_title;
  word.begins = !after_title &&
                (gap.find_first_of(".!?:\"") != std::string_view::npos ||
                 gap.find("\n\n") != std::string_view::npos || gap.find("\u201C") != std::string_view::npos);
  return word;
}

std::vector<Word> read_words(text::Analyzer& analyzer, std::string_view text, std::string_view language) {
  std::vector<Word> words;
  const text::Token* before = nullptr;
  for (const text::Token& token : analyzer.analyze(text, language)) {
    if (token.kind != text::TokenKind::Word) continue;
    words.push_back(read_word(text, token, before));
    // A stop word is no name even in capitals, and neither is a day: "Karzai Tuesday".
    if (token.stop || is_calendar_word(token.word)) words.back().capital = false;
    before = &token;
  }
  return words;
}

bool says_something(const std::vector<Word>& words) {
  const auto capitals = std::count_if(words.begin(), words.end(), [](const Word& w) { return w.capital; });
  return static_cast<double>(capitals) <= kMostCapitals * static_cast<double>(words.size());
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

ProperNames::ProperNames(text::Analyzer& analyzer, const Article& article) {
  read(analyzer, article.summary, article.language);
  read(analyzer, article.body, article.language);
}

void ProperNames::read(text::Analyzer& analyzer, std::string_view text, std::string_view language) {
  text = text::cut_at_character(text, kNamedBytes);
  const std::vector<Word> words = read_words(analyzer, text, language);
  if (!says_something(words)) return;
  const bool single_words = language != "de" && language != "lb";
  for (std::size_t first = 0; first < words.size();) {
    if (!words[first].capital) {
      ++first;
      continue;
    }
    std::size_t end = first + 1;  // behind the last word with a capital
    for (std::size_t next = end; next < words.size() && next - first < kMostWords; ++next) {
      if (!words[next].joins || (!words[next].capital && !is_connector(words[next].folded))) break;
      if (words[next].capital) end = next + 1;
    }
    std::string key;
    std::vector<std::string> folded;
    for (std::size_t begin = end; begin-- > first;) {
      key += std::string(words[begin].folded) + ' ';
      folded.emplace(folded.begin(), words[begin].folded);
      if (!words[begin].capital) continue;
      const bool single = begin + 1 == end;
      if (single && (!single_words || words[begin].begins || words[begin].folded.size() < kLeastBytes))
        continue;
      const std::string_view written =
          text.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
      names_.try_emplace(key, ProperName{on_one_line(written), folded});
    }
    first = end;
  }
}

std::vector<ProperName> ProperNames::shared_with(const ProperNames& other) const {
  std::vector<ProperName> shared;
  std::string last;
  // Keys begin with the last word, so a name comes right after its endings.
  for (const auto& [key, name] : names_) {
    if (other.names_.count(key) == 0) continue;
    if (!shared.empty() && key.compare(0, last.size(), last) == 0) {
      shared.back() = name;
    } else {
      shared.push_back(name);
    }
    last = key;
  }
  return shared;
}

const ProperName* ProperNames::longest_with(std::string_view folded_word) const {
  const ProperName* longest = nullptr;
  for (const auto& [key, name] : names_) {
    if (std::find(name.words.begin(), name.words.end(), folded_word) == name.words.end()) continue;
    if (longest == nullptr || name.words.size() > longest->words.size()) longest = &name;
  }
  return longest;
}

}  // namespace dateline::engine
