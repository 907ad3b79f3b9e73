#include "indexer/sync/restore.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/index/segment.h"
#include "common/index/xapian_errors.h"
#include "indexer/build/document_builder.h"

namespace dateline::sync {

namespace {

constexpr std::size_t kArticlesPerPart = 540;

// Every live article of a segment, by its docids: no list of postings needs to be whole.
template <typename Visit>
void visit_records(const std::string& index_path, const index::SegmentInfo& segment, Visit visit) {
  const std::string folder = index::join(index_path, segment.name);
  const io::FileDescriptor held = index::hold_segment(folder);
  const auto database = index::guard_xapian(folder, [&] { return Xapian::Database(folder); });
  std::uint32_t found = 0;
  for (std::uint32_t docid = 1; docid <= segment.last_docid; ++docid) {
    if (std::binary_search(segment.tombstones.begin(), segment.tombstones.end(), docid)) continue;
    const std::optional<schema::StoredArticle> stored = index::find_article(database, docid);
    if (!stored) continue;
    ++found;
    visit(*stored);
  }
  if (found < segment.live())
    throw Error(fmt::format("{} of {} records are missing", segment.live() - found, segment.live()));
}

class Restorer {
 public:
  Restorer(std::uint64_t first_number, build::SegmentWriter* writer)
      : first_number_(first_number), writer_(writer) {}

  void add(const schema::StoredArticle& stored) {
    ++restored_;
    if (writer_ == nullptr) return;
    const std::string record = schema::encode_record(stored);
    schema::Row row = schema::make_row(stored, record);
    if (!part_) part_ = std::make_unique<build::Part>(writer_->new_part({first_number_, ++parts_}));
    const Xapian::Document document = builder_.build(stored, row, record);
    part_->add(document, row);
    if (part_->rows().size() >= kArticlesPerPart) keep_part();
  }

  std::uint64_t finish() {
    if (part_) keep_part();
    return restored_;
  }

 private:
  void keep_part() {
    writer_->keep(std::move(*part_));
    part_.reset();
  }

  build::DocumentBuilder builder_;
  std::uint64_t first_number_;
  build::SegmentWriter* writer_;
  std::unique_ptr<build::Part> part_;
  std::uint64_t parts_ = 0, restored_ = 0;
};

}  // namespace

Restored restore_from_records(const std::string& index_path, const std::vector<index::SegmentInfo>& segments,
                              const KeptInRebuild& kept, std::uint64_t first_number,
                              build::SegmentWriter* writer) {
  Restored restored;
  if (kept.corpora.empty() && kept.files.empty()) return restored;
  Restorer restorer(first_number, writer);
  for (const index::SegmentInfo& segment : segments) {
    try {
      visit_records(index_path, segment, [&](const schema::StoredArticle& stored) {
        if (kept.holds(stored.corpus_key, stored.path)) restorer.add(stored);
      });
    } catch (const Error& error) {
      restored.damage.push_back(fmt::format("{}: {}", segment.name, error.message()));
    }
  }
  restored.articles = restorer.finish();
  return restored;
}

}  // namespace dateline::sync
