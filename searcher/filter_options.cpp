#include "searcher/filter_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "common/error.h"
#include "common/geo/countries.h"
#include "common/text/language.h"
#include "searcher/list_value.h"
#include "searcher/output/field_names.h"

namespace dateline {
namespace {

constexpr std::string_view kNot = "not-";
constexpr std::size_t kClosestNames = 3;
constexpr unsigned long kMostFacetValues = 1'000'000;

void require_country(std::string_view option, const std::string& name) {
  if (!geo::countries_meant(name).empty()) return;
  const std::vector<std::string> closest = geo::closest_country_names(name, kClosestNames);
  throw Error(fmt::format("--{}: unknown country \"{}\"", option, name),
              closest.empty() ? "" : fmt::format("did you mean {}?", fmt::join(closest, ", ")));
}

std::string language_code(std::string_view option, const std::string& name) {
  std::string subtag = text::language_subtag(name);
  if (subtag.empty()) {
    throw Error(fmt::format("--{}: unknown language \"{}\"", option, name),
                "a code such as fr, or a name such as French, is wanted");
  }
  return subtag;
}

// Either of several values. A country's own name may hold a comma ("Korea, Republic of").
std::vector<std::string> filter_values(std::string_view option, engine::FacetField field,
                                       const std::string& value) {
  if (field == engine::FacetField::Country && !geo::countries_meant(value).empty()) return {value};
  std::vector<std::string> values = read_list(option, value);
  for (std::string& each : values) {
    if (field == engine::FacetField::Country) require_country(option, each);
    if (field == engine::FacetField::Language) each = language_code(option, each);
  }
  return values;
}

calendar::DateRange read_period(std::string_view option, const std::string& value, calendar::Date now) {
  const std::optional<calendar::DateRange> period = calendar::parse_period(value, now);
  if (!period) {
    throw Error(fmt::format("--{}: \"{}\" is not a date", option, value),
                "2025, 2025-05, 2025-05-21, today or yesterday is wanted");
  }
  return *period;
}

// The first day of the span.
calendar::Date read_span(std::string_view option, const std::string& value, calendar::Date now) {
  const std::optional<calendar::Date> first = calendar::parse_span(value, now);
  if (!first) {
    throw Error(fmt::format("--{}: \"{}\" is not a span of time", option, value),
                "7d, 2w, 3m or 1y (days, weeks, months, years) is wanted");
  }
  return *first;
}

void narrow(const calendar::DateRange& by, calendar::DateRange& range) {
  if (by.first) range.first = range.first ? std::max(*range.first, *by.first) : *by.first;
  if (by.last) range.last = range.last ? std::min(*range.last, *by.last) : *by.last;
}

engine::FacetRequest read_facet(const std::string& item) {
  const std::size_t colon = std::min(item.find(':'), item.size());
  const std::string name = item.substr(0, colon);
  const std::optional<engine::FacetField> field = output::facet_of_name(name);
  if (!field) {
    throw Error(fmt::format("--facets: unknown facet \"{}\"", name),
                "country, tag, month, year, language, source or corpus is wanted, each once");
  }
  if (colon == item.size()) return {*field, std::nullopt};
  return {*field, cli::parse_number("facets", item.substr(colon + 1), 1, kMostFacetValues)};
}

}  // namespace

std::vector<engine::FacetFilter> read_filters(const cli::CommandLine& line) {
  std::vector<engine::FacetFilter> filters;
  for (const cli::ParsedOption& parsed : line.options) {
    const std::string_view option = parsed.option->name;
    const bool exclude = option.substr(0, kNot.size()) == kNot;
    const std::optional<engine::FacetField> field =
        output::facet_of_name(option.substr(exclude ? kNot.size() : 0));
    if (field) filters.push_back({*field, filter_values(option, *field, parsed.value), exclude});
  }
  return filters;
}

calendar::DateRange read_dates(const cli::CommandLine& line, calendar::Date now) {
  calendar::DateRange range;
  if (line.has("from")) narrow({read_period("from", line.last("from"), now).first, std::nullopt}, range);
  if (line.has("to")) narrow({std::nullopt, read_period("to", line.last("to"), now).last}, range);
  if (line.has("on")) narrow(read_period("on", line.last("on"), now), range);
  if (line.has("since")) narrow({read_span("since", line.last("since"), now), std::nullopt}, range);
  if (range.first && range.last && *range.last < *range.first) {
    throw Error(fmt::format("the dates leave no day: from {} is after to {}", calendar::to_iso(*range.first),
                            calendar::to_iso(*range.last)),
                "--from, --to, --on and --since must all hold");
  }
  return range;
}

calendar::Date read_now(const cli::CommandLine& line, calendar::Date today) {
  if (!line.has("as-of")) return today;
  return read_period("as-of", line.last("as-of"), today).last.value_or(today);
}

std::optional<std::int64_t> read_half_life(const cli::CommandLine& line, calendar::Date now) {
  if (!line.has("recency")) return std::nullopt;
  return calendar::days_since_epoch(now) -
         calendar::days_since_epoch(read_span("recency", line.last("recency"), now));
}

std::vector<engine::FacetRequest> read_facets(std::string_view list) {
  std::vector<engine::FacetRequest> facets;
  if (list.empty()) {
    for (const engine::FacetField field : output::kFacetFields) facets.push_back({field, std::nullopt});
    return facets;
  }
  for (const std::string& item : read_list("facets", list)) {
    const engine::FacetRequest facet = read_facet(item);
    const bool known = std::any_of(facets.begin(), facets.end(), [&](const engine::FacetRequest& other) {
      return other.field == facet.field;
    });
    if (known) throw Error(fmt::format("--facets: {} stands twice", output::facet_name(facet.field)));
    facets.push_back(facet);
  }
  return facets;
}

}  // namespace dateline
