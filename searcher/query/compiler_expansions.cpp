#include "searcher/query/compiler_expansions.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/schema/fields.h"
#include "searcher/query/close_words.h"
#include "searcher/query/parser.h"

namespace dateline::query {

namespace {

// Beyond so many forms a word's weight says nothing more.
constexpr std::size_t kMaxRankedForms = 100;

std::string cut_warning(std::string_view typed) {
  return fmt::format("{} stands for more than {} words; the most frequent are taken", typed, kMaxExpansions);
}

// The nearest spellings, of one distance the most frequent ones; true when some were left out.
bool keep_nearest(std::vector<CloseWord>& words) {
  std::stable_sort(words.begin(), words.end(), [](const CloseWord& a, const CloseWord& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.frequency > b.frequency;
  });
  if (words.size() <= kMaxExpansions) return false;
  words.resize(kMaxExpansions);
  return true;
}

}  // namespace

void Expander::add_stems(const std::string& word, std::set<std::string>& terms) {
  for (const std::string& language : languages_)
    if (!analyzer_.is_stop_word(word, language))
      terms.insert(make_term({}, schema::kStemPrefix, analyzer_.stem(word, language)));
}

// The body has no terms of its own: what the main field finds is looked for in the stored text.
MatchNode Expander::match_node(TextField field, const std::set<std::string>& terms,
                               const QueryWord& shown) const {
  MatchNode match = MatchNode::any_term(terms);
  if (field != TextField::Body || terms.empty()) return match;
  MatchNode checked = MatchNode::of(MatchNode::Kind::Checked);
  checked.children.push_back(std::move(match));
  checked.check.field = TextField::Body;
  checked.check.tests.push_back({shown.stems, shown.words, {}, 0});
  return checked;
}

ExpandedWord Expander::wildcard(const Wildcard& wildcard) {
  const std::string_view prefix = field_prefix(wildcard.field);
  const Expansion expansion = expand_wildcard(index_, prefix, text::fold(wildcard.pattern), kMaxExpansions);
  ExpandedWord expanded;
  if (expansion.cut) expanded.warning = cut_warning(wildcard.pattern);
  expanded.shown.typed = wildcard.pattern;
  std::set<std::string> terms, ranked;
  for (const auto& [form, frequency] : expansion.terms) {
    terms.insert(make_term(prefix, {}, form));
    expanded.shown.words.insert(form);
    expanded.shown.frequency += frequency;
    if (ranked.size() < kMaxRankedForms) add_stems(form, ranked);
  }
  expanded.match = match_node(wildcard.field, terms, expanded.shown);
  if (!terms.empty()) expanded.rings.push_back(std::move(ranked));
  return expanded;
}

ExpandedWord Expander::close_spellings(const QueryToken& token, TextField field) {
  const std::string_view prefix = field_prefix(field);
  const bool has_field = !prefix.empty();
  ExpandedWord expanded;
  expanded.shown.typed = token.word + '~';
  expanded.shown.stems = forms_.content_stems(token);
  std::set<std::string> terms = has_field ? std::set<std::string>() : forms_.acronym_terms(token);
  for (const std::string& stem : expanded.shown.stems)
    terms.insert(make_term(prefix, schema::kStemPrefix, stem));
  expanded.rings.push_back(forms_.content_terms(token));
  expanded.shown.frequency = forms_.frequency(terms);

  std::vector<CloseWord> close;
  if (token.kind == text::TokenKind::Word)
    close = close_words(index_, token.word, edits_allowed(count_characters(token.word)));
  if (token.kind != text::TokenKind::Word) terms.insert(exact_term(token, field));
  if (keep_nearest(close)) expanded.warning = cut_warning(expanded.shown.typed);
  std::size_t ranked = 0;
  for (const CloseWord& one : close) {
    terms.insert(make_term(prefix, {}, one.word));
    expanded.shown.words.insert(one.word);
    expanded.shown.frequency += one.frequency;
    if (++ranked > kMaxRankedForms) continue;
    expanded.rings.resize(std::max<std::size_t>(expanded.rings.size(), one.distance + 1));
    add_stems(one.word, expanded.rings[one.distance]);
  }
  expanded.match = match_node(field, terms, expanded.shown);
  return expanded;
}

}  // namespace dateline::query
