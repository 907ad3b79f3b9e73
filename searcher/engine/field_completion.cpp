// Completions of what is typed within a field, behind a quotation mark or a sign.
#include <algorithm>
#include <utility>

#include "common/geo/countries.h"
#include "common/geo/fold_name.h"
#include "common/index/xapian_errors.h"
#include "common/schema/fields.h"
#include "common/text/language.h"
#include "searcher/engine/completion.h"

namespace dateline::engine {

using query::Field;
using query::MatchNode;
using schema::ValueColumn;

namespace {

constexpr std::size_t kCandidates = 100;     // values that are counted beside the rest of the query,
constexpr std::size_t kWordCandidates = 24;  // … and words

CompletionKind kind_of(Field field) {
  switch (field) {
    case Field::Tag:
      return CompletionKind::Tag;
    case Field::Country:
      return CompletionKind::Country;
    case Field::Language:
      return CompletionKind::Language;
    case Field::Source:
      return CompletionKind::Source;
    default:
      return CompletionKind::Word;
  }
}

bool is_one_word(std::string_view text) {
  return text.find_first_of(" \t\"'()+,:;*?~") == std::string_view::npos && !text.starts_with('-');
}

// As it can be read again, behind what was typed before it.
std::string typed_out(const query::Unfinished& part, std::string value) {
  std::replace(value.begin(), value.end(), '"', ' ');
  const bool whole = kind_of(part.field) != CompletionKind::Word;
  if (part.quoted) return part.kept + value + (whole ? "\"" : "");
  return part.kept + (is_one_word(value) ? value : '"' + value + '"');
}

// At the beginning of a word of it.
bool has_word_with(std::string_view folded, std::string_view beginning) {
  return folded.starts_with(beginning) || folded.find(" " + std::string(beginning)) != std::string_view::npos;
}

}  // namespace

std::vector<Completion> Completer::complete(const query::Unfinished& part,
                                            const std::optional<MatchSet>& articles, std::size_t limit) {
  std::vector<Completion> list;
  const bool anywhere = part.field == Field::Main || part.field == Field::Body;
  if (anywhere && articles && !part.text.empty()) {
    std::vector<Counted> words = frequent_words(text::fold(part.text), std::max(kWordCandidates, limit));
    count_together(*articles, words);
    for (const Counted& word : words)
      if (word.count > 0 && list.size() < limit)
        list.push_back({typed_out(part, word.term), CompletionKind::Word, word.count});
    return list;
  }
  for (const Value& value : values_of(part.field, part.text, std::max(kCandidates, limit))) {
    const std::size_t held = count(value, articles);
    if (held == 0) continue;
    Completion one{typed_out(part, value.text), kind_of(part.field), held};
    // A tag of one word is asked for as the word is.
    const auto same = std::find_if(list.begin(), list.end(), [&](const Completion& other) {
      return text::fold(other.text) == text::fold(one.text);
    });
    if (same == list.end())
      list.push_back(std::move(one));
    else
      same->count = std::max(same->count, one.count);
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const Completion& a, const Completion& b) { return a.count > b.count; });
  if (list.size() > limit) list.resize(limit);
  return list;
}

std::vector<Completer::Value> Completer::values_of(Field field, std::string_view beginning,
                                                   std::size_t limit) {
  const std::string folded = text::fold(beginning);
  std::vector<Value> values;
  switch (field) {
    case Field::Main:
    case Field::Body:
      if (folded.empty()) break;
      for (Counted& word : frequent_words(folded, limit)) values.push_back({word.term, {word.term}});
      break;
    case Field::Title:
      if (!folded.empty()) return words_in_field(schema::kTitlePrefix, folded, limit);
      break;
    case Field::Summary:
      if (!folded.empty()) return words_in_field(schema::kSummaryPrefix, folded, limit);
      break;
    case Field::Tag:
      return tag_values(folded, limit);
    case Field::Source:
      for (const Counted& source : frequent_terms(std::string(schema::kSourcePrefix) + folded, limit))
        values.push_back(
            {as_written(source.term, schema::kSourcePrefix, ValueColumn::Source), {source.term}});
      break;
    case Field::Country:
      return country_values(beginning);
    case Field::Language:
      return language_values(folded);
    case Field::Path:
    case Field::Date:
      break;
  }
  return values;
}

// Whole tags, then words of tags.
std::vector<Completer::Value> Completer::tag_values(std::string_view beginning, std::size_t limit) {
  std::vector<Value> values;
  for (const Counted& tag : frequent_terms(std::string(schema::kTagPrefix).append(beginning), limit))
    values.push_back({as_written(tag.term, schema::kTagPrefix, ValueColumn::Tag), {tag.term}});
  if (!beginning.empty())
    for (Value& word : words_in_field(schema::kTagWordPrefix, std::string(beginning), limit))
      values.push_back(std::move(word));
  return values;
}

// By a word of the English name, or the code.
std::vector<Completer::Value> Completer::country_values(std::string_view beginning) const {
  std::set<std::string> codes;
  for (const index::Segment& segment : index_.segments()) {
    const schema::ColumnsView& columns = segment.columns();
    for (std::uint32_t i = 0; i < columns.vocabulary_size(ValueColumn::Country); ++i)
      codes.emplace(columns.text(ValueColumn::Country, i));
  }
  const std::string folded = geo::fold_name(beginning);
  std::vector<Value> values;
  for (const std::string& code : codes) {
    const std::string name(schema::is_known_country(code) ? geo::country_name(code) : code.substr(1));
    if (!has_word_with(geo::fold_name(name), folded) && text::fold(code) != text::fold(beginning)) continue;
    values.push_back({name,
                      {schema::facet_term(schema::kCountryPrefix, code),
                       schema::facet_term(schema::kInferredCountryPrefix, code)}});
  }
  std::sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return a.text < b.text; });
  return values;
}

// By code or English name, as it was begun.
std::vector<Completer::Value> Completer::language_values(std::string_view beginning) const {
  std::vector<Value> values;
  for (const std::string& code : languages_) {
    const std::string name = text::language_name(code);
    const bool by_code = code.starts_with(beginning);
    if (by_code || text::fold(name).starts_with(beginning))
      values.push_back({by_code ? code : name, {schema::facet_term(schema::kLanguagePrefix, code)}});
  }
  return values;
}

std::vector<Completer::Value> Completer::words_in_field(std::string_view prefix, const std::string& beginning,
                                                        std::size_t limit) {
  std::vector<Value> values;
  for (const Counted& word : frequent_terms(std::string(prefix) + beginning, limit)) {
    const std::string text = word.term.substr(prefix.size());
    if (!is_stop_word(text)) values.push_back({text, {word.term}});
  }
  return values;
}

std::size_t Completer::count(const Value& value, const std::optional<MatchSet>& articles) {
  if (articles) {
    MatchSet both = evaluator_.evaluate(MatchNode::any_term(value.terms));
    return (both &= *articles).count();
  }
  // An article has at most one of them.
  std::size_t sum = 0;
  for (const std::string& term : value.terms)
    sum += live_count(term, index::guard_xapian("the index", [&] {
                        return std::uint64_t{index_.database().get_termfreq(term)};
                      }));
  return sum;
}

}  // namespace dateline::engine
