// Hand-made responses for the tests of the writers.
#pragma once

#include <string>
#include <string_view>

#include "searcher/engine/search_response.h"
#include "searcher/output/result_writer.h"

namespace dateline::samples {

// Two results: one with everything, one with as little as there can be.
engine::SearchResponse usual_response();

// Invalid bytes, control characters, bidi overrides, quotes, commas, newlines, formulas.
engine::SearchResponse hostile_response();

engine::SearchResponse empty_response();

// What the writer of a format prints for one query.
std::string written(output::OutputFormat format, const engine::SearchResponse& response,
                    const output::OutputStyle& style = {}, std::string_view batch_id = {});

}  // namespace dateline::samples
