#include <algorithm>

#include "common/formats/article_reader.h"
#include "common/formats/plain_text.h"
#include "common/formats/readers.h"

namespace dateline::formats {

const std::vector<Format>& all_formats() {
  static const std::vector<Format> formats = {
      {"text", "one article a file: head line, country and tag lists", {".txt"}, false, &text_article_reader},
      {"jsonl", "JSON Lines, an article a line", {".jsonl", ".ndjson"}, true, &json_lines_reader},
  };
  return formats;
}

const Format* format_by_name(std::string_view name) {
  for (const Format& format : all_formats()) {
    if (name == format.name) return &format;
  }
  return nullptr;
}

const Format* format_for_path(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const std::string extension = ascii_lower(name.substr(dot));
  for (const Format& format : all_formats()) {
    const auto& claimed = format.extensions;
    if (std::find(claimed.begin(), claimed.end(), extension) != claimed.end()) return &format;
  }
  return nullptr;
}

const Format& format_for_contents(std::string_view bytes) {
  const auto text = trim(bytes);
  return *format_by_name(!text.empty() && text.front() == '{' ? "jsonl" : "text");
}

}  // namespace dateline::formats
