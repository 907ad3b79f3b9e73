#include "indexer/build/segment_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/index/xapian_errors.h"
#include "common/io/files.h"
#include "indexer/build/vocabulary_file.h"

namespace dateline::build {

namespace fs = std::filesystem;

namespace {
constexpr int kPrivate = Xapian::DB_CREATE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC;

void make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directory(path, error);
  if (error) throw system_error("create", path, error.value());
}

// Writes to a private database. Where that fails Xapian cannot always say why: a file of our own in the same
// place meets the same full disk, and says so.
template <typename Call>
void write_private(const std::string& folder, Call&& call) {
  try {
    index::guard_xapian(folder, std::forward<Call>(call));
  } catch (const Error&) {
    constexpr std::size_t kProbeBytes = 1U << 20U;
    io::write_new_file(index::join(folder, "probe"), std::string(kProbeBytes, '\0'));
    throw;
  }
}

}  // namespace

Part::Part(std::string folder, PartKey key) : folder_(std::move(folder)), key_(key) {
  database_ = index::guard_xapian(folder_, [this] { return Xapian::WritableDatabase(folder_, kPrivate); });
}

void Part::add(const Xapian::Document& document, const schema::Row& row) {
  write_private(folder_, [&] { database_.add_document(document); });
  rows_.push_back(row);
}

void Part::close() {
  write_private(folder_, [this] {
    database_.commit();
    database_.close();
    database_ = Xapian::WritableDatabase();  // a closed one still holds the streams that it compressed with:
                                             // some 0.8 MB
  });
  schema::ColumnsBuilder columns;
  for (const schema::Row& row : rows_) columns.append(row);
  columns_ = columns.serialize();
  columns_.shrink_to_fit();
  rows_ = {};
}

SegmentWriter::SegmentWriter(std::string index_path, std::string name)
    : index_path_(std::move(index_path)),
      name_(std::move(name)),
      work_(index::join(index_path_, name_ + ".work")) {}

SegmentWriter::~SegmentWriter() {
  std::error_code ignored;  // leftovers are swept by the next run
  fs::remove_all(work_, ignored);
}

Part SegmentWriter::new_part(PartKey key) {
  std::uint64_t number = 0;
  {
    const std::lock_guard lock(mutex_);
    if (made_ == 0) make_folder(work_);
    number = made_++;
  }
  return Part(index::join(work_, fmt::format("{}", number)), key);
}

void SegmentWriter::keep(Part&& part) {
  if (part.rows().empty()) return;
  part.close();
  const std::lock_guard lock(mutex_);
  parts_.push_back(std::move(part));
}

std::optional<index::SegmentInfo> SegmentWriter::finish() {
  if (parts_.empty()) return std::nullopt;
  std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) { return a.key() < b.key(); });

  const std::string folder = index::join(index_path_, name_);
  index::guard_xapian(folder, [&] {
    Xapian::Database all;
    for (const Part& part : parts_) all.add_database(Xapian::Database(part.folder()));
    all.compact(folder);
  });
  schema::ColumnsBuilder columns;
  for (const Part& part : parts_) {
    const schema::ColumnsView view = part.columns();
    for (std::uint32_t docid = 1; docid <= view.size(); ++docid) columns.append(view.row(docid));
  }
  io::write_new_file(index::join(folder, index::kColumnsFile), columns.serialize());
  write_vocabulary(folder);

  index::SegmentInfo info;
  info.name = name_;
  info.last_docid = columns.size();
  info.documents = columns.size();
  info.files = seal_segment(index_path_, name_);
  return info;
}

std::vector<index::FileSum> seal_segment(const std::string& index_path, const std::string& name) {
  const std::string folder = index::join(index_path, name);
  std::vector<index::FileSum> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string path = entry.path().string();
    const std::string relative = index::join(name, entry.path().filename().string());
    io::fsync_path(path);
    files.push_back({relative, entry.file_size(), io::checksum_file(path)});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  io::fsync_path(folder);
  return files;
}

}  // namespace dateline::build
