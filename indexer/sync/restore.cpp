#include "indexer/sync/restore.h"

#include <optional>

#include "indexer/build/document_builder.h"

namespace dateline::sync {

namespace {
constexpr std::size_t kArticlesPerPart = 540;
}

std::uint64_t restore_from_records(const std::vector<index::Segment>& segments, const KeptInRebuild& kept,
                                   std::uint64_t first_number, build::SegmentWriter* writer) {
  build::DocumentBuilder builder;
  std::optional<build::Part> part;
  std::uint64_t parts = 0, restored = 0;
  for (const index::Segment& segment : segments) {
    segment.live().for_each([&](std::uint32_t docid) {
      const schema::ColumnsView& columns = segment.columns();
      const std::string key(columns.text(schema::ValueColumn::Corpus,
                                         columns.values(schema::ValueColumn::Corpus, docid).front()));
      const std::string path(columns.path(docid));
      if (kept.corpora.count(key) == 0 && kept.files.count({key, path}) == 0) return;
      ++restored;
      if (writer == nullptr) return;
      const schema::StoredArticle stored = segment.article(docid);
      const std::string record = schema::encode_record(stored);
      schema::Row row = schema::make_row(stored, record);
      if (!part) part.emplace(writer->new_part({first_number, ++parts}));
      const Xapian::Document document = builder.build(stored, row, record);
      part->add(document, row);
      if (part->rows().size() < kArticlesPerPart) return;
      writer->keep(std::move(*part));
      part.reset();
    });
  }
  if (part) writer->keep(std::move(*part));
  return restored;
}

}  // namespace dateline::sync
