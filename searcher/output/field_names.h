// Names of facets as options, JSON keys and headings.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "searcher/engine/search_request.h"

namespace dateline::output {

// In the order of `--facets` without a list.
inline constexpr std::array<engine::FacetField, 7> kFacetFields = {
    engine::FacetField::Country, engine::FacetField::Tag,      engine::FacetField::Month,
    engine::FacetField::Year,    engine::FacetField::Language, engine::FacetField::Source,
    engine::FacetField::Corpus};

std::string_view facet_name(engine::FacetField field);  // "country"
std::optional<engine::FacetField> facet_of_name(std::string_view name);

}  // namespace dateline::output
