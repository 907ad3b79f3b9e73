// The last lines of text output: the state of the index where it matters, and what to try next.
#pragma once

#include <string>

#include "searcher/output/result_writer.h"

namespace dateline::output {

// An empty line and the footer; empty when there is nothing to say.
std::string text_footer(const engine::SearchResponse& response, const OutputStyle& style);

}  // namespace dateline::output
