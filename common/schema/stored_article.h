// The record: all that the index keeps of one article, as the document data of Xapian.
//
// A versioned binary form compressed by zstd before Xapian sees it (glass cannot read back some highly
// compressible data). An index can be rebuilt from its records alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline::schema {

struct StoredArticle {
  std::string corpus_key;  // of the generation's table of corpora
  std::string path;        // relative to the corpus, raw bytes; empty for standard input
  std::string id;          // never empty
  Article article;         // `language` is the one it was analyzed in; `countries` as written
  bool operator==(const StoredArticle& other) const;
};

std::string encode_record(const StoredArticle& stored);
// nullopt when the bytes are no record of this version.
std::optional<StoredArticle> decode_record(std::string_view bytes);

}  // namespace dateline::schema
