#include "indexer/build/verify.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <sstream>
#include <system_error>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/index/segment.h"
#include "common/index/xapian_errors.h"
#include "common/io/files.h"

namespace dateline::build {

namespace {

class Verifying {
 public:
  Verifying(const std::string& index_path, const VerifySink& progress)
      : index_path_(index_path), progress_(progress) {}

  // False when the generation was replaced before its files were held: then there is nothing to say of it.
  bool run() {
    if (!read_generation()) return true;
    const std::vector<index::FileSum> files = generation_.files();
    at_.files_total = files.size();
    for (const index::FileSum& file : files) at_.bytes_total += file.size;
    for (const index::SegmentInfo& segment : generation_.segments) hold(segment);
    if (index::read_current_name(index_path_) != name_) return false;

    for (const index::FileSum& file : files) check_file(file);
    for (const index::SegmentInfo& segment : generation_.segments)
      if (is_whole(segment)) check_segment(segment);
    found_.generation = generation_.number;
    found_.files = at_.files;
    found_.bytes = at_.bytes;
    return found_.damage.empty() || index::read_current_name(index_path_) == name_;
  }

  Verification take() { return std::move(found_); }

 private:
  bool read_generation() {
    const std::string current = index::join(index_path_, index::kCurrentFile);
    try {
      auto live = index::read_current(index_path_);
      if (!live) throw Error(fmt::format("there is no index at {}", index_path_), "make one: indexer FOLDER");
      name_ = live->name;
      generation_ = std::move(live->generation);
    } catch (const Error& error) {
      struct stat status {};
      if (::lstat(current.c_str(), &status) != 0 && errno == ENOENT) throw;
      found_.damage.push_back({current, error.message()});
      return false;
    }
    index::require_schema(generation_, index_path_);
    if (io::read_file(current) != name_ + "\n")
      found_.damage.push_back({current, "is not as it was written"});
    return true;
  }

  void hold(const index::SegmentInfo& segment) {
    try {
      held_.push_back(index::hold_segment(index::join(index_path_, segment.name)));
    } catch (const Error&) {  // its files will be found missing
    }
  }

  void check_file(const index::FileSum& file) {
    const std::string path = index::join(index_path_, file.name);
    struct stat status {};
    std::optional<std::string> reason;
    if (::stat(path.c_str(), &status) != 0) {
      reason = std::generic_category().message(errno);
    } else if (static_cast<std::uint64_t>(status.st_size) != file.size) {
      reason = fmt::format("{} bytes, {} were written", status.st_size, file.size);
    } else {
      reason = wrong_checksum(path, file.checksum);
    }
    if (reason) damaged(file.name, *reason);
    ++at_.files;
    at_.bytes += file.size;
    if (progress_) progress_(at_);
  }

  static std::optional<std::string> wrong_checksum(const std::string& path, std::uint64_t expected) {
    try {
      if (io::checksum_file(path) == expected) return std::nullopt;
      return "its checksum is not that of what was written";
    } catch (const Error& error) {
      return error.message();
    }
  }

  // Only what has its checksum is opened: damage can crash Xapian.
  bool is_whole(const index::SegmentInfo& segment) const {
    for (const index::FileSum& file : segment.files)
      for (const Damage& damage : found_.damage)
        if (damage.path == index::join(index_path_, file.name)) return false;
    return true;
  }

  void check_segment(const index::SegmentInfo& info) {
    require_writable(info);
    try {
      const index::Segment segment(index_path_, info);
      const schema::ColumnsView& columns = segment.columns();
      for (std::uint32_t docid = 1; docid <= columns.size(); ++docid) columns.row(docid);
      std::ostringstream told;
      const std::size_t errors = index::guard_xapian(segment.folder(), [&] {
        if (segment.database().get_doccount() != info.documents) told << "another number of articles\n";
        return Xapian::Database::check(segment.folder(), 0, &told);
      });
      if (errors != 0 || told.str().find("another number") == 0)
        damaged(info.name, fmt::format("Xapian's check: {}", first_line(told.str())));
    } catch (const Error& error) {
      damaged(info.name, error.message());
    }
  }

  // Xapian's check opens what it only reads for writing; that it may not is no damage.
  void require_writable(const index::SegmentInfo& info) const {
    for (const index::FileSum& file : info.files) {
      const std::string path = index::join(index_path_, file.name);
      if (::access(path.c_str(), W_OK) == 0) continue;
      throw Error(fmt::format("cannot check {}: {}", path, std::generic_category().message(errno)),
                  "Xapian's check opens its tables for writing: run it as the owner of the index");
    }
  }

  static std::string first_line(const std::string& text) {
    return text.empty() ? "failed" : text.substr(0, text.find('\n'));
  }

  void damaged(const std::string& name, std::string reason) {
    found_.damage.push_back({index::join(index_path_, name), std::move(reason)});
  }

  const std::string& index_path_;
  const VerifySink& progress_;
  std::string name_;
  index::Generation generation_;
  std::vector<io::FileDescriptor> held_;  // locks of the segments
  VerifyProgress at_;
  Verification found_;
};

}  // namespace

Verification verify(const std::string& index_path, const VerifySink& progress) {
  for (;;) {
    Verifying verifying(index_path, progress);
    if (verifying.run()) return verifying.take();
  }
}

}  // namespace dateline::build
