// text: what a person reads, in a terminal or in a mail.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/text/breaks.h"
#include "searcher/output/day_bars.h"
#include "searcher/output/facet_text.h"
#include "searcher/output/phrasing.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/text_footer.h"
#include "searcher/output/writers.h"

namespace dateline::output {
namespace {

// Near-copies are one result, and count as one: then results are stories, else articles.
std::string head_line(const engine::SearchResponse& response) {
  const bool counts_stories = response.articles > response.total;
  const std::string_view what = response.story ? "step" : response.related ? "related article" : "article";
  std::string line = counts_stories ? fmt::format("{} in {}", counted(response.total, "story", "stories"),
                                                  counted(response.articles, "article"))
                     : response.total == 0 ? fmt::format("No {}s", what)
                                           : counted(response.total, what);
  if (!response.total_is_exact) line = fmt::format("about {}", line);
  line +=
      fmt::format(" (of {}{})", with_separators(response.index.articles), response.story ? " articles" : "");
  if (!response.query.empty() && !response.related && !response.story)
    line += response.match == engine::MatchMode::All ? ", all words" : ", any word";
  return line;
}

// "21 May 2025 13:58 · China, ~Chad · Reuters · 2025/05/21/summit.txt". An id is there to be copied: where
// the line is too long it stands on one of its own.
std::vector<std::string> lines_with_id(std::vector<std::string> parts, const std::string& id,
                                       std::size_t width) {
  const std::string before = join(parts, " · ");
  parts.push_back(id);
  const std::string whole = safe_line(join(parts, " · "));
  if (text::display_width(whole) <= width) return {whole};
  std::vector<std::string> lines = wrap_line(before, width);
  for (const std::string& line : wrap_line(id, width)) lines.push_back(line);
  return lines;
}

std::vector<std::string> meta_lines(const engine::SearchResult& result, std::size_t width) {
  std::vector<std::string> parts = {date_text(result.date)};
  if (!result.countries.empty()) parts.push_back(country_list(result.countries, ", "));
  if (result.source) parts.push_back(*result.source);
  return lines_with_id(std::move(parts), result.id, width);
}

std::string count_of_copies(std::size_t copies) {
  return counted(copies, "copy", "copies");
}

std::string copies_line(const std::vector<engine::Copy>& copies) {
  std::vector<std::string> names;
  for (const engine::Copy& copy : copies) {
    names.push_back(copy.source ? fmt::format("{} ({})", *copy.source, copy.id) : copy.id);
  }
  return fmt::format("{}: {}", count_of_copies(copies.size()), join(names, ", "));
}

// "3 May 2025 · Reuters · Title · 2 copies · update · new: lifted, divers · id". Where that is too long, what
// is new begins a line of its own.
std::vector<std::string> step_lines(const engine::SearchResult& result, std::size_t width) {
  const engine::StoryPlace& place = *result.story;
  std::vector<std::string> parts = {date_text(result.date)};
  if (result.source) parts.push_back(*result.source);
  if (place.first_source && place.first_source != result.source)
    parts.push_back("first: " + *place.first_source);
  if (!result.title.empty()) parts.push_back(result.title);
  if (!result.copies.empty()) parts.push_back(count_of_copies(result.copies.size()));
  if (place.update) parts.emplace_back("update");
  if (place.fresh.empty()) return lines_with_id(std::move(parts), result.id, width);
  const std::string what_is_new = "new: " + join(place.fresh, ", ");
  const std::string whole =
      safe_line(fmt::format("{} · {} · {}", join(parts, " · "), what_is_new, result.id));
  if (text::display_width(whole) <= width) return {whole};
  std::vector<std::string> lines = wrap_line(join(parts, " · "), width);
  for (std::string& line : lines_with_id({what_is_new}, result.id, width)) lines.push_back(std::move(line));
  return lines;
}

class TextWriter : public ResultWriter {
 public:
  explicit TextWriter(const OutputStyle& style) : style_(style), palette_(style.color) {}

  void write(const engine::SearchResponse& response, std::string_view batch_id, std::string& out) override {
    if (written_) out += '\n';
    written_ = true;
    const std::string name = batch_id.empty() ? "" : fmt::format("{}: {}", batch_id, response.query);
    add_answer(response, name, out);
    if (response.results_for) {
      out += '\n';
      add_answer(*response.results_for, "Showing results for " + response.results_for->query, out);
    }
    out += text_footer(response.results_for ? *response.results_for : response, style_);
  }

 private:
  static std::size_t rank_width(const engine::SearchResponse& response) {
    return std::to_string(response.results.back().rank).size() + 1;
  }

  void add_lines(const std::vector<std::string>& lines, std::size_t indent, std::string& out) const {
    for (const std::string& line : lines) out += fmt::format("{:{}}{}\n", "", indent, line);
  }

