#include "indexer/sync/scanner.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <map>
#include <memory>
#include <system_error>
#include <utility>

#include "common/index/layout.h"
#include "indexer/sync/glob.h"

namespace dateline::sync {

namespace {

using Status = struct stat;

class FileHandle {
 public:
  explicit FileHandle(int number) : number_(number) {}
  ~FileHandle() {
    if (number_ >= 0) ::close(number_);
  }
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// What a folder holds by its own account, before anything is looked at.
struct FolderItem {
  std::string name;
  unsigned char type = DT_UNKNOWN;
};

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

// Gone since its folder was listed, or become something else: no problem, the next run sees what it is.
bool has_vanished(int error) {
  return error == ENOENT || error == ENOTDIR || error == ELOOP;
}

bool is_hidden(std::string_view name) {
  return !name.empty() && name.front() == '.';
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string extension_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string extension(name.substr(dot + 1));
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return extension;
}

std::string kind_of_file(mode_t mode) {
  if (S_ISFIFO(mode)) return "not a regular file (FIFO)";
  if (S_ISSOCK(mode)) return "not a regular file (socket)";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "not a regular file (device)";
  return "not a regular file";
}

FileStamp stamp_of(const Status& status) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {static_cast<std::uint64_t>(status.st_size),
          std::int64_t{status.st_mtim.tv_sec} * kNanoseconds + status.st_mtim.tv_nsec};
}

// Whether a folder is an index: its CURRENT names a generation.
bool holds_index(int folder, const std::vector<FolderItem>& items) {
  const auto is_current = [](const FolderItem& item) { return item.name == index::kCurrentFile; };
  if (std::none_of(items.begin(), items.end(), is_current)) return false;
  const std::string name(index::kCurrentFile);
  const FileHandle file(::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  constexpr std::string_view kBeginning = "generation-";
  char buffer[kBeginning.size()];
  return file.get() >= 0 &&
         ::read(file.get(), buffer, sizeof buffer) == static_cast<ssize_t>(sizeof buffer) &&
         std::string_view(buffer, sizeof buffer) == kBeginning;
}

// One pass over a corpus. Folders wait in a list, so that depth costs neither stack nor open files.
class Walk {
 public:
  Walk(const std::string& root, const ScanRules& rules)
      : root_(root), is_wanted_(rules.is_wanted), includes_(rules.includes.begin(), rules.includes.end()) {
    for (std::string_view glob : rules.excludes) {
      excludes_.emplace_back(glob);
      if (!glob.empty() && glob.back() == '/') glob.remove_suffix(1);
      folder_excludes_.emplace_back(glob);
    }
  }

  void walk_folder(std::string_view below) {
    const FileHandle root(::open(root_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (root.get() < 0) {
      if (!has_vanished(errno)) add_problem({}, true, reason_of(errno));
      return;
    }
    if (!begin(root.get(), below)) return;
    while (!waiting_.empty()) {
      const std::string folder = std::move(waiting_.back());
      waiting_.pop_back();
      list_folder(root.get(), folder);
    }
  }

  void walk_file(const Status& status) {
    const std::string_view name = name_of(root_);
    if (is_candidate(name)) add(std::string(name), status);
  }

  Listing finish() {
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    std::sort(listing_.files.begin(), listing_.files.end(), by_path);
    std::sort(listing_.problems.begin(), listing_.problems.end(), by_path);
    listing_.ignored.assign(ignored_.begin(), ignored_.end());
    return std::move(listing_);
  }

 private:
  // False when a scan of the whole corpus would not come by `below` either.
  bool begin(int root, std::string_view below) {
    if (below.empty()) {
      waiting_.emplace_back();
      return true;
    }
    for (std::size_t begin = 0; begin < below.size();) {
      const std::size_t end = std::min(below.find('/', begin), below.size());
      if (is_hidden(below.substr(begin))) return false;
      if (end < below.size() && is_excluded_folder(below.substr(0, end))) return false;
      begin = end + 1;
    }
    look_at(root, {}, {std::string(below)});
    return true;
  }

  void list_folder(int root, const std::string& folder) {
    const int handle = ::openat(root, folder.empty() ? "." : folder.c_str(),
                                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const std::unique_ptr<DIR, CloseFolder> open(handle < 0 ? nullptr : ::fdopendir(handle));
    if (open == nullptr) {
      const int error = errno;
      if (handle >= 0) ::close(handle);
      if (!has_vanished(error)) add_problem(folder, true, reason_of(error));
      return;
    }
    std::vector<FolderItem> items;
    for (;;) {
      errno = 0;
      const dirent* entry = ::readdir(open.get());
      if (entry == nullptr) break;
      if (!is_hidden(entry->d_name)) items.push_back({entry->d_name, entry->d_type});
    }
    if (errno != 0) add_problem(folder, true, reason_of(errno));
    if (holds_index(handle, items)) return;
    for (const FolderItem& item : items) look_at(handle, folder, item);
  }

  void look_at(int folder_handle, std::string_view folder, const FolderItem& item) {
    std::string path(folder);
    if (!path.empty()) path += '/';
    path += item.name;
    if (item.type == DT_DIR) return enter(std::move(path));
    if (item.type == DT_REG && !is_candidate(path)) return;
    Status status{};
    if (::fstatat(folder_handle, item.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (!has_vanished(errno)) add_problem(path, item.type == DT_UNKNOWN, reason_of(errno));
    } else if (S_ISDIR(status.st_mode)) {
      enter(std::move(path));
    } else if (S_ISLNK(status.st_mode)) {
      look_at_link(folder_handle, item.name, path);
    } else if (item.type == DT_REG || is_candidate(path)) {
      add(std::move(path), status);
    }
  }

  void look_at_link(int folder_handle, const std::string& name, const std::string& path) {
    Status status{};
    const int error = ::fstatat(folder_handle, name.c_str(), &status, 0) == 0 ? 0 : errno;
    if ((error == 0 && S_ISDIR(status.st_mode)) || !is_candidate(path)) return;
    if (error != 0)
      return add_problem(path, false, has_vanished(error) ? "link leads nowhere" : reason_of(error));
    if (!leads_inside(path)) return add_problem(path, false, "link leads out of the corpus");
    add(path, status);
  }

  void enter(std::string path) {
    if (!is_excluded_folder(path)) waiting_.push_back(std::move(path));
  }

  void add(std::string path, const Status& status) {
    if (!S_ISREG(status.st_mode)) return add_problem(path, false, kind_of_file(status.st_mode));
    listing_.files.push_back({std::move(path), stamp_of(status)});
  }

  void add_problem(std::string_view path, bool is_folder, std::string reason) {
    listing_.problems.push_back({std::string(path), is_folder, std::move(reason)});
  }

  bool leads_inside(const std::string& path) const {
    const std::unique_ptr<char, decltype(&std::free)> target(
        ::realpath((root_ + '/' + path).c_str(), nullptr), &std::free);
    if (target == nullptr) return false;
    const std::string_view inside = target.get();
    return root_ == "/" || (inside.size() > root_.size() && inside.compare(0, root_.size(), root_) == 0 &&
                            inside[root_.size()] == '/');
  }

  static bool matches_any(const std::vector<Glob>& globs, std::string_view path) {
    return std::any_of(globs.begin(), globs.end(), [path](const Glob& glob) { return glob.matches(path); });
  }
  bool is_excluded_folder(std::string_view path) const { return matches_any(folder_excludes_, path); }

  // Whether a file is of the corpus and some reader claims it; counts those that none does.
  bool is_candidate(std::string_view path) {
    if (matches_any(excludes_, path) || (!includes_.empty() && !matches_any(includes_, path))) return false;
    if (is_wanted_ == nullptr || is_wanted_(path)) return true;
    ++ignored_[extension_of(path)];
    return false;
  }

  const std::string& root_;
  bool (*is_wanted_)(std::string_view path);
  std::vector<Glob> includes_;
  std::vector<Glob> excludes_;
  std::vector<Glob> folder_excludes_;
  std::vector<std::string> waiting_;  // folders to list
  std::map<std::string, std::uint64_t> ignored_;
  Listing listing_;
};

}  // namespace

Listing scan(const std::string& root, std::string_view below, const ScanRules& rules) {
  Walk walk(root, rules);
  Status status{};
  if (::stat(root.c_str(), &status) == 0 && !S_ISDIR(status.st_mode)) {
    walk.walk_file(status);
  } else {
    walk.walk_folder(below);
  }
  return walk.finish();
}

}  // namespace dateline::sync
