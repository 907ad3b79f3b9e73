// json: one object for a query, indented; in a batch one object a line.
#include <memory>

#include "searcher/output/json_values.h"
#include "searcher/output/writers.h"

namespace dateline::output {
namespace {

class JsonWriter : public ResultWriter {
 public:
  explicit JsonWriter(bool batch) : batch_(batch) {}

  void write(const engine::SearchResponse& response, std::string_view batch_id, std::string& out) override {
    const nlohmann::ordered_json value = response_value(response, batch_id);
    out += batch_ ? one_line(value) : indented(value);
  }

 private:
  bool batch_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_json_writer(const OutputStyle& style) {
  return std::make_unique<JsonWriter>(style.batch);
}

}  // namespace dateline::output
