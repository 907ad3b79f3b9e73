#include "searcher/output/text_footer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "common/calendar/parse.h"
#include "common/calendar/timestamp.h"
#include "searcher/output/phrasing.h"
#include "searcher/output/styled_text.h"

namespace dateline::output {
namespace {

constexpr std::int64_t kLongOverdueDays = 30;

bool is_long_overdue(const engine::IndexInfo& index, const OutputStyle& style) {
  const std::string& last = index.last_run ? index.last_run->ended : index.updated;
  const std::optional<calendar::Timestamp> ended = calendar::parse_timestamp(last);
  return style.today && ended &&
         calendar::days_since_epoch(*style.today) - calendar::days_since_epoch(ended->day) > kLongOverdueDays;
}

std::string state_of_index(const engine::IndexInfo& index, const OutputStyle& style) {
  const bool failed = index.last_run && index.last_run->exit != 0;
  if (!failed && !is_long_overdue(index, style)) return "";
  std::string line = fmt::format("The index was last updated {}", instant_text(index.updated));
  if (failed) {
    line += fmt::format("; the last run, {}, ended with exit {}", instant_text(index.last_run->ended),
                        index.last_run->exit);
    if (!index.last_run->message.empty()) line += fmt::format(": {}", index.last_run->message);
  }
  return line;
}

// Two words or more and nothing that the query language or the shell reads otherwise.
bool is_plain_words(std::string_view query) {
  const bool several = query.find(' ') != std::string_view::npos;
  if (!several || query.find_first_of("\"'+-():*?~^!") != std::string_view::npos) return false;
  const std::string spaced = fmt::format(" {} ", query);
  const std::vector<std::string_view> operators = {" AND ", " OR ", " NOT ", " NEAR"};
  return std::none_of(operators.begin(), operators.end(),
                      [&](std::string_view each) { return spaced.find(each) != std::string::npos; });
}

}  // namespace

std::string text_footer(const engine::SearchResponse& response, const OutputStyle& style) {
  std::vector<std::string> lines;
  const std::string state = state_of_index(response.index, style);
  if (!state.empty()) lines.push_back(state);
  if (style.terminal && !response.results.empty()) {
    if (is_plain_words(response.query)) {
      lines.push_back(fmt::format("Exact phrase: search '\"{}\"'", response.query));
    }
    lines.emplace_back("Read one: search --show ID; find more like it: search --related ID");
  }
  std::string out;
  for (const std::string& line : lines) {
    for (const std::string& wrapped : wrap_line(line, style.width)) {
      out += Palette(style.color).dim(wrapped) + '\n';
    }
  }
  return out.empty() ? out : '\n' + out;
}

}  // namespace dateline::output
