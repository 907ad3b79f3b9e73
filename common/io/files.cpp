#include "common/io/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "common/error.h"
#include "common/io/checksum.h"
#include "common/io/file_descriptor.h"
#include "common/io/utf8.h"

namespace dateline::io {

namespace {

Error file_error(std::string_view action, const std::string& path) {
  const int cause = errno;
  return system_error(action, percent_encode(path), cause);
}

// Without blocking, so that a FIFO in the place of a file is refused instead of waited for.
FileDescriptor open_for_reading(const std::string& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (!file.is_open()) throw file_error("read", path);
  return file;
}

std::size_t size_of_regular_file(const FileDescriptor& file, const std::string& path) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw file_error("read", path);
  if (S_ISREG(status.st_mode)) return static_cast<std::size_t>(status.st_size);
  if (S_ISDIR(status.st_mode)) throw system_error("read", percent_encode(path), EISDIR);
  throw Error(fmt::format("cannot read {}: not a regular file", percent_encode(path)));
}

std::size_t read_some(int file, char* into, std::size_t size, const std::string& path) {
  for (;;) {
    const ssize_t got = ::read(file, into, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw file_error("read", path);
  }
}

void write_all(const FileDescriptor& file, std::string_view contents, const std::string& path) {
  while (!contents.empty()) {
    const ssize_t written = ::write(file.get(), contents.data(), contents.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw file_error("write", path);
    contents.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_and_sync(const FileDescriptor& file, std::string_view contents, const std::string& path) {
  write_all(file, contents, path);
  if (::fsync(file.get()) != 0) throw file_error("write", path);
}

FileDescriptor create(const std::string& path) {
  return FileDescriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// A file beside its destination, removed again unless it was renamed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& destination) : destination_(destination) {
    static std::atomic<unsigned> counter = 0;
    do {
      path_ = fmt::format("{}.tmp-{}-{}", destination, ::getpid(), counter++);
      file_ = create(path_);
    } while (!file_.is_open() && errno == EEXIST);
    if (!file_.is_open()) throw file_error("write", destination);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!renamed_) ::unlink(path_.c_str());
  }

  const FileDescriptor& file() const { return file_; }

  void rename_to_destination() {
    if (::rename(path_.c_str(), destination_.c_str()) != 0) throw file_error("write", destination_);
    renamed_ = true;
  }

 private:
  const std::string& destination_;
  std::string path_;
  FileDescriptor file_;
  bool renamed_ = false;
};

}  // namespace

std::string read_file(const std::string& path) {
  const FileDescriptor file = open_for_reading(path);
  std::string contents(size_of_regular_file(file, path) + 1, '\0');  // one more byte shows the end at once
  std::size_t size = 0;
  while (const std::size_t got =
             read_some(file.get(), contents.data() + size, contents.size() - size, path)) {
    size += got;
    if (size == contents.size()) contents.resize(size * 2);  // it grew meanwhile
  }
  contents.resize(size);
  return contents;
}

std::string read_standard_input() {
  constexpr std::size_t kStep = 1U << 16U;
  std::string bytes;
  std::size_t size = 0, got = 0;
  do {
    bytes.resize(size + kStep);
    got = read_some(STDIN_FILENO, bytes.data() + size, kStep, "standard input");
    size += got;
  } while (got > 0);
  bytes.resize(size);
  return bytes;
}

void write_atomically(const std::string& path, std::string_view contents) {
  TemporaryFile temporary(path);
  write_and_sync(temporary.file(), contents, path);
  temporary.rename_to_destination();
  fsync_path(folder_of(path));
}

void write_new_file(const std::string& path, std::string_view contents) {
  const FileDescriptor file = create(path);
  if (!file.is_open()) throw file_error("write", path);
  write_and_sync(file, contents, path);
}

void fsync_path(const std::string& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) throw file_error("write", path);
  if (::fsync(file.get()) != 0 && errno != EINVAL)
    throw file_error("write", path);  // EINVAL: cannot be synced
}

std::uint64_t checksum_file(const std::string& path) {
  constexpr std::size_t kBlock = 1U << 18U;
  const FileDescriptor file = open_for_reading(path);
  size_of_regular_file(file, path);
  std::string block(kBlock, '\0');
  Checksum sum;
  while (const std::size_t got = read_some(file.get(), block.data(), block.size(), path)) {
    sum.add(std::string_view(block).substr(0, got));
  }
  return sum.value();
}

}  // namespace dateline::io
