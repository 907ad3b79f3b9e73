// The SegmentWriter: documents → one immutable segment, through many small private databases that are then
// compacted into one.
//
// Workers fill Parts (no locking: one thread a part); finish() joins them in the order of their keys,
// whatever thread made which when, so a segment is the same for any number of workers. Xapian is fastest so:
// its write buffer degrades beyond some hundred articles, and nothing here needs to be durable before
// publish.
#pragma once

#include <compare>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "common/index/generation.h"
#include "common/schema/columns.h"
#include "common/schema/xapian.h"

namespace dateline::build {

// Where the articles of a part stand in the run: file number, then part of that file.
struct PartKey {
  std::uint64_t file = 0;
  std::uint64_t part = 0;
  auto operator<=>(const PartKey&) const = default;
};

// A private database of a few hundred articles. Not durable; removed with the segment's work folder.
class Part {
 public:
  Part(std::string folder, PartKey key);
  void add(const Xapian::Document& document, const schema::Row& row);
  // Flushes the database; then no more add(), and rows() are in columns(), which take a third of their
  // memory.
  void close();

  const std::string& folder() const { return folder_; }
  PartKey key() const { return key_; }
  const std::vector<schema::Row>& rows() const { return rows_; }
  schema::ColumnsView columns() const { return schema::ColumnsView(columns_); }

 private:
  std::string folder_;
  PartKey key_;
  Xapian::WritableDatabase database_;
  std::vector<schema::Row> rows_;
  std::string columns_;
};

class SegmentWriter {
 public:
  // Works in `index_path`/`name`.work, which must not exist and is made with the first part, and leaves
  // `index_path`/`name`.
  SegmentWriter(std::string index_path, std::string name);
  ~SegmentWriter();
  SegmentWriter(const SegmentWriter&) = delete;
  SegmentWriter& operator=(const SegmentWriter&) = delete;

  Part new_part(PartKey key);  // thread-safe
  void keep(Part&& part);      // thread-safe; closes it

  // Compacts the parts into the segment, writes its columns, fsyncs all. nullopt when there was no document.
  std::optional<index::SegmentInfo> finish();

 private:
  std::string index_path_, name_, work_;
  std::mutex mutex_;
  std::uint64_t made_ = 0;
  std::vector<Part> parts_;
};

// The files of a finished segment with sizes and checksums; fsyncs each and the folder.
std::vector<index::FileSum> seal_segment(const std::string& index_path, const std::string& name);

}  // namespace dateline::build
