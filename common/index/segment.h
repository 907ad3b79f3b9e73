// One open segment: its Xapian database, its columns and its tombstones. Nothing in it changes while it is
// open.
//
// Holds a shared flock on the segment's folder, so that no indexer removes it. The Xapian handle belongs to
// one thread; columns and tombstones may be read by any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/bitmap.h"
#include "common/index/generation.h"
#include "common/io/file_descriptor.h"
#include "common/schema/columns.h"
#include "common/schema/stored_article.h"
#include "common/schema/vocabulary.h"
#include "common/schema/xapian.h"

namespace dateline::index {

// A file mapped into memory, read only.
class MappedFile {
 public:
  MappedFile() = default;
  explicit MappedFile(const std::string& path);  // throws Error
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

// Keeps a segment's folder from being removed while the descriptor is open. Throws Error when an indexer is
// removing it.
io::FileDescriptor hold_segment(const std::string& folder);

class Segment {
 public:
  // Throws Error when a file is missing, has another size than the generation says, or cannot be read.
  Segment(const std::string& index_path, SegmentInfo info);
  Segment(Segment&& other) noexcept = default;
  Segment& operator=(Segment&&) = delete;

  const SegmentInfo& info() const { return info_; }
  const std::string& folder() const { return folder_; }
  const schema::ColumnsView& columns() const { return columns_; }
  const Bitmap& tombstones() const { return tombstones_; }  // by docid, size last_docid + 1
  bool is_live(std::uint32_t docid) const { return !tombstones_.test(checked(docid)); }
  // A docid that Xapian gave; one that the segment cannot hold is damage, and throws Error.
  std::uint32_t checked(std::uint32_t docid) const {
    if (docid == 0 || docid > info_.last_docid) throw_damaged();
    return docid;
  }
  const Xapian::Database& database() const { return database_; }

  // Mapped when it is first asked for, by one thread: most searches do not read it.
  const schema::VocabularyView& vocabulary() const;

  // A handle of its own for another thread.
  Xapian::Database open_database() const;
  // Every live docid, ascending.
  Bitmap live() const;
  // Throws Error when the record is damaged.
  schema::StoredArticle article(std::uint32_t docid) const;

 private:
  [[noreturn]] void throw_damaged() const;

  SegmentInfo info_;
  std::string folder_;
  io::FileDescriptor lock_;
  MappedFile columns_file_;
  schema::ColumnsView columns_;
  Bitmap tombstones_;
  Xapian::Database database_;
  mutable MappedFile vocabulary_file_;
  mutable std::optional<schema::VocabularyView> vocabulary_;
};

// Throws Error when the record is damaged or there is none.
schema::StoredArticle read_article(const Xapian::Database& database, std::uint32_t docid);
// As it is stored; empty when the database holds no document of this number. Throws Error.
std::string read_record(const Xapian::Database& database, std::uint32_t docid);

}  // namespace dateline::index
