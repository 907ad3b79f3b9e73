// Text for a terminal: colours, safe characters, columns, and lines wrapped with their hits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/engine/search_response.h"

namespace dateline::output {

// Marks text where colour is on, else leaves it as it is.
class Palette {
 public:
  explicit Palette(bool color) : color_(color) {}

  std::string bold(std::string_view text) const { return marked("1", text); }
  std::string dim(std::string_view text) const { return marked("2", text); }
  std::string hit(std::string_view text) const { return marked("1;33", text); }

 private:
  std::string marked(std::string_view code, std::string_view text) const;

  bool color_;
};

// White space of any kind as a space, then without control and bidi-override characters.
std::string safe_line(std::string_view text);

// Filled with spaces to `width` columns; a longer text is cut with "…".
std::string fit(std::string_view text, std::size_t width);

// A paragraph and the byte ranges of its hits.
struct HitText {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> hits;
};

// Fragments joined, each made safe, one HitText a paragraph ('\n' separates them).
std::vector<HitText> paragraphs(const std::vector<engine::Fragment>& fragments);

// The whole as one paragraph.
HitText one_paragraph(const std::vector<engine::Fragment>& fragments);

// Wrapped to `width` columns, the hits marked on each line.
std::vector<std::string> wrap_with_hits(const HitText& paragraph, std::size_t width, const Palette& palette);

// The safe text wrapped to `width` columns.
std::vector<std::string> wrap_line(std::string_view text, std::size_t width);

}  // namespace dateline::output
