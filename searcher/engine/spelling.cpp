#include "searcher/engine/spelling.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/io/utf8.h"
#include "searcher/engine/misspelling.h"
#include "searcher/query/characters.h"
#include "searcher/query/close_words.h"

namespace dateline::engine {

using query::Node;

namespace {

constexpr double kRareShare = 0.001;         // of all articles: a word in no more of them is doubtful
constexpr double kRareArticles = 2;          // … or in no more than so many
constexpr std::uint64_t kLeastArticles = 2;  // that hold a word which is suggested
constexpr double kUnseen = 0.003;            // articles that an unknown word counts as
constexpr double kPriorArticles = 10;  // that hold the other words by chance: smooths what few articles tell
constexpr double kLogStopWord = -2.0;  // searchers write fewer of them than articles do
constexpr std::size_t kReadings = 16;  // the likeliest by themselves are compared by their surroundings
constexpr std::size_t kDoubtful = 8;   // words that are looked at; the vocabulary is read for each
constexpr std::size_t kContexts = 8;   // words of the query that surroundings are made of
constexpr std::size_t kLeastLetters = 3;  // of a word, and of each half of two written as one
constexpr std::size_t kLeastKnownLetters =
    5;  // of one that some article holds: shorter ones are often abbreviations

bool is_capital(std::string_view character, char32_t code) {
  constexpr char32_t kSharpS = U'ß', kFinalSigma = U'ς';
  return code != kSharpS && code != kFinalSigma && io::fold_case(character) != character;
}

// Small letters only, of a script whose words are written letter by letter.
bool is_correctable(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const query::Character c = query::character_at(text, i);
    const bool is_hangul = (c.code >= 0x1100 && c.code < 0x1200) || (c.code >= 0xAC00 && c.code < 0xD7B0);
    const bool is_digit = (c.code >= '0' && c.code <= '9') || (c.code >= 0x660 && c.code < 0x66A) ||
                          (c.code >= 0x6F0 && c.code < 0x6FA) || (c.code >= 0x966 && c.code < 0x970);
    if (is_hangul || is_digit || query::is_punctuation(c.code)) return false;
    if (is_capital(text.substr(i, c.length), c.code)) return false;
    i += c.length;
  }
  return query::count_characters(text) >= kLeastLetters;
}

// One or more spaces and nothing else, and both may be changed.
bool are_parted_by_a_space(std::string_view query, const TypedWord& first, const TypedWord& second) {
  const std::string_view between = query.substr(first.end, second.begin - first.end);
  return first.plain && second.plain && !between.empty() &&
         between.find_first_not_of(' ') == std::string_view::npos;
}

class WordCollector {
 public:
  WordCollector(std::string_view query, query::WordForms& forms) : query_(query), forms_(forms) {}

  std::vector<TypedWord> collect(const Node& node) {
    visit(node, true);
    return std::move(words_);
  }

 private:
  void visit(const Node& node, bool plain) {
    if (const auto* word = std::get_if<query::Word>(&node.value)) add(node, *word, plain);
    if (const auto* near = std::get_if<query::Near>(&node.value)) visit_all(near->operands, plain);
    if (const auto* both = std::get_if<query::And>(&node.value)) visit_all(both->operands, plain);
    if (const auto* either = std::get_if<query::Or>(&node.value)) visit_all(either->operands, plain);
    const auto* sequence = std::get_if<query::Sequence>(&node.value);
    if (sequence == nullptr) return;
    for (const query::Sequence::Item& item : sequence->items)
      if (item.occur != query::Occur::MustNot) visit(item.node, plain && item.occur == query::Occur::Plain);
  }

  void visit_all(const std::vector<Node>& nodes, bool plain) {
    for (const Node& node : nodes) visit(node, plain);
  }

  void add(const Node& node, const query::Word& word, bool plain) {
    if (word.field != query::TextField::Main) return;
    const std::string typed(query_.substr(node.offset, node.length));
    for (const query::QueryToken& token : forms_.analyze(typed)) {
      const bool is_plain =
          plain && token.kind == text::TokenKind::Word &&
          is_correctable(std::string_view(typed).substr(token.begin, token.end - token.begin));
      words_.push_back({node.offset + token.begin, node.offset + token.end, token, is_plain});
    }
  }

  std::string_view query_;
  query::WordForms& forms_;
  std::vector<TypedWord> words_;
};

}  // namespace

