#include "indexer/sync/moved_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dateline::sync {

namespace {

bool can_be_moved(const VanishedFile& from, const index::Corpus& corpus, std::string_view path,
                  std::string_view bytes) {
  if (from.corpus_key != corpus.key) return false;
  const formats::Format& format = format_of(corpus, path, bytes);
  if (&format_of(corpus, from.path, bytes) != &format) return false;
  // Where they hold PATH#, what looks like an id of ours may be the article's own (the lines of a --dump).
  return !format.many_articles || bytes.find(from.path + '#') == std::string_view::npos;
}

}  // namespace

std::optional<VanishedFile> VanishedFiles::take(const index::Corpus& corpus, std::string_view path,
                                                std::string_view bytes, std::uint64_t content) {
  const std::lock_guard lock(mutex_);
  auto [first, last] = files_.equal_range(content);
  for (; first != last; ++first) {
    if (!can_be_moved(first->second, corpus, path, bytes)) continue;
    std::optional<VanishedFile> file = std::move(first->second);
    files_.erase(first);
    return file;
  }
  return std::nullopt;
}

const formats::Format& format_of(const index::Corpus& corpus, std::string_view path, std::string_view bytes) {
  if (const auto* format = formats::format_by_name(corpus.options.input_format)) return *format;
  if (const auto* format = formats::format_for_path(path)) return *format;
  return formats::format_for_contents(bytes);
}

std::string generated_id(std::string_view path, bool many_articles, unsigned line) {
  return many_articles ? fmt::format("{}#{}", path, line) : std::string(path);
}

bool is_generated_id(std::string_view id, std::string_view path, bool many_articles) {
  if (!many_articles) return id == path;
  if (id.size() <= path.size() + 1 || id.substr(0, path.size()) != path || id[path.size()] != '#')
    return false;
  const std::string_view line = id.substr(path.size() + 1);
  return std::all_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace dateline::sync
