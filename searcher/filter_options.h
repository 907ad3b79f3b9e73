// The options that narrow a search: facet values, dates, and the list of --facets.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/calendar/parse.h"
#include "common/cli/option_table.h"
#include "searcher/engine/search_request.h"

namespace dateline {

// --country … --corpus and --not-country … --not-corpus in the order given. Throws Error for an unknown
// country or language.
std::vector<engine::FacetFilter> read_filters(const cli::CommandLine& line);

// --from, --to, --on and --since joined, relative to `now`. Throws Error for what is no date, and for a range
// without days.
calendar::DateRange read_dates(const cli::CommandLine& line, calendar::Date now);

// The day of --as-of (the last one of a month or year), else `today`.
calendar::Date read_now(const cli::CommandLine& line, calendar::Date today);

// SPAN of --recency in days, counted back from `now`.
std::optional<std::int64_t> read_half_life(const cli::CommandLine& line, calendar::Date now);

// LIST of --facets, "country,tag:20"; all fields when empty.
std::vector<engine::FacetRequest> read_facets(std::string_view list);

}  // namespace dateline
