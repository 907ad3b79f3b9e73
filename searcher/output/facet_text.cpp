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

}  // namespace

std::string facet_text(const engine::Facet& facet, const OutputStyle& style) {
  if (facet.values.empty()) return "";
  if (facet.field == engine::FacetField::Month) return histogram_text(facet, style);
  const bool whole = facet.field == engine::FacetField::Year ||
                     std::find(style.whole_facets.begin(), style.whole_facets.end(), facet.field) !=
                         style.whole_facets.end();
  const std::size_t shown = whole ? facet.values.size() : std::min(facet.values.size(), kValuesShown);

  std::size_t label_width = 0;
  std::size_t most = 1;
  for (std::size_t i = 0; i < shown; ++i) {
    label_width = std::max(label_width, text::display_width(label(facet.values[i])));
    most = std::max(most, facet.values[i].count);
  }
  label_width = std::min(label_width, kWidestLabel);
  const std::size_t count_width = with_separators(most).size();
  const std::size_t used = kMargin + label_width + 2 + count_width + 2;
  const std::size_t bar_width = style.width > used ? std::min(style.width - used, kWidestBar) : 1;

  std::string out = fmt::format("\n{}\n", Palette(style.color).bold(heading(facet.field)));
  for (std::size_t i = 0; i < shown; ++i) {
    const engine::FacetValue& value = facet.values[i];
    out += fmt::format("{:{}}{}  {:>{}}  {}{}\n", "", kMargin, fit(label(value), label_width),
                       with_separators(value.count), count_width, bar(value.count, most, bar_width),
                       inferred_note(facet.field, value));
  }
  if (shown < facet.values.size()) {
    out += fmt::format("{:{}}… and {} more\n", "", kMargin, with_separators(facet.values.size() - shown));
  }
  return out;
}

}  // namespace dateline::output