std::vector<TypedWord> typed_words(std::string_view query, const query::QueryAst& ast,
                                   query::WordForms& forms) {
  if (!ast.root) return {};
  std::vector<TypedWord> words = WordCollector(query, forms).collect(*ast.root);
  std::sort(words.begin(), words.end(),
            [](const TypedWord& a, const TypedWord& b) { return a.begin < b.begin; });
  return words;
}

Speller::Speller(const index::OpenIndex& index, text::Analyzer& analyzer,
                 const std::vector<std::string>& languages, std::string query_language)
    : index_(index),
      analyzer_(analyzer),
      languages_(languages),
      forms_(index, analyzer, languages, std::move(query_language)),
      evaluator_(index, analyzer),
      all_articles_(std::max<double>(1, static_cast<double>(index.articles()))) {}

std::optional<std::string> Speller::query_meant(std::string_view query, const query::QueryAst& ast) {
  const std::vector<TypedWord> words = typed_words(query, ast, forms_);
  std::vector<bool> doubtful;
  std::size_t count = 0;
  for (const TypedWord& word : words) {
    doubtful.push_back(count < kDoubtful && word.plain && is_doubtful(word.token.word));
    if (doubtful.back()) ++count;
  }
  if (std::find(doubtful.begin(), doubtful.end(), true) == doubtful.end()) return std::nullopt;

  std::vector<Context> contexts;
  for (std::size_t i = 0; i < words.size() && contexts.size() < kContexts; ++i)
    if (!doubtful[i]) add_context(words[i].token.word, contexts);

  std::string meant;
  std::size_t copied = 0;
  const auto replace = [&](std::size_t begin, std::size_t end, const std::string& text) {
    meant.append(query.substr(copied, begin - copied)).append(text);
    copied = end;
    if (contexts.size() < kContexts) add_context(text, contexts);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TypedWord& word = words[i];
    const bool pair = i + 1 < words.size() && are_parted_by_a_space(query, word, words[i + 1]);
    if (pair && (doubtful[i] || doubtful[i + 1])) {
      if (const auto joined = joined_word(word.token.word, words[i + 1].token.word, contexts)) {
        replace(word.begin, words[i + 1].end, *joined);
        ++i;
        continue;
      }
    }
    if (!doubtful[i]) continue;
    if (const auto other = other_word(word.token.word, contexts)) replace(word.begin, word.end, *other);
  }
  if (copied == 0) return std::nullopt;
  return meant.append(query.substr(copied));
}

// A word that few articles hold in any of its forms, and that is no stop word.
bool Speller::is_doubtful(const std::string& word) {
  const double most = std::max(kRareArticles, all_articles_ * kRareShare), known = articles_with_forms(word);
  if (known > most || is_stop_word(word)) return false;
  return known == 0 || query::count_characters(word) >= kLeastKnownLetters;
}

std::optional<std::string> Speller::other_word(const std::string& word,
                                               const std::vector<Context>& contexts) {
  std::vector<Reading> readings = near_words(word);
  for (Reading& reading : split_words(word)) readings.push_back(std::move(reading));
  Reading typed = reading_of(word);
  typed.occurrences = articles_with_forms(word);
  return best_reading(typed, std::move(readings), contexts);
}

std::optional<std::string> Speller::joined_word(const std::string& first, const std::string& second,
                                                const std::vector<Context>& contexts) {
  Reading joined = reading_of(first + second);
  joined.log_slip = kLogExtraSpace;
  Reading typed = reading_of(first);
  typed.text.append(" ").append(second);
  typed.terms.push_back(terms_of(second));
  typed.occurrences = count_articles(typed);
  return best_reading(typed, {std::move(joined)}, contexts);
}

std::vector<Speller::Reading> Speller::near_words(const std::string& word) {
  std::vector<Reading> readings;
  const unsigned most = query::edits_allowed(query::count_characters(word));
  for (query::CloseWord& close : query::close_words(index_, word, most)) {
    if (close.distance == 0 || close.frequency < kLeastArticles || !is_correctable(close.word)) continue;
    Reading& reading = readings.emplace_back();
    reading.log_slip = log_probability_of_slip(word, close.word, close.distance);
    if (is_stop_word(close.word)) reading.log_slip += kLogStopWord;
    reading.occurrences = static_cast<double>(close.frequency);
    reading.text = std::move(close.word);
  }
  return readings;
}

