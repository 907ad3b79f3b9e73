#include "indexer/sync/previous_index.h"

#include "common/index/xapian_errors.h"
#include "common/schema/fields.h"

namespace dateline::sync {

PreviousIndex::PreviousIndex(const std::vector<index::Segment>* segments) : segments_(segments) {
  if (segments_ == nullptr) return;
  for (const index::Segment& segment : *segments_) databases_.push_back(segment.open_database());
}

template <typename Visit>
void PreviousIndex::visit_postings(const std::string& term, Visit visit) const {
  for (std::uint32_t number = 0; number < databases_.size(); ++number) {
    const index::Segment& segment = (*segments_)[number];
    index::guard_xapian(segment.folder(), [&] {
      const Xapian::Database& database = databases_[number];
      for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
        if (segment.is_live(*posting)) visit(segment, index::ArticleRef{number, *posting});
      }
    });
  }
}

std::map<std::string, PreviousArticle> PreviousIndex::articles_of(std::string_view corpus_key,
                                                                  std::string_view path) const {
  std::map<std::string, PreviousArticle> articles;
  visit_postings(schema::file_term(corpus_key, path),
                 [&](const index::Segment& segment, index::ArticleRef ref) {
                   const schema::ColumnsView& columns = segment.columns();
                   articles[std::string(columns.id(ref.docid))] = {ref, columns.content(ref.docid)};
                 });
  return articles;
}

std::optional<PreviousArticle> PreviousIndex::find(std::string_view corpus_key, std::string_view path,
                                                   std::string_view id) const {
  std::optional<PreviousArticle> found;
  visit_postings(schema::identity_term(corpus_key, path, id),
                 [&](const index::Segment& segment, index::ArticleRef ref) {
                   found = PreviousArticle{ref, segment.columns().content(ref.docid)};
                 });
  return found;
}

Xapian::Document PreviousIndex::document(index::ArticleRef ref) const {
  return index::guard_xapian((*segments_)[ref.segment].folder(),
                             [&] { return databases_[ref.segment].get_document(ref.docid); });
}

}  // namespace dateline::sync
