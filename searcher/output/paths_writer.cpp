// paths: the files of the results as raw bytes, each file once.
#include <memory>
#include <set>
#include <string>

#include "searcher/output/writers.h"

namespace dateline::output {
namespace {

class PathsWriter : public ResultWriter {
 public:
  explicit PathsWriter(bool nul_terminated) : terminator_(nul_terminated ? '\0' : '\n') {}

  void write(const engine::SearchResponse& response, std::string_view /*batch_id*/,
             std::string& out) override {
    for (const engine::SearchResult& result : response.results) {
      const bool first = !result.file.empty() && written_.insert(result.file).second;
      if (first) out += result.file + terminator_;
    }
  }

 private:
  char terminator_;
  std::set<std::string> written_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_paths_writer(const OutputStyle& style) {
  return std::make_unique<PathsWriter>(style.nul_terminated);
}

}  // namespace dateline::output