std::vector<Speller::Reading> Speller::split_words(const std::string& word) {
  std::vector<Reading> readings;
  for (std::size_t at = 1; at < word.size(); ++at) {
    const std::string first = word.substr(0, at), second = word.substr(at);
    const bool inside_character = (static_cast<unsigned char>(second[0]) & 0xC0U) == 0x80U;
    if (inside_character || query::count_characters(first) < kLeastLetters ||
        query::count_characters(second) < kLeastLetters)
      continue;
    if (is_doubtful(first) || is_doubtful(second) || is_stop_word(first) || is_stop_word(second)) continue;
    Reading reading = reading_of(first);
    reading.text.append(" ").append(second);
    reading.log_slip = kLogMissingSpace;
    reading.terms.push_back(terms_of(second));
    reading.occurrences = count_articles(reading);
    readings.push_back(std::move(reading));
  }
  return readings;
}

std::optional<std::string> Speller::best_reading(const Reading& typed, std::vector<Reading> readings,
                                                 const std::vector<Context>& contexts) {
  const auto by_itself = [this](const Reading& reading) { return log_likelihood(reading, {}); };
  std::stable_sort(readings.begin(), readings.end(),
                   [&](const Reading& a, const Reading& b) { return by_itself(a) > by_itself(b); });
  if (readings.size() > kReadings) readings.resize(kReadings);
  const Reading* best = nullptr;
  double most = log_likelihood(typed, contexts);
  for (Reading& reading : readings) {
    if (reading.terms.empty()) reading.terms.push_back(terms_of(reading.text));
    const double likelihood = log_likelihood(reading, contexts);
    if (likelihood <= most) continue;
    most = likelihood;
    best = &reading;
  }
  if (best == nullptr) return std::nullopt;
  return best->text;
}

double Speller::log_likelihood(const Reading& reading, const std::vector<Context>& contexts) {
  double sum = reading.log_slip + std::log((reading.occurrences + kUnseen) / all_articles_);
  if (contexts.empty()) return sum;
  const std::optional<MatchSet> articles = articles_of(reading);
  const double holding = articles ? static_cast<double>(articles->count()) : 0;
  for (const Context& context : contexts) {
    MatchSet both = context.articles;
    const double shared = articles ? static_cast<double>((both &= *articles).count()) : 0;
    sum += std::log((shared + kPriorArticles * context.share) / (holding + kPriorArticles));
  }
  return sum;
}

Speller::Reading Speller::reading_of(const std::string& word) {
  Reading reading;
  reading.text = word;
  reading.occurrences = articles_with(word);
  reading.terms.push_back(terms_of(word));
  return reading;
}

// Words that are in no article say nothing.
void Speller::add_context(const std::string& words, std::vector<Context>& contexts) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    std::optional<MatchSet> articles = articles_of(reading_of(words.substr(begin, end - begin)));
    begin = end + 1;
    const double share = articles ? static_cast<double>(articles->count()) / all_articles_ : 0;
    if (share > 0) contexts.push_back({std::move(*articles), share});
  }
}

std::set<std::string> Speller::terms_of(const std::string& word) {
  return forms_.content_terms({word, {}, {}, word, 1, text::TokenKind::Word});
}

bool Speller::is_stop_word(const std::string& word) {
  return std::any_of(languages_.begin(), languages_.end(),
                     [&](const std::string& language) { return analyzer_.is_stop_word(word, language); });
}

double Speller::articles_with(const std::string& word) const {
  return static_cast<double>(index_.articles_with(word));
}

double Speller::articles_with_forms(const std::string& word) {
  return std::max(articles_with(word), static_cast<double>(forms_.frequency(terms_of(word))));
}

// nullopt for a stop word: its stem is in no article.
std::optional<MatchSet> Speller::articles_of(const Reading& reading) {
  std::vector<query::MatchNode> nodes;
  for (const std::set<std::string>& terms : reading.terms)
    if (!terms.empty()) nodes.push_back(query::MatchNode::any_term(terms));
  if (nodes.empty()) return std::nullopt;
  return evaluator_.evaluate(query::MatchNode::all_of(std::move(nodes)));
}

double Speller::count_articles(const Reading& reading) {
  const std::optional<MatchSet> articles = articles_of(reading);
  return articles ? static_cast<double>(articles->count()) : 0;
}

}  // namespace dateline::engine
