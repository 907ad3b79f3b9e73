#include "searcher/output/facet_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text/breaks.h"
#include "searcher/output/field_names.h"
#include "searcher/output/month_histogram.h"
#include "searcher/output/phrasing.h"
#include "searcher/output/styled_text.h"

namespace dateline::output {
namespace {

constexpr std::array<std::string_view, 8> kEighths = {"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
constexpr std::size_t kValuesShown = 10;
constexpr std::size_t kWidestLabel = 28;
constexpr std::size_t kWidestBar = 24;
constexpr std::size_t kMargin = 2;

std::string bar(std::size_t count, std::size_t most, std::size_t width) {
  const std::size_t eighths = std::max<std::size_t>((count * width * 8 + most / 2) / most, 1);
  std::string out;
  for (std::size_t i = 0; i < eighths / 8; ++i) out += kEighths.back();
  if (eighths % 8 != 0) out += kEighths.at(eighths % 8 - 1);
  return out;
}

std::string heading(engine::FacetField field) {
  std::string name(facet_name(field));
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

std::string label(const engine::FacetValue& value) {
  return safe_line(value.label.empty() ? value.value.value_or("") : value.label);
}

std::string inferred_note(engine::FacetField field, const engine::FacetValue& value) {
  if (field != engine::FacetField::Country || value.declared >= value.count) return "";
  return fmt::format("  ~{} inferred", with_separators(value.count - value.declared));
}

std::string histogram_text(const engine::Facet& facet, const OutputStyle& style) {
  const std::vector<std::string> lines =
      month_histogram(facet.values, std::max<std::size_t>(style.width, 12) - kMargin);
  if (lines.empty()) return "";
  const auto most = std::max_element(facet.values.begin(), facet.values.end(),
                                     [](const auto& a, const auto& b) { return a.count < b.count; });
  const std::string peak =
      fmt::format("most: {} in {}", with_separators(most->count), month_text(most->value.value_or("")));
  std::string out =
      fmt::format("\n{}  {}\n", Palette(style.color).bold(heading(facet.field)), safe_line(peak));
  for (const std::string& line : lines) out += fmt::format("{:{}}{}\n", "", kMargin, line);
  return out;
}

// Values as lines: label, count, bar, and how many are inferred.
struct Row {
  std::string label, count, note;
  std::size_t number = 0;
};

std::vector<Row> rows_of(const engine::Facet& facet, std::size_t shown) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < shown; ++i) {
    const engine::FacetValue& value = facet.values[i];
    rows.push_back(
        {label(value), with_separators(value.count), inferred_note(facet.field, value), value.count});
  }
  return rows;
}

std::string table_of(const std::vector<Row>& rows, std::size_t width) {
  std::size_t label_width = 0;
  std::size_t count_width = 0;
  std::size_t note_width = 0;
  std::size_t most = 1;
  for (const Row& row : rows) {
    label_width = std::max(label_width, text::display_width(row.label));
    count_width = std::max(count_width, row.count.size());
    note_width = std::max(note_width, row.note.size());
    most = std::max(most, row.number);
  }
  label_width = std::min({label_width, kWidestLabel, width / 3});
  const std::size_t used = kMargin + label_width + 2 + count_width + 2 + note_width;
  const std::size_t bar_width = width > used ? std::min(width - used, kWidestBar) : 1;
  std::string out;
  for (const Row& row : rows) {
    out += fmt::format("{:{}}{}  {:>{}}  {}{}\n", "", kMargin, fit(row.label, label_width), row.count,
                       count_width, bar(row.number, most, bar_width), row.note);
  }
  return out;
}

bool is_shown_whole(engine::FacetField field, const OutputStyle& style) {
  const auto& whole = style.whole_facets;
  return field == engine::FacetField::Year || std::find(whole.begin(), whole.end(), field) != whole.end();
}

}  // namespace

std::string facet_text(const engine::Facet& facet, const OutputStyle& style) {
  if (facet.values.empty()) return "";
  if (facet.field == engine::FacetField::Month) return histogram_text(facet, style);
  const std::size_t all = facet.values.size();
  const std::size_t shown = is_shown_whole(facet.field, style) ? all : std::min(all, kValuesShown);
  std::string out = fmt::format("\n{}\n", Palette(style.color).bold(heading(facet.field)));
  out += table_of(rows_of(facet, shown), style.width);
  if (shown < all) out += fmt::format("{:{}}… and {} more\n", "", kMargin, with_separators(all - shown));
  return out;
}

}  // namespace dateline::output
