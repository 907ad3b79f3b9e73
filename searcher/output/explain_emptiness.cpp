// What standard error says beside the results: why there are none, and how many were cut.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "searcher/output/field_names.h"
#include "searcher/output/phrasing.h"
#include "searcher/output/result_writer.h"
#include "searcher/output/styled_text.h"

namespace dateline::output {

std::string explain_emptiness(const engine::WhyEmpty& why) {
  std::vector<std::string> lines;
  if (!why.unknown_words.empty()) {
    lines.push_back(fmt::format("no article holds: {}", join(why.unknown_words, ", ")));
  }
  for (const auto& unknown : why.unknown_values) {
    std::string line = fmt::format("no article has the {} \"{}\"", facet_name(unknown.field), unknown.value);
    if (!unknown.closest.empty()) line += fmt::format("; the closest are: {}", join(unknown.closest, ", "));
    lines.push_back(line);
  }
  for (const auto& without : why.without) {
    lines.push_back(fmt::format("without {}: {}", without.filter, counted(without.matches, "article")));
  }
  if (why.without.size() > 1) {
    lines.push_back(fmt::format("without any filter: {}", counted(why.matches_without_filters, "article")));
  }
  if (why.nearest_month) {
    lines.push_back(fmt::format("the nearest month with some: {}", *why.nearest_month));
  }
  if (why.first_date && why.last_date) {
    lines.push_back(fmt::format("the archive has articles from {} to {}", day_text(*why.first_date),
                                day_text(*why.last_date)));
  }
  std::string out;
  for (const std::string& line : lines) out += safe_line(line) + '\n';
  return out;
}

std::string explain_cut(const engine::SearchResponse& response) {
  const std::size_t shown = response.results.size();
  if (shown == 0 || shown >= response.total) return "";
  const std::size_t first = response.results.front().rank;
  const std::string range = first == 1 ? with_separators(shown)
                                       : fmt::format("{} to {}", with_separators(first),
                                                     with_separators(response.results.back().rank));
  return fmt::format("{} of {}", range, with_separators(response.total));
}

}  // namespace dateline::output
