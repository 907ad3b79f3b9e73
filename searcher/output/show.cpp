// --show: one article, whole.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "common/io/utf8.h"
#include "searcher/output/json_values.h"
#include "searcher/output/phrasing.h"
#include "searcher/output/result_writer.h"
#include "searcher/output/styled_text.h"

namespace dateline::output {
namespace {

void add_wrapped(std::string_view text, std::size_t width, std::string& out) {
  for (const std::string& line : wrap_line(text, width)) out += line + '\n';
}

std::string head_line(const engine::SearchResult& result) {
  std::vector<std::string> parts = {date_text(result.date)};
  if (!result.countries.empty()) parts.push_back(country_list(result.countries, ", "));
  if (result.source) parts.push_back(*result.source);
  return join(parts, " · ");
}

void add_head(const engine::SearchResult& result, const OutputStyle& style, std::string& out) {
  const Palette palette(style.color);
  for (const std::string& line : wrap_line(result.title, style.width)) out += palette.bold(line) + '\n';
  for (const std::string& line : wrap_line(head_line(result), style.width)) out += palette.dim(line) + '\n';
  if (!result.tags.empty()) add_wrapped("Tags: " + join(result.tags, ", "), style.width, out);
  // Never wrapped, so that they can be copied whole.
  if (result.url) out += fmt::format("Link: {}\n", safe_line(*result.url));
  if (!result.file.empty()) out += fmt::format("File: {}\n", io::percent_encode(result.file));
}

}  // namespace

std::string show_as_text(const engine::ShownArticle& article, const OutputStyle& style) {
  const Palette palette(style.color);
  std::string out;
  add_head(article.result, style, out);
  if (!article.result.summary.empty()) {
    out += '\n';
    add_wrapped(article.result.summary, style.width, out);
  }
  for (const HitText& paragraph : paragraphs(article.body)) {
    out += '\n';
    for (const std::string& line : wrap_with_hits(paragraph, style.width, palette)) out += line + '\n';
  }
  if (!article.also_read.empty()) out += fmt::format("\n{}\n", palette.bold("Also read"));
  for (const std::string& title : article.also_read) add_wrapped("- " + title, style.width, out);
  return out;
}

std::string show_as_json(const engine::ShownArticle& article) {
  return indented(article_value(article));
}

}  // namespace dateline::output
