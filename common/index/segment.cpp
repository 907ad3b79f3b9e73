#include "common/index/segment.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/index/xapian_errors.h"

namespace dateline::index {

MappedFile::MappedFile(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw system_error("open", path, errno);
  struct stat status {};
  const bool known = ::fstat(file, &status) == 0;
  if (known && status.st_size > 0) {
    size_ = static_cast<std::size_t>(status.st_size);
    data_ = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0);
  }
  const int error = errno;
  ::close(file);
  if (!known || data_ == MAP_FAILED) {
    data_ = nullptr;
    throw system_error("map", path, error);
  }
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(data_, size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

namespace {

void require_sizes(const std::string& index_path, const SegmentInfo& info) {
  for (const FileSum& file : info.files) {
    const std::string path = join(index_path, file.name);
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) throw system_error("read", path, errno);
    if (static_cast<std::uint64_t>(status.st_size) != file.size)
      throw Error(fmt::format("{} is damaged: {} bytes, {} are expected", path, status.st_size, file.size),
                  "build the index again: indexer --rebuild");
  }
}

}  // namespace

io::FileDescriptor hold_segment(const std::string& folder) {
  io::FileDescriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!lock.is_open() && errno == ENOENT)
    throw Error(fmt::format("{} is missing", folder), "build the index again: indexer --rebuild");
  if (!lock.is_open()) throw system_error("open", folder, errno);
  if (::flock(lock.get(), LOCK_SH | LOCK_NB) != 0) throw system_error("lock", folder, errno);
  return lock;
}

Segment::Segment(const std::string& index_path, SegmentInfo info)
    : info_(std::move(info)),
      folder_(join(index_path, info_.name)),
      lock_(hold_segment(folder_)),
      tombstones_(info_.last_docid + 1) {
  require_sizes(index_path, info_);
  columns_file_ = MappedFile(join(folder_, kColumnsFile));
  columns_ = schema::ColumnsView(columns_file_.bytes());
  database_ = open_database();
  if (columns_.size() != info_.last_docid)
    throw Error(fmt::format("{} does not fit its generation", folder_),
                "build the index again: indexer --rebuild");
  for (const std::uint32_t docid : info_.tombstones) tombstones_.set(docid);
}

void Segment::throw_damaged() const {
  throw Error(fmt::format("{} is damaged: it names an article that it does not hold", folder_),
              "build the index again: indexer --rebuild");
}

const schema::VocabularyView& Segment::vocabulary() const {
  if (!vocabulary_) {
    vocabulary_file_ = MappedFile(join(folder_, kVocabularyFile));
    vocabulary_.emplace(vocabulary_file_.bytes());
  }
  return *vocabulary_;
}

Xapian::Database Segment::open_database() const {
  return guard_xapian(folder_, [this] { return Xapian::Database(folder_); });
}

// Rows of docids that were deleted before the segment was written are empty: they belong to no corpus.
Bitmap Segment::live() const {
  Bitmap live(info_.last_docid + 1);
  for (std::uint32_t docid = 1; docid <= info_.last_docid; ++docid) {
    if (!columns_.values(schema::ValueColumn::Corpus, docid).empty() && !tombstones_.test(docid))
      live.set(docid);
  }
  return live;
}

schema::StoredArticle Segment::article(std::uint32_t docid) const {
  return read_article(database_, docid);
}

std::string read_record(const Xapian::Database& database, std::uint32_t docid) {
  return guard_xapian("the index",
                      [&] { return database.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data(); });
}

schema::StoredArticle read_article(const Xapian::Database& database, std::uint32_t docid) {
  auto stored = schema::decode_record(read_record(database, docid));
  if (!stored)
    throw Error(fmt::format("the record of document {} is damaged", docid),
                "build the index again: indexer --rebuild");
  return std::move(*stored);
}

}  // namespace dateline::index