  void add_answer(const engine::SearchResponse& response, std::string_view name, std::string& out) const {
    add_head(response, name, out);
    if (response.story) {
      add_bars(response, out);
      for (const engine::SearchResult& step : response.results) add_step(step, rank_width(response), out);
    } else {
      for (const engine::SearchResult& result : response.results)
        add_result(result, rank_width(response), out);
    }
    add_also_read(response.also_read, out);
    for (const engine::Facet& facet : response.facets) out += facet_text(facet, style_);
  }

  void add_head(const engine::SearchResponse& response, std::string_view name, std::string& out) const {
    for (const std::string& line : wrap_line(name, style_.width)) out += palette_.bold(line) + '\n';
    add_lines(wrap_line(head_line(response), style_.width), 0, out);
    if (style_.explain) add_lines(wrap_line("Read as: " + response.read_as, style_.width), 0, out);
    if (response.did_you_mean && !response.results_for) {
      add_lines(wrap_line("Did you mean: " + *response.did_you_mean, style_.width), 0, out);
    }
    for (const std::string& warning : response.warnings) {
      add_lines(wrap_line("Note: " + warning, style_.width), 0, out);
    }
  }

  void add_result(const engine::SearchResult& result, std::size_t rank_columns, std::string& out) const {
    const std::size_t indent = rank_columns + 2;
    const std::size_t width = style_.width > indent ? style_.width - indent : 1;
    out += '\n';
    std::string prefix = fmt::format("{:>{}}  ", result.rank, rank_columns);
    for (const std::string& line : wrap_line(result.title.empty() ? result.id : result.title, width)) {
      out += prefix + palette_.bold(line) + '\n';
      prefix = std::string(indent, ' ');
    }
    for (const std::string& line : meta_lines(result, width)) {
      out += fmt::format("{:{}}{}\n", "", indent, palette_.dim(line));
    }
    add_lines(wrap_with_hits(one_paragraph(result.snippet), width, palette_), indent, out);
    if (!result.copies.empty()) add_lines(wrap_line(copies_line(result.copies), width), indent, out);
    add_explanation(result.explanation, indent, out);
  }

  // The steps and their copies by day.
  void add_bars(const engine::SearchResponse& response, std::string& out) const {
    std::map<calendar::Date, std::size_t> counts;
    for (const engine::SearchResult& step : response.results) {
      if (step.date) ++counts[step.date->day];
      for (const engine::Copy& copy : step.copies)
        if (copy.date) ++counts[copy.date->day];
    }
    std::vector<DayCount> days;
    for (const auto& [day, count] : counts) days.push_back({day, count});
    const std::vector<std::string> lines = day_bars(days, style_.width);
    if (lines.empty()) return;
    out += '\n';
    if (response.results.size() < response.total)
      add_lines(wrap_line("Of the steps shown here:", style_.width), 0, out);
    add_lines(lines, 0, out);
    out += '\n';
  }

  void add_step(const engine::SearchResult& result, std::size_t rank_columns, std::string& out) const {
    const std::size_t indent = rank_columns + 2;
    std::string prefix = fmt::format("{:>{}}  ", result.rank, rank_columns);
    for (const std::string& line : step_lines(result, style_.width > indent ? style_.width - indent : 1)) {
      out += prefix + line + '\n';
      prefix = std::string(indent, ' ');
    }
  }

  void add_explanation(std::string_view explanation, std::size_t indent, std::string& out) const {
    while (!explanation.empty()) {
      const std::size_t end = std::min(explanation.find('\n'), explanation.size());
      out += fmt::format("{:{}}{}\n", "", indent, palette_.dim(safe_line(explanation.substr(0, end))));
      explanation.remove_prefix(std::min(end + 1, explanation.size()));
    }
  }

  void add_also_read(const std::vector<engine::AlsoRead>& also_read, std::string& out) const {
    if (also_read.empty()) return;
    constexpr std::size_t kIndent = 2;
    const std::size_t width = style_.width > 2 * kIndent ? style_.width - 2 * kIndent : 1;
    out += fmt::format("\n{}\n", palette_.bold("Also read"));
    for (const engine::AlsoRead& each : also_read) {
      add_lines(wrap_line(each.title.empty() ? each.id : each.title, width), kIndent, out);
      std::vector<std::string> parts = {date_text(each.date)};
      if (!each.because.empty()) parts.push_back(join(each.because, ", "));
      for (const std::string& line : lines_with_id(std::move(parts), each.id, width)) {
        out += fmt::format("{:{}}{}\n", "", 2 * kIndent, palette_.dim(line));
      }
    }
  }

  OutputStyle style_;
  Palette palette_;
  bool written_ = false;
};

}  // namespace

std::unique_ptr<ResultWriter> make_text_writer(const OutputStyle& style) {
  return std::make_unique<TextWriter>(style);
}

}  // namespace dateline::output
