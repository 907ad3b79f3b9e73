// Writers: SearchResponse → bytes, one implementation and file per format. They only append to a string; the
// caller prints.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/search_response.h"

namespace dateline::output {

enum class OutputFormat { Text, Json, JsonLines, Csv, Paths, Trec };

struct OutputStyle {
  bool color = false;
  std::size_t width = 80;            // columns of the terminal, for wrapping
  bool terminal = false;             // offers and hints that only a person wants
  std::vector<std::string> columns;  // --columns of csv; empty: all of INTERFACE.md §3
  bool byte_order_mark = false;      // --bom of csv
  bool nul_terminated = false;       // -0 of paths
  bool batch = false;                // many queries: one line each in json, `id` in json and jsonl
};

class ResultWriter {
 public:
  virtual ~ResultWriter() = default;
  virtual void begin(std::string& out) { (void)out; }  // before the first query: the header row of csv
  // `batch_id` is the id of the query in --batch, empty otherwise.
  virtual void write(const engine::SearchResponse& response, std::string_view batch_id, std::string& out) = 0;
};

std::unique_ptr<ResultWriter> make_writer(OutputFormat format, const OutputStyle& style);

// --show: the article as text (title, head lines, wrapped body, hits in colour) or as one JSON object (all
// fields and `body`).
std::string show_as_text(const engine::ShownArticle& article, const OutputStyle& style);
std::string show_as_json(const engine::ShownArticle& article);

// Why nothing was found, as lines for standard error.
std::string explain_emptiness(const engine::WhyEmpty& why);

}  // namespace dateline::output
