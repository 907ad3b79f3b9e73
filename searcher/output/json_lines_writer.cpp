// jsonl: one result a line; in a batch one whole query a line, as json.
#include <memory>

#include "searcher/output/json_values.h"
#include "searcher/output/writers.h"

namespace dateline::output {
namespace {

class JsonLinesWriter : public ResultWriter {
 public:
  explicit JsonLinesWriter(bool batch) : batch_(batch) {}

  void write(const engine::SearchResponse& response, std::string_view batch_id, std::string& out) override {
    if (batch_) {
      out += one_line(response_value(response, batch_id));
      return;
    }
    for (const engine::SearchResult& result : response.results) out += one_line(result_value(result));
  }

 private:
  bool batch_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_json_lines_writer(const OutputStyle& style) {
  return std::make_unique<JsonLinesWriter>(style.batch);
}

}  // namespace dateline::output
