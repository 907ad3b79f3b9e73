#include "searcher/engine/filters.h"

#include <fmt/format.h>

#include <utility>

#include "common/schema/fields.h"
#include "searcher/query/compiler.h"

namespace dateline::engine {

using query::FilterField;
using query::MatchNode;

namespace {

MatchNode value_node(const index::OpenIndex& index, FacetField field, const std::string& value,
                     bool declared_only) {
  const auto of_field = [&](FilterField filter) {
    return query::filter_node(filter, value, index, declared_only);
  };
  switch (field) {
    case FacetField::Country:
      return of_field(FilterField::Country);
    case FacetField::Tag:
      return of_field(FilterField::Tag);
    case FacetField::Language:
      return of_field(FilterField::Language);
    case FacetField::Source:
      return of_field(FilterField::Source);
    case FacetField::Corpus: {
      MatchNode corpus = MatchNode::of(MatchNode::Kind::Corpus);
      corpus.text = value;
      return corpus;
    }
    case FacetField::Month:
    case FacetField::Year:
      break;
  }
  return MatchNode::nothing();
}

std::optional<FacetField> facet_of(FilterField field) {
  switch (field) {
    case FilterField::Country:
      return FacetField::Country;
    case FilterField::Language:
      return FacetField::Language;
    case FilterField::Source:
      return FacetField::Source;
    case FilterField::Tag:
      return FacetField::Tag;
    case FilterField::Path:
      break;
  }
  return std::nullopt;
}

std::string_view option_name(FacetField field) {
  switch (field) {
    case FacetField::Country:
      return "country";
    case FacetField::Tag:
      return "tag";
    case FacetField::Language:
      return "language";
    case FacetField::Source:
      return "source";
    case FacetField::Corpus:
      return "corpus";
    case FacetField::Month:
      return "month";
    case FacetField::Year:
      return "year";
  }
  return {};
}

std::string days_as_typed(const calendar::DateRange& days) {
  if (days.first && days.last)
    return fmt::format("--from {} --to {}", calendar::to_iso(*days.first), calendar::to_iso(*days.last));
  return days.first ? fmt::format("--from {}", calendar::to_iso(*days.first))
                    : fmt::format("--to {}", calendar::to_iso(*days.last));
}

MatchNode days_node(const calendar::DateRange& days) {
  MatchNode node = MatchNode::of(MatchNode::Kind::Days);
  node.days = days;
  return node;
}

}  // namespace

Filters::Filters(const index::OpenIndex& index, const SearchRequest& request,
                 const std::vector<query::QueryFilter>& of_query, MatchEvaluator& evaluator) {
  for (const query::QueryFilter& filter : of_query) {
    AppliedFilter applied;
    if (filter.field) applied.field = facet_of(*filter.field);
    applied.values = filter.values;
    applied.days = filter.days;
    applied.in_query = true;
    applied.as_typed = filter.as_typed;
    applied.passing = evaluator.evaluate(filter.node);
    filters_.push_back(std::move(applied));
  }
  for (const FacetFilter& filter : request.filters) {
    std::vector<MatchNode> nodes;
    std::string typed;
    for (const std::string& value : filter.values) {
      nodes.push_back(value_node(index, filter.field, value, request.declared_only));
      typed += (typed.empty() ? "" : ",") + value;
    }
    MatchNode node = MatchNode::any_of(std::move(nodes));
    if (filter.exclude) node = MatchNode::but_not(std::move(node));
    AppliedFilter applied;
    applied.field = filter.field;
    applied.values = filter.values;
    applied.exclude = filter.exclude;
    applied.as_typed =
        fmt::format("--{}{} {}", filter.exclude ? "not-" : "", option_name(filter.field), typed);
    applied.passing = evaluator.evaluate(node);
    filters_.push_back(std::move(applied));
  }
  if (request.dates.first || request.dates.last) {
    AppliedFilter applied;
    applied.days = request.dates;
    applied.as_typed = days_as_typed(request.dates);
    applied.passing = evaluator.evaluate(days_node(request.dates));
    filters_.push_back(std::move(applied));
  }
  if (request.as_of) {
    const calendar::Date tomorrow = calendar::date_from_days(calendar::days_since_epoch(request.now) + 1);
    as_of_ = evaluator.evaluate(MatchNode::but_not(days_node({tomorrow, std::nullopt})));
  }
}

MatchSet Filters::narrow(MatchSet matches, const std::function<bool(const AppliedFilter&)>& kept) const {
  for (const AppliedFilter& filter : filters_)
    if (kept(filter)) matches &= filter.passing;
  if (as_of_) matches &= *as_of_;
  return matches;
}

MatchSet Filters::narrow(MatchSet matches) const {
  return narrow(std::move(matches), [](const AppliedFilter&) { return true; });
}

}  // namespace dateline::engine
