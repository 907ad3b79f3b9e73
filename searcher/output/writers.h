// The writers behind make_writer(), one a format.
#pragma once

#include <memory>

#include "searcher/output/result_writer.h"

namespace dateline::output {

std::unique_ptr<ResultWriter> make_csv_writer(const OutputStyle& style);
std::unique_ptr<ResultWriter> make_json_lines_writer(const OutputStyle& style);
std::unique_ptr<ResultWriter> make_json_writer(const OutputStyle& style);
std::unique_ptr<ResultWriter> make_paths_writer(const OutputStyle& style);
std::unique_ptr<ResultWriter> make_text_writer(const OutputStyle& style);
std::unique_ptr<ResultWriter> make_trec_writer();

}  // namespace dateline::output
