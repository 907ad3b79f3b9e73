// trec: "query-id Q0 article-id rank score dateline", the run format that trec_eval reads.
#include <fmt/format.h>

#include <memory>
#include <string>

#include "searcher/output/writers.h"

namespace dateline::output {
namespace {

// Fields are separated by white space, so an id must not hold any.
std::string without_spaces(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    out += space ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

class TrecWriter : public ResultWriter {
 public:
  void write(const engine::SearchResponse& response, std::string_view batch_id, std::string& out) override {
    const std::string query_id = batch_id.empty() ? "1" : without_spaces(batch_id);
    for (const engine::SearchResult& result : response.results) {
      out += fmt::format("{} Q0 {} {} {:.6f} dateline\n", query_id, without_spaces(result.id), result.rank,
                         result.score);
    }
  }
};

}  // namespace

std::unique_ptr<ResultWriter> make_trec_writer() {
  return std::make_unique<TrecWriter>();
}

}  // namespace dateline::output
