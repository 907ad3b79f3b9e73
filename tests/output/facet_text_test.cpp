#include "searcher/output/facet_text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/text/breaks.h"
#include "searcher/output/month_histogram.h"

using namespace dateline;
using engine::FacetField;
using engine::FacetValue;

namespace {

output::OutputStyle narrow() {
  output::OutputStyle style;
  style.width = 60;
  return style;
}

FacetValue month(const std::string& name, std::size_t count) {
  return {name, name, count, 0};
}

}  // namespace

TEST_CASE("facets are columns with bars, inferred countries marked") {
  const engine::Facet facet = {
      FacetField::Country,
      {{"CN", "China", 1200, 1200}, {"AF", "Afghanistan", 600, 590}, {std::nullopt, "日本", 1, 0}}};
  CHECK(output::facet_text(facet, narrow()) == R"(
Country
  China        1,200  ████████████████████████
  Afghanistan    600  ████████████  ~10 inferred
  日本             1  ▏  ~1 inferred
)");
  CHECK(output::facet_text({FacetField::Tag, {}}, narrow()) == "");
}

TEST_CASE("of a long facet ten values are shown, unless more were asked for") {
  engine::Facet facet = {FacetField::Tag, {}};
  for (int i = 0; i < 12; ++i) facet.values.push_back({"t" + std::to_string(i), "", 1, 0});
  output::OutputStyle style = narrow();
  const std::string text = output::facet_text(facet, style);
  CHECK(text.find("t9") != std::string::npos);
  CHECK(text.find("t10") == std::string::npos);
  CHECK(text.find("  … and 2 more\n") != std::string::npos);
  style.whole_facets = {FacetField::Tag};
  CHECK(output::facet_text(facet, style).find("t11") != std::string::npos);
}

TEST_CASE("months are a histogram with years below") {
  const struct {
    std::vector<FacetValue> months;
    std::size_t width;
    std::vector<std::string> expected;
  } rows[] = {
      {{}, 40, {}},
      {{{std::nullopt, "?", 3, 0}}, 40, {}},
      {{month("2025-05", 3)}, 40, {"███", "2025"}},
      {{month("2024-11", 8), month("2025-02", 1)}, 8, {"██    ▁▁", "    2025"}},
      {{month("2024-12", 8), month("2025-12", 4)}, 13, {"█           ▄", " 2025"}},
      {{month("2023-01", 8), month("2024-12", 4)}, 24, {"█                      ▄", "2023        2024"}},
      {{month("2000-01", 1), month("2009-12", 8)}, 20, {"▁                  █", "2000  2003  2006"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.width);
    CHECK(output::month_histogram(row.months, row.width) == row.expected);
  }
}

TEST_CASE("a histogram keeps to the width") {
  std::vector<FacetValue> months;
  for (int year = 1950; year <= 2025; ++year) {
    for (const char* name : {"-01", "-06", "-12"}) months.push_back(month(std::to_string(year) + name, 5));
  }
  for (const std::size_t width : {20U, 78U, 200U}) {
    for (const std::string& line : output::month_histogram(months, width)) {
      CHECK(text::display_width(line) <= width);
    }
  }
  const std::string text =
      output::facet_text({FacetField::Month, {month("2025-04", 1), month("2025-05", 1200)}}, narrow());
  CHECK(text == "\nMonth  most: 1,200 in May 2025\n  ▁▁▁███\n  2025\n");
}
