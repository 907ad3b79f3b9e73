// csv: RFC 4180, a header row first. No cell can start a formula in a spreadsheet.
#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>

#include "common/calendar/timestamp.h"
#include "common/io/utf8.h"
#include "searcher/output/phrasing.h"
#include "searcher/output/writers.h"

namespace dateline::output {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kQueryId = "query_id";  // a column of batches only, before all others

std::string snippet_text(const engine::SearchResult& result) {
  std::string text;
  for (const engine::Fragment& fragment : result.snippet) text += fragment.text;
  return text;
}

std::string copy_ids(const engine::SearchResult& result) {
  std::vector<std::string> ids;
  for (const engine::Copy& copy : result.copies) ids.push_back(copy.id);
  return join(ids, "; ");
}

struct Column {
  std::string_view name;
  std::string (*text)(const engine::SearchResult& result);
};

// One table: the header, the order, and what --columns may name.
constexpr Column kColumns[] = {
    {"rank", [](const engine::SearchResult& result) { return std::to_string(result.rank); }},
    {"date",
     [](const engine::SearchResult& result) {
       return result.date ? calendar::to_iso(*result.date) : std::string();
     }},
    {"title", [](const engine::SearchResult& result) { return result.title; }},
    {"source", [](const engine::SearchResult& result) { return result.source.value_or(""); }},
    {"countries", [](const engine::SearchResult& result) { return country_list(result.countries, "; "); }},
    {"tags", [](const engine::SearchResult& result) { return join(result.tags, "; "); }},
    {"language", [](const engine::SearchResult& result) { return result.language; }},
    {"score", [](const engine::SearchResult& result) { return fmt::format("{:.6f}", result.score); }},
    {"copies", copy_ids},
    {"snippet", snippet_text},
    {"url", [](const engine::SearchResult& result) { return result.url.value_or(""); }},
    {"file", [](const engine::SearchResult& result) { return io::percent_encode(result.file); }},
    {"id", [](const engine::SearchResult& result) { return result.id; }},
};

// Of --story only, after all others.
constexpr Column kStoryColumns[] = {
    {"step",
     [](const engine::SearchResult& result) {
       return result.story ? std::to_string(result.story->step) : std::string();
     }},
    {"first_source",
     [](const engine::SearchResult& result) {
       return result.story ? result.story->first_source.value_or("") : std::string();
     }},
    {"update",
     [](const engine::SearchResult& result) {
       return result.story ? std::string(result.story->update ? "true" : "false") : std::string();
     }},
    {"new",
     [](const engine::SearchResult& result) {
       return result.story ? join(result.story->fresh, "; ") : std::string();
     }},
};

std::vector<Column> all_columns(bool story) {
  std::vector<Column> all(std::begin(kColumns), std::end(kColumns));
  if (story) all.insert(all.end(), std::begin(kStoryColumns), std::end(kStoryColumns));
  return all;
}

std::string cell(std::string text) {
  if (!io::is_valid_utf8(text)) text = io::percent_encode(text);
  const bool formula =
      !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos;
  if (formula) text.insert(text.begin(), '\'');
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted(1, '"');
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

class CsvWriter : public ResultWriter {
 public:
  explicit CsvWriter(const OutputStyle& style)
      : batch_(style.batch), byte_order_mark_(style.byte_order_mark) {
    const std::vector<Column> all = all_columns(style.story);
    if (style.columns.empty()) columns_ = all;
    for (const std::string& name : style.columns)
      for (const Column& column : all)
        if (column.name == name) columns_.push_back(column);
  }

  void begin(std::string& out) override {
    if (byte_order_mark_) out += kByteOrderMark;
    std::vector<std::string> names;
    if (batch_) names.emplace_back(kQueryId);
    for (const Column& column : columns_) names.emplace_back(column.name);
    add_row(names, out);
  }

  void write(const engine::SearchResponse& response, std::string_view batch_id, std::string& out) override {
    for (const engine::SearchResult& result : response.results) {
      std::vector<std::string> cells;
      if (batch_) cells.push_back(cell(std::string(batch_id)));
      for (const Column& column : columns_) cells.push_back(cell(column.text(result)));
      add_row(cells, out);
    }
  }

 private:
  static void add_row(const std::vector<std::string>& cells, std::string& out) {
    out += join(cells, ",");
    out += kLineEnd;
  }

  bool batch_;
  bool byte_order_mark_;
  std::vector<Column> columns_;
};

}  // namespace

std::vector<std::string_view> csv_columns(bool story) {
  std::vector<std::string_view> names;
  for (const Column& column : all_columns(story)) names.push_back(column.name);
  return names;
}

std::unique_ptr<ResultWriter> make_csv_writer(const OutputStyle& style) {
  return std::make_unique<CsvWriter>(style);
}

}  // namespace dateline::output
