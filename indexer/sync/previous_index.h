// What the index held before this run, as the workers ask for it: the articles of a file, an article by its
// identity.
//
// Holds Xapian handles of its own: one per thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/open_index.h"

namespace dateline::sync {

struct PreviousArticle {
  index::ArticleRef ref;
  std::uint64_t content = 0;  // checksum of its record
};

class PreviousIndex {
 public:
  // `segments` must outlive this; null when there is no index yet, or everything is built afresh.
  explicit PreviousIndex(const std::vector<index::Segment>* segments);

  // Live articles of a file, by id.
  std::map<std::string, PreviousArticle> articles_of(std::string_view corpus_key,
                                                     std::string_view path) const;
  std::optional<PreviousArticle> find(std::string_view corpus_key, std::string_view path,
                                      std::string_view id) const;
  schema::Row row(index::ArticleRef ref) const { return (*segments_)[ref.segment].columns().row(ref.docid); }
  // The stored document, to be kept under another path.
  Xapian::Document document(index::ArticleRef ref) const;

 private:
  template <typename Visit>
  void visit_postings(const std::string& term, Visit visit) const;

  const std::vector<index::Segment>* segments_;
  std::vector<Xapian::Database> databases_;
};

}  // namespace dateline::sync
