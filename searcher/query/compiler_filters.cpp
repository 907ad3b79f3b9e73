#include "searcher/query/compiler_filters.h"

#include <algorithm>
#include <utility>

#include "common/schema/fields.h"
#include "common/text/language.h"
#include "searcher/query/parser.h"

namespace dateline::query {

namespace {

constexpr int kMixed = -1, kDates = 100;

// The field that all of a filter is about; kMixed when there are several, or an exclusion.
int field_group(const Node& node) {
  if (const Filter* filter = std::get_if<Filter>(&node.value)) return static_cast<int>(filter->field);
  if (std::holds_alternative<DateFilter>(node.value)) return kDates;
  const Or* either = std::get_if<Or>(&node.value);
  if (either == nullptr || either->operands.empty()) return kMixed;
  const int group = field_group(either->operands.front());
  for (const Node& operand : either->operands)
    if (field_group(operand) != group) return kMixed;
  return group;
}

void note_values(const Node& node, calendar::Date now, QueryFilter& filter) {
  if (const Filter* one = std::get_if<Filter>(&node.value)) {
    filter.field = one->field;
    filter.values.push_back(one->value);
  } else if (const DateFilter* date = std::get_if<DateFilter>(&node.value)) {
    filter.days = calendar::parse_range(date->text, now);
  } else if (const Or* either = std::get_if<Or>(&node.value);
             either != nullptr && field_group(node) != kMixed) {
    for (const Node& operand : either->operands) note_values(operand, now, filter);
  }
}

MatchNode country_node(const std::string& name, bool declared_only) {
  std::vector<std::string> values = schema::country_values(name);
  std::set<std::string> terms;
  for (const std::string& value : values) {
    terms.insert(schema::facet_term(schema::kCountryPrefix, value));
    if (!declared_only) terms.insert(schema::facet_term(schema::kInferredCountryPrefix, value));
  }
  return MatchNode::any_term(terms);
}

}  // namespace

std::vector<FilterGroup> group_filters(const std::vector<Node>& filters, calendar::Date now) {
  std::vector<std::pair<int, FilterGroup>> groups;
  for (const Node& filter : filters) {
    const int field = field_group(filter);
    auto found = std::find_if(groups.begin(), groups.end(),
                              [field](const auto& entry) { return field != kMixed && entry.first == field; });
    if (found == groups.end()) found = groups.insert(groups.end(), {field, FilterGroup{}});
    FilterGroup& group = found->second;
    group.filter.as_typed += (group.members.empty() ? "" : " ") + describe(filter);
    note_values(filter, now, group.filter);
    group.members.push_back(filter);
  }
  std::vector<FilterGroup> list;
  for (auto& [field, group] : groups) list.push_back(std::move(group));
  return list;
}

MatchNode filter_node(FilterField field, const std::string& value, const index::OpenIndex& index,
                      bool declared_only) {
  const auto matching = [&](std::string_view prefix) {
    if (value.find_first_of("*?") == std::string::npos)
      return MatchNode::term(schema::facet_term(prefix, value));
    std::set<std::string> terms;
    for (const auto& [rest, count] : expand_wildcard(index, prefix, text::fold(value), kMaxExpansions).terms)
      terms.insert(std::string(prefix) + rest);
    return MatchNode::any_term(terms);
  };
  switch (field) {
    case FilterField::Country:
      return country_node(value, declared_only);
    case FilterField::Language: {
      const std::string subtag = text::language_subtag(value);
      return MatchNode::term(schema::facet_term(schema::kLanguagePrefix, subtag.empty() ? value : subtag));
    }
    case FilterField::Source:
      return matching(schema::kSourcePrefix);
    case FilterField::Tag:
      return matching(schema::kTagPrefix);
    case FilterField::Path: {
      MatchNode path = MatchNode::of(MatchNode::Kind::Path);
      path.text = value;
      return path;
    }
  }
  return MatchNode::nothing();
}

}  // namespace dateline::query
