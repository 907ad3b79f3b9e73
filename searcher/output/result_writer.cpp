#include "searcher/output/result_writer.h"

#include "searcher/output/writers.h"

namespace dateline::output {

std::unique_ptr<ResultWriter> make_writer(OutputFormat format, const OutputStyle& style) {
  switch (format) {
    case OutputFormat::Text:
      return make_text_writer(style);
    case OutputFormat::Json:
      return make_json_writer(style);
    case OutputFormat::JsonLines:
      return make_json_lines_writer(style);
    case OutputFormat::Csv:
      return make_csv_writer(style);
    case OutputFormat::Paths:
      return make_paths_writer(style);
    case OutputFormat::Trec:
      return make_trec_writer();
  }
  return nullptr;
}

}  // namespace dateline::output
