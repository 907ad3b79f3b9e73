#include "indexer/sync/restore.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/index/segment.h"
#include "common/index/xapian_errors.h"
#include "common/io/files.h"
#include "indexer/build/document_builder.h"

namespace dateline::sync {

namespace {

constexpr std::size_t kArticlesPerPart = 540;

bool is_sound(const std::string& index_path, const index::SegmentInfo& segment, std::string_view file) {
  const std::string name = fmt::format("{}/{}", segment.name, file);
  const auto sum = std::find_if(segment.files.begin(), segment.files.end(),
                                [&name](const index::FileSum& one) { return one.name == name; });
  try {
    return sum != segment.files.end() && io::checksum_file(index::join(index_path, name)) == sum->checksum;
  } catch (const Error&) {
    return false;
  }
}

// The records of a segment that can be trusted, whatever else of it is damaged.
class Records {
 public:
  Records(const std::string& index_path, const index::SegmentInfo& segment)
      : segment_(segment), file_is_sound_(is_sound(index_path, segment, "docdata.glass")) {
    const std::string folder = index::join(index_path, segment.name);
    if (is_sound(index_path, segment, index::kColumnsFile)) {
      columns_file_ = index::MappedFile(index::join(folder, index::kColumnsFile));
      columns_.emplace(columns_file_.bytes());
    }
    try {
      held_ = index::hold_segment(folder);
      database_ = index::guard_xapian(folder, [&] { return Xapian::Database(folder); });
    } catch (const Error&) {  // then no record can be read
    }
  }

  // Visits the articles that are kept. Returns how many of those are lost, or, where the columns cannot tell
  // which are kept, how many of all.
  template <typename Visit>
  std::uint64_t visit(const KeptInRebuild& kept, Visit visit) const {
    std::uint64_t lost = 0, found = 0;
    for (std::uint32_t docid = 1; docid <= segment_.last_docid; ++docid) {
      if (std::binary_search(segment_.tombstones.begin(), segment_.tombstones.end(), docid)) continue;
      if (columns_ && !columns_hold(docid, kept)) continue;
      const std::optional<schema::StoredArticle> stored = read(docid);
      stored ? ++found : ++lost;
      if (stored && kept.holds(stored->corpus_key, stored->path)) visit(*stored);
    }
    return columns_ ? lost : segment_.live() - std::min<std::uint64_t>(found, segment_.live());
  }

 private:
  bool columns_hold(std::uint32_t docid, const KeptInRebuild& kept) const {
    constexpr auto kCorpus = schema::ValueColumn::Corpus;
    const auto corpora = columns_->values(kCorpus, docid);
    return !corpora.empty() && kept.holds(std::string(columns_->text(kCorpus, corpora.front())),
                                          std::string(columns_->path(docid)));
  }

  std::optional<schema::StoredArticle> read(std::uint32_t docid) const {
    try {
      const std::string record = index::read_record(database_, docid);
      const bool is_vouched_for =
          file_is_sound_ || (columns_ && columns_->content(docid) == io::checksum(record));
      return is_vouched_for ? schema::decode_record(record) : std::nullopt;
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  const index::SegmentInfo& segment_;
  bool file_is_sound_;
  index::MappedFile columns_file_;
  std::optional<schema::ColumnsView> columns_;
  io::FileDescriptor held_;
  Xapian::Database database_;
};

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
    const std::uint64_t lost =
        Records(index_path, segment).visit(kept, [&restorer](const schema::StoredArticle& stored) {
          restorer.add(stored);
        });
    if (lost > 0) restored.losses.push_back({segment.name, lost});
  }
  restored.articles = restorer.finish();
  return restored;
}

}  // namespace dateline::sync
