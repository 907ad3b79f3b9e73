#include "searcher/query/compiler_ranking.h"

#include <fmt/format.h>

#include <utility>

#include "common/schema/fields.h"

namespace dateline::query {

using text::TokenKind;

namespace {

// How much two neighbouring words of the query count where they stand together.
constexpr double kAdjacencyWeight = 0.1;
constexpr std::size_t kMaxAdjacentWords = 4;

RankingLeaf leaf(const std::set<std::string>& terms) {
  std::string label;
  for (const std::string& term : terms) label.append(label.empty() ? "" : "|").append(term, 1);
  return {std::move(label), {terms.begin(), terms.end()}};
}

}  // namespace

void Ranking::add_word(const QueryToken& token) {
  const std::set<std::string> terms = forms_.content_terms(token);
  if (token.kind == TokenKind::DictionaryWord) {
    if (!terms.empty()) leaves_.push_back(leaf(terms));
    return;
  }
  QueryWord word;
  word.typed = token.word;
  word.stems = forms_.content_stems(token);
  if (terms.empty()) return;
  if (!token.acronym.empty()) word.acronyms.insert(token.acronym);
  word.frequency = forms_.frequency(terms);
  add_shown(std::move(word));
  add_leaf(terms);
}

void Ranking::add_exact(const QueryToken& token) {
  QueryWord word;
  word.typed = token.word;
  if (token.accented.empty()) {
    word.words.insert(token.word);
  } else {
    word.accented.insert(token.accented);
  }
  const std::set<std::string> terms = forms_.content_terms(token);
  word.frequency = forms_.frequency({exact_term(token, TextField::Main)});
  add_shown(std::move(word));
  if (!terms.empty()) add_leaf(terms);
}

void Ranking::add_leaf(const std::set<std::string>& terms) {
  leaves_.push_back(leaf(terms));
  ++content_words_;
}

void Ranking::add_rings(const std::string& typed, const std::vector<std::set<std::string>>& rings) {
  std::set<std::string> within;
  double weight = 1;
  for (std::size_t i = 0; i < rings.size(); ++i, weight /= 2) {
    const std::size_t before = within.size();
    within.insert(rings[i].begin(), rings[i].end());
    if (within.size() == before) continue;
    leaves_.push_back(
        {i == 0 ? typed : fmt::format("{}{}", typed, i), {within.begin(), within.end()}, weight});
  }
  if (!within.empty()) ++content_words_;
}

void Ranking::add_adjacent(const std::vector<QueryToken>& tokens) {
  if (content_words_ > kMaxAdjacentWords) return;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::Word || tokens[i + 1].kind != TokenKind::Word) continue;
    const std::set<std::string> first = forms_.content_stems(tokens[i]),
                                second = forms_.content_stems(tokens[i + 1]);
    if (first.empty() || second.empty()) continue;
    leaves_.push_back({fmt::format("{} {}", *first.begin(), *second.begin()),
                       {make_term({}, schema::kStemPrefix, *first.begin()),
                        make_term({}, schema::kStemPrefix, *second.begin())},
                       kAdjacencyWeight,
                       true});
  }
}

void Ranking::finish(CompiledQuery& query) {
  query.content_words = content_words_;
  query.ranks = content_words_ > 0;
  query.words = std::move(words_);
  query.leaves = std::move(leaves_);
}

}  // namespace dateline::query
