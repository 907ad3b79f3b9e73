#include "searcher/engine/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "common/geo/countries.h"
#include "common/schema/fields.h"
#include "common/text/analyzer.h"
#include "common/text/language.h"

namespace dateline::engine {

using schema::ValueColumn;

namespace {

struct Tally {
  std::string label;  // as written, of the most frequent spelling
  std::size_t count = 0, declared = 0, best = 0;
};
using Tallies = std::map<std::string, Tally>;  // by what makes values one: folded text, code

ValueColumn column_of(FacetField field) {
  switch (field) {
    case FacetField::Tag:
      return ValueColumn::Tag;
    case FacetField::Language:
      return ValueColumn::Language;
    case FacetField::Source:
      return ValueColumn::Source;
    case FacetField::Corpus:
      return ValueColumn::Corpus;
    case FacetField::Country:
    case FacetField::Month:
    case FacetField::Year:
      break;
  }
  return ValueColumn::Country;
}

// What one value of a column is called as a facet value.
std::pair<std::string, std::string> key_and_label(const index::OpenIndex& index, std::uint32_t segment,
                                                  FacetField field, std::string_view value) {
  if (field == FacetField::Country && schema::is_known_country(value))
    return {std::string(value), std::string(geo::country_name(value))};
  if (field == FacetField::Country) return {":" + text::fold(value.substr(1)), std::string(value.substr(1))};
  if (field == FacetField::Language) return {std::string(value), text::language_name(value)};
  if (field == FacetField::Corpus) {
    const index::Corpus* corpus = index.member_of(segment).generation.corpus_by_key(value);
    const std::string name = corpus != nullptr ? corpus->name : std::string(value);
    return {name, name};
  }
  return {text::fold(value), std::string(value)};
}

Tallies tally_column(const index::OpenIndex& index, const MatchSet& matches, FacetField field,
                     bool declared_only) {
  const ValueColumn column = column_of(field);
  Tallies tallies;
  for (std::uint32_t number = 0; number < index.segments().size(); ++number) {
    const schema::ColumnsView& columns = index.segments()[number].columns();
    std::vector<std::uint32_t> counts(columns.vocabulary_size(column)), declared(counts.size());
    matches.segments[number].for_each([&](std::uint32_t docid) {
      for (const std::uint32_t value : columns.values(column, docid)) {
        const bool inferred = (value & schema::kInferredFlag) != 0;
        if (inferred && declared_only) continue;
        ++counts[value & ~schema::kInferredFlag];
        if (!inferred) ++declared[value & ~schema::kInferredFlag];
      }
    });
    for (std::uint32_t value = 0; value < counts.size(); ++value) {
      if (counts[value] == 0) continue;
      auto [key, label] = key_and_label(index, number, field, columns.text(column, value));
      Tally& tally = tallies[key];
      tally.count += counts[value];
      tally.declared += declared[value];
      if (counts[value] > tally.best) {
        tally.best = counts[value];
        tally.label = std::move(label);
      }
    }
  }
  return tallies;
}

std::string period_of(std::uint32_t day, FacetField field) {
  return field == FacetField::Month ? fmt::format("{:04}-{:02}", day / 10000, day / 100 % 100)
                                    : fmt::format("{:04}", day / 10000);
}

Tallies tally_time(const index::OpenIndex& index, const MatchSet& matches, FacetField field) {
  std::unordered_map<std::uint32_t, std::size_t> counts;  // YYYYMM or YYYY
  const std::uint32_t unit = field == FacetField::Month ? 100 : 10000;
  for (std::uint32_t number = 0; number < index.segments().size(); ++number) {
    const schema::ColumnsView& columns = index.segments()[number].columns();
    matches.segments[number].for_each([&](std::uint32_t docid) {
      if (const std::uint32_t day = columns.day(docid); day != 0) ++counts[day / unit];
    });
  }
  Tallies tallies;
  for (const auto& [period, count] : counts) {
    const std::string value = period_of(field == FacetField::Month ? period * 100 : period * 10000, field);
    tallies[value] = {value, count, 0, 0};
  }
  return tallies;
}

// One of a story's values: its label, and whether any of the copies declares it.
using StoryValues = std::map<std::string, std::pair<std::string, bool>>;

void gather_values(const index::OpenIndex& index, index::ArticleRef article, FacetField field,
                   bool declared_only, StoryValues& values) {
  const schema::ColumnsView& columns = index.segments()[article.segment].columns();
  if (field == FacetField::Month || field == FacetField::Year) {
    const std::uint32_t day = columns.day(article.docid);
    if (day == 0) return;
    const std::string period = period_of(day, field);
    values.try_emplace(period, period, false);
    return;
  }
  const ValueColumn column = column_of(field);
  for (const std::uint32_t value : columns.values(column, article.docid)) {
    const bool inferred = (value & schema::kInferredFlag) != 0;
    if (inferred && declared_only) continue;
    auto [key, label] =
        key_and_label(index, article.segment, field, columns.text(column, value & ~schema::kInferredFlag));
    auto& known = values.try_emplace(std::move(key), std::move(label), false).first->second;
    known.second = known.second || !inferred;
  }
}

void tally_stories(const index::OpenIndex& index, const StoryGroups& matches, FacetField field,
                   bool declared_only, Tallies& tallies) {
  for (const std::vector<index::ArticleRef>& story : matches.stories) {
    StoryValues values;
    for (const index::ArticleRef article : story) gather_values(index, article, field, declared_only, values);
    for (auto& [key, value] : values) {
      Tally& tally = tallies[key];
      ++tally.count;
      if (value.second) ++tally.declared;
      if (tally.label.empty()) tally.label = value.first;
    }
  }
}

}  // namespace

Facet count_facet(const index::OpenIndex& index, const StoryGroups& matches, const FacetRequest& request,
                  bool declared_only) {
  const bool by_time = request.field == FacetField::Month || request.field == FacetField::Year;
  Tallies tallies = by_time ? tally_time(index, matches.alone, request.field)
                            : tally_column(index, matches.alone, request.field, declared_only);
  tally_stories(index, matches, request.field, declared_only, tallies);
  Facet facet;
  facet.field = request.field;
  for (const auto& [key, tally] : tallies) {
    FacetValue value;
    const bool is_code =
        by_time || request.field == FacetField::Country || request.field == FacetField::Language;
    if (request.field != FacetField::Country || schema::is_known_country(key))
      value.value = is_code ? key : tally.label;
    value.label = tally.label;
    value.count = tally.count;
    value.declared = tally.declared;
    facet.values.push_back(std::move(value));
  }
  if (!by_time) {
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  }
  std::optional<std::size_t> limit = request.limit;
  if (!limit && request.field == FacetField::Tag) limit = kTagsShown;
  if (limit && facet.values.size() > *limit) facet.values.resize(*limit);
  return facet;
}

}  // namespace dateline::engine
