// Facets as text: values with counts and bars, months as a histogram.
#pragma once

#include <string>

#include "searcher/engine/search_response.h"
#include "searcher/output/result_writer.h"

namespace dateline::output {

// A block with a heading and an empty line before it; empty for a facet without values.
std::string facet_text(const engine::Facet& facet, const OutputStyle& style);

}  // namespace dateline::output
