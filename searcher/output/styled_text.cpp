#include "searcher/output/styled_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/io/utf8.h"
#include "common/text/breaks.h"

namespace dateline::output {
namespace {

constexpr std::size_t kNarrowest = 10;  // columns; a narrower terminal is not wrapped for

std::vector<std::string> wrap(const std::string& text, std::size_t width) {
  std::vector<std::string> lines = text::wrap(text, std::max(width, kNarrowest));
  for (std::string& line : lines) line.erase(line.find_last_not_of(' ') + 1);
  return lines;
}

void append(const engine::Fragment& fragment, HitText& paragraph) {
  const std::string text = safe_line(fragment.text);
  if (fragment.hit && !text.empty()) {
    paragraph.hits.emplace_back(paragraph.text.size(), paragraph.text.size() + text.size());
  }
  paragraph.text += text;
}

// `line` is the bytes of the paragraph from `begin` on.
std::string mark_hits(const std::string& line, std::size_t begin, const HitText& paragraph,
                      const Palette& palette) {
  std::string out;
  std::size_t done = 0;
  for (const auto& [hit_begin, hit_end] : paragraph.hits) {
    if (hit_end <= begin || hit_begin >= begin + line.size()) continue;
    const std::size_t from = std::max(hit_begin, begin) - begin;
    const std::size_t to = std::min(hit_end - begin, line.size());
    out += line.substr(done, from - done) + palette.hit(line.substr(from, to - from));
    done = to;
  }
  return out + line.substr(done);
}

}  // namespace

std::string Palette::marked(std::string_view code, std::string_view text) const {
  if (!color_ || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string safe_line(std::string_view text) {
  std::string spaced(text);
  std::replace_if(
      spaced.begin(), spaced.end(), [](char c) { return c >= '\t' && c <= '\r'; }, ' ');
  return io::printable(spaced);
}

std::string fit(std::string_view text, std::size_t width) {
  std::string line = safe_line(text);
  std::size_t columns = text::display_width(line);
  if (columns > width) {
    while (!line.empty() && columns + 1 > width) {
      line.resize(text::grapheme_floor(line, line.size() - 1));
      columns = text::display_width(line);
    }
    line += "…";
    ++columns;
  }
  return line + std::string(width - std::min(columns, width), ' ');
}

std::vector<HitText> paragraphs(const std::vector<engine::Fragment>& fragments) {
  std::vector<HitText> all(1);
  for (const engine::Fragment& fragment : fragments) {
    std::string_view rest = fragment.text;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      append({std::string(rest.substr(0, end)), fragment.hit}, all.back());
      all.emplace_back();
      rest.remove_prefix(end + 1);
    }
    append({std::string(rest), fragment.hit}, all.back());
  }
  all.erase(std::remove_if(
                all.begin(), all.end(),
                [](const HitText& each) { return each.text.find_first_not_of(' ') == std::string::npos; }),
            all.end());
  return all;
}

HitText one_paragraph(const std::vector<engine::Fragment>& fragments) {
  HitText paragraph;
  for (const engine::Fragment& fragment : fragments) append(fragment, paragraph);
  return paragraph;
}

std::vector<std::string> wrap_with_hits(const HitText& paragraph, std::size_t width, const Palette& palette) {
  std::vector<std::string> lines;
  std::size_t cursor = 0;
  for (const std::string& line : wrap(paragraph.text, width)) {
    const std::size_t begin = paragraph.text.find(line, cursor);
    lines.push_back(begin == std::string::npos ? line : mark_hits(line, begin, paragraph, palette));
    if (begin != std::string::npos) cursor = begin + line.size();
  }
  return lines;
}

std::vector<std::string> wrap_line(std::string_view text, std::size_t width) {
  return wrap(safe_line(text), width);
}

}  // namespace dateline::output
