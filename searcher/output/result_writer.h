// Writers: SearchResponse → bytes, one implementation and file per format. They only append to a string; the
// caller prints.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/calendar/timestamp.h"
#include "searcher/engine/search_request.h"
#include "searcher/engine/search_response.h"

namespace dateline::output {

enum class OutputFormat { Text, Json, JsonLines, Csv, Paths, Trec };

struct OutputStyle {
  bool color = false;
  std::size_t width = 80;            // columns of the terminal, for wrapping
  bool terminal = false;             // offers and hints that only a person wants
  std::vector<std::string> columns;  // --columns of csv; empty: all of INTERFACE.md §3
  bool story = false;                // the steps of --story: csv has columns of their own for them
  bool byte_order_mark = false;      // --bom of csv
  bool nul_terminated = false;       // -0 of paths
  bool batch = false;                // many queries: one line each in json, `id` in json and jsonl
  bool explain = false;              // how the query was read, in text
  std::vector<engine::FacetField> whole_facets;  // text shows ten values of a facet, but all of these
  std::optional<calendar::Date> today;           // lets text say that the last update is long past
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

// --complete: a completion a line, or one JSON object.
std::string completions_as_text(const std::vector<engine::Completion>& completions);
std::string completions_as_json(std::string_view prefix, const std::vector<engine::Completion>& completions);

// Why nothing was found, as lines for standard error.
std::string explain_emptiness(const engine::WhyEmpty& why);

// "10 of 4,312" ("11 to 20 of 4,312" after an offset), for standard error; empty when nothing was cut.
std::string explain_cut(const engine::SearchResponse& response);

// The columns of csv in their usual order; `story`: with those of --story.
std::vector<std::string_view> csv_columns(bool story);

}  // namespace dateline::output
