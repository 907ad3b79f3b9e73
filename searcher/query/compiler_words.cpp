#include "searcher/query/compiler_words.h"

#include <algorithm>

#include "common/schema/fields.h"

namespace dateline::query {

using text::Token;
using text::TokenKind;

std::string_view field_prefix(TextField field) {
  switch (field) {
    case TextField::Title:
      return schema::kTitlePrefix;
    case TextField::Summary:
      return schema::kSummaryPrefix;
    case TextField::Tag:
      return schema::kTagWordPrefix;
    case TextField::Main:
    case TextField::Body:
      break;
  }
  return {};
}

std::string make_term(std::string_view field, std::string_view kind, std::string_view word) {
  return std::string(field).append(kind).append(word);
}

std::string exact_term(const QueryToken& token, TextField field) {
  if (token.kind != TokenKind::Word) return make_term(field_prefix(field), schema::kStemPrefix, token.word);
  if (!token.accented.empty() && field_prefix(field).empty())
    return make_term({}, schema::kAccentedPrefix, token.accented);
  return make_term(field_prefix(field), {}, token.word);
}

std::vector<QueryToken> WordForms::analyze(const std::string& text) {
  std::vector<QueryToken> tokens;
  for (const Token& token : analyzer_.analyze(text, query_language_)) {
    const bool is_known_acronym =
        !token.acronym.empty() &&
        index_.articles_with(make_term({}, schema::kAcronymPrefix, token.acronym)) > 0;
    tokens.push_back({std::string(token.word), std::string(token.accented),
                      is_known_acronym ? std::string(token.acronym) : std::string(), std::string(token.stem),
                      token.position, token.kind, token.begin, token.end});
  }
  return tokens;
}

LanguageStem WordForms::stem_in(const QueryToken& token, const std::string& language) {
  if (token.kind != TokenKind::Word) return {token.word, false};
  return {std::string(analyzer_.stem(token.word, language)), analyzer_.is_stop_word(token.word, language)};
}

std::set<std::string> WordForms::content_stems(const QueryToken& token) {
  std::set<std::string> stems;
  if (token.kind == TokenKind::Word && analyzer_.is_stop_word(token.word, query_language_)) return stems;
  for (const std::string& language : languages_)
    if (LanguageStem stem = stem_in(token, language); !stem.stop) stems.insert(std::move(stem.stem));
  if (languages_.empty()) stems.insert(token.stem);
  return stems;
}

std::set<std::string> WordForms::acronym_terms(const QueryToken& token) const {
  std::set<std::string> terms;
  if (!token.acronym.empty()) terms.insert(make_term({}, schema::kAcronymPrefix, token.acronym));
  return terms;
}

std::set<std::string> WordForms::content_terms(const QueryToken& token) {
  std::set<std::string> terms = acronym_terms(token);
  for (const std::string& stem : content_stems(token)) terms.insert(make_term({}, schema::kStemPrefix, stem));
  return terms;
}

MatchNode WordForms::positional(const std::vector<QueryToken>& tokens, Xapian::Query::op op,
                                std::uint32_t window) {
  std::set<std::vector<std::string>> branches;
  for (const std::string& language : languages_) {
    std::vector<std::string> terms;
    for (const QueryToken& token : tokens)
      if (const LanguageStem stem = stem_in(token, language); !stem.stop)
        terms.push_back(make_term({}, schema::kStemPrefix, stem.stem));
    if (terms.size() < 2) return MatchNode::everything();
    branches.insert(std::move(terms));
  }
  std::vector<MatchNode> nodes;
  for (const std::vector<std::string>& terms : branches) {
    MatchNode branch = MatchNode::of(MatchNode::Kind::Positional);
    branch.positional =
        Xapian::Query(op, terms.begin(), terms.end(),
                      std::max<std::uint32_t>(window, static_cast<std::uint32_t>(terms.size())));
    nodes.push_back(std::move(branch));
  }
  return MatchNode::any_of(std::move(nodes));
}

std::uint64_t WordForms::frequency(const std::set<std::string>& terms) const {
  std::uint64_t most = 0;
  for (const std::string& term : terms) most += index_.articles_with(term);
  return std::min<std::uint64_t>(most, index_.documents());
}

}  // namespace dateline::query
