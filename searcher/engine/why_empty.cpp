#include "searcher/engine/why_empty.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "common/edit_distance.h"
#include "common/geo/countries.h"
#include "common/schema/fields.h"
#include "common/text/analyzer.h"
#include "common/text/language.h"
#include "searcher/engine/facets.h"

namespace dateline::engine {

using schema::ValueColumn;

namespace {

constexpr std::size_t kClosest = 3;

// Every value that the index holds of a facet, as a user would type it.
std::set<std::string> known_values(const index::OpenIndex& index, FacetField field, bool declared_only) {
  std::set<std::string> values;
  MatchSet all;
  for (const index::Segment& segment : index.segments()) all.segments.push_back(segment.live());
  for (const FacetValue& value : count_facet(index, each_alone(all), {field, SIZE_MAX}, declared_only).values)
    values.insert(value.label);
  return values;
}

std::vector<std::string> closest(const std::set<std::string>& known, const std::string& value) {
  const std::string wanted = text::fold(value);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& one : known) {
    const std::string folded = text::fold(one);
    const bool contains = wanted.size() > 2 && folded.find(wanted) != std::string::npos;
    const std::size_t distance = contains ? 1 : edit_distance(wanted, folded);
    if (distance <= std::max<std::size_t>(2, wanted.size() / 2)) near.emplace_back(distance, one);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> best;
  for (std::size_t i = 0; i < near.size() && i < kClosest; ++i) best.push_back(near[i].second);
  return best;
}

// The values that a filter's one lets through, as known_values() has them.
std::vector<std::string> labels_of(FacetField field, const std::string& value) {
  if (field == FacetField::Country) {
    std::vector<std::string> names;
    for (const std::string& country : schema::country_values(value))
      names.emplace_back(schema::is_known_country(country) ? geo::country_name(country) : country.substr(1));
    return names;
  }
  if (field == FacetField::Language) {
    const std::string subtag = text::language_subtag(value);
    return {text::language_name(subtag.empty() ? value : subtag)};
  }
  return {value};
}

std::vector<WhyEmpty::UnknownValue> unknown_values(const index::OpenIndex& index, const Filters& filters,
                                                   bool declared_only) {
  std::vector<WhyEmpty::UnknownValue> unknown;
  for (const AppliedFilter& filter : filters.list()) {
    if (filter.exclude || !filter.field) continue;
    const std::set<std::string> known = known_values(index, *filter.field, declared_only);
    std::set<std::string> folded;
    for (const std::string& value : known) folded.insert(text::fold(value));
    for (const std::string& value : filter.values) {
      const bool is_pattern = value.find_first_of("*?") != std::string::npos;
      if (*filter.field == FacetField::Country && geo::find_region(value)) continue;
      const std::vector<std::string> labels = labels_of(*filter.field, value);
      const bool is_known = std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
        return folded.count(text::fold(label)) != 0;
      });
      if (!is_pattern && !is_known) unknown.push_back({*filter.field, value, closest(known, value)});
    }
  }
  return unknown;
}

// The month, of those that have matches without the date filter, that is nearest to the days asked for.
std::optional<std::string> nearest_month(const index::OpenIndex& index, const calendar::DateRange& days,
                                         const MatchSet& undated) {
  const std::uint32_t first = days.first ? days.first->number() / 100 : 0;
  const std::uint32_t last = days.last ? days.last->number() / 100 : UINT32_MAX;
  const auto months = [](std::uint32_t month) {
    return static_cast<std::int64_t>(month / 100) * 12 + month % 100;
  };
  std::optional<std::string> nearest;
  std::int64_t least = INT64_MAX;
  for (const FacetValue& value :
       count_facet(index, each_alone(undated), {FacetField::Month, std::nullopt}).values) {
    const auto month =
        static_cast<std::uint32_t>(std::stoul(value.value->substr(0, 4) + value.value->substr(5)));
    const std::int64_t distance = month < first  ? months(first) - months(month)
                                  : month > last ? months(month) - months(last)
                                                 : 0;
    if (distance >= least) continue;
    least = distance;
    nearest = value.value;
  }
  return nearest;
}

void find_span(const index::OpenIndex& index, const MatchSet& existing, WhyEmpty& why) {
  std::uint32_t first = 0, last = 0;
  for (std::size_t number = 0; number < index.segments().size(); ++number) {
    const schema::ColumnsView& columns = index.segments()[number].columns();
    existing.segments[number].for_each([&](std::uint32_t docid) {
      const std::uint32_t day = columns.day(docid);
      if (day == 0) return;
      first = first == 0 ? day : std::min(first, day);
      last = std::max(last, day);
    });
  }
  if (first == 0) return;
  why.first_date = calendar::date_from_number(first);
  why.last_date = calendar::date_from_number(last);
}

}  // namespace

WhyEmpty explain_empty(const index::OpenIndex& index, const Filters& filters, const MatchSet& words,
                       const query::CompiledQuery& query, bool declared_only) {
  WhyEmpty why;
  why.matches_without_filters = filters.narrow(words, [](const AppliedFilter&) { return false; }).count();
  for (const AppliedFilter& filter : filters.list()) {
    const std::size_t matches =
        filters.narrow(words, [&filter](const AppliedFilter& other) { return &other != &filter; }).count();
    why.without.push_back({filter.as_typed, matches});
  }
  why.unknown_values = unknown_values(index, filters, declared_only);
  for (const query::QueryWord& word : query.words)
    if (word.frequency == 0) why.unknown_words.push_back(word.typed);
  for (const AppliedFilter& filter : filters.list()) {
    if (!filter.days) continue;
    const MatchSet undated = filters.narrow(words, [](const AppliedFilter& other) { return !other.days; });
    why.nearest_month = nearest_month(index, *filter.days, undated);
  }
  MatchSet all;
  for (const index::Segment& segment : index.segments()) all.segments.push_back(segment.live());
  find_span(index, filters.narrow(std::move(all), [](const AppliedFilter&) { return false; }), why);
  return why;
}

}  // namespace dateline::engine
