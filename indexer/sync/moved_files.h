// Moved files: a new file with the contents of one that vanished takes over its articles, and they are not
// analyzed again.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/formats/article_reader.h"
#include "common/index/generation.h"
#include "indexer/sync/manifest.h"

namespace dateline::sync {

struct VanishedFile {
  std::string corpus_key;
  std::string path;
  std::vector<KnownProblem> problems;  // which go with the articles
};
using VanishedByContent = std::multimap<std::uint64_t, VanishedFile>;

// Thread-safe.
class VanishedFiles {
 public:
  explicit VanishedFiles(VanishedByContent files) : files_(std::move(files)) {}

  // The file that the one at `path` can have been, if there is any; no other gets it then. By another
  // extension the same bytes may be of another format: then it is none.
  std::optional<VanishedFile> take(const index::Corpus& corpus, std::string_view path, std::string_view bytes,
                                   std::uint64_t content);

 private:
  std::mutex mutex_;
  VanishedByContent files_;
};

// By the corpus's option, else by the name, else by the contents.
const formats::Format& format_of(const index::Corpus& corpus, std::string_view path, std::string_view bytes);

// The id of an article that has none of its own.
std::string generated_id(std::string_view path, bool many_articles, unsigned line);
// Whether an id is of that form; an article's own can be too.
bool is_generated_id(std::string_view id, std::string_view path, bool many_articles);

}  // namespace dateline::sync
