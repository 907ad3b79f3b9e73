#include "indexer/sync/folder_lister.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

#include "common/index/layout.h"

namespace dateline::sync {

// What a folder holds by its own account, before anything is looked at.
struct FolderLister::Item {
  std::string name;
  unsigned char type = DT_UNKNOWN;
};

namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
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

FileStamp stamp_of(const struct stat& status) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {static_cast<std::uint64_t>(status.st_size),
          std::int64_t{status.st_mtim.tv_sec} * kNanoseconds + status.st_mtim.tv_nsec};
}

bool matches_any(const std::vector<Glob>& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [path](const Glob& glob) { return glob.matches(path); });
}

void add_problem(std::string_view path, bool is_folder, std::string reason, FolderContents& found) {
  found.problems.push_back({std::string(path), is_folder, std::move(reason)});
}

void add_file(std::string&& path, const struct stat& status, FolderContents& found) {
  if (!S_ISREG(status.st_mode)) return add_problem(path, false, kind_of_file(status.st_mode), found);
  found.files.push_back({std::move(path), stamp_of(status)});
}

std::string_view without_slash(const std::string& folder) {
  return std::string_view(folder).substr(0, folder.empty() ? 0 : folder.size() - 1);
}

}  // namespace

FolderLister::FolderLister(const std::string& root, const ScanRules& rules)
    : root_(root),
      is_wanted_(rules.is_wanted),
      includes_(rules.includes.begin(), rules.includes.end()),
      root_handle_(::open(root.c_str(), O_PATH | O_CLOEXEC)) {
  if (!root_handle_.is_open()) root_error_ = errno;
  for (std::string_view glob : rules.excludes) {
    excludes_.emplace_back(glob);
    if (!glob.empty() && glob.back() == '/') glob.remove_suffix(1);
    folder_excludes_.emplace_back(glob);
  }
}

FolderContents FolderLister::begin(std::string_view below) const {
  FolderContents found;
  Status status{};
  if (!root_handle_.is_open()) {
    if (!has_vanished(root_error_)) add_problem({}, true, reason_of(root_error_), found);
  } else if (::fstat(root_handle_.get(), &status) != 0) {
    add_problem({}, true, reason_of(errno), found);
  } else if (!S_ISDIR(status.st_mode)) {
    const std::string_view name = name_of(root_);
    if (is_candidate(name, found)) add_file(std::string(name), status, found);
  } else if (below.empty()) {
    found.folders.emplace_back();
  } else {
    begin_below(below, found);
  }
  return found;
}

// Nothing where a scan of the whole corpus would not come by either.
void FolderLister::begin_below(std::string_view below, FolderContents& found) const {
  for (std::size_t begin = 0; begin < below.size();) {
    const std::size_t end = std::min(below.find('/', begin), below.size());
    if (is_hidden(below.substr(begin))) return;
    if (end < below.size() && is_excluded_folder(below.substr(0, end))) return;
    begin = end + 1;
  }
  look_at(root_handle_.get(), {}, {std::string(below)}, found);
}

FolderContents FolderLister::list(const std::string& folder) const {
  FolderContents found;
  const int handle = ::openat(root_handle_.get(), folder.empty() ? "." : folder.c_str(),
                              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  const std::unique_ptr<DIR, CloseFolder> open(handle < 0 ? nullptr : ::fdopendir(handle));
  if (open == nullptr) {
    const int error = errno;
    if (handle >= 0) ::close(handle);
    if (!has_vanished(error)) add_problem(without_slash(folder), true, reason_of(error), found);
    return found;
  }
  std::vector<Item> items;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(open.get());
    if (entry == nullptr) break;
    if (!is_hidden(entry->d_name)) items.push_back({entry->d_name, entry->d_type});
  }
  if (errno != 0) add_problem(without_slash(folder), true, reason_of(errno), found);
  if (holds_index(handle, items)) return found;
  found.files.reserve(items.size());
  for (const Item& item : items) look_at(handle, folder, item, found);
  std::sort(found.files.begin(), found.files.end(),
            [](const ScannedFile& a, const ScannedFile& b) { return a.path < b.path; });
  std::sort(found.folders.begin(), found.folders.end());
  return found;
}

// Whether a folder is an index: its CURRENT names a generation.
bool FolderLister::holds_index(int folder, const std::vector<Item>& items) {
  const auto is_current = [](const Item& item) { return item.name == index::kCurrentFile; };
  if (std::none_of(items.begin(), items.end(), is_current)) return false;
  const std::string name(index::kCurrentFile);
  const io::FileDescriptor file(
      ::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  constexpr std::string_view kBeginning = "generation-";
  char buffer[kBeginning.size()];
  return file.is_open() && ::read(file.get(), buffer, sizeof buffer) == static_cast<ssize_t>(sizeof buffer) &&
         std::string_view(buffer, sizeof buffer) == kBeginning;
}

void FolderLister::look_at(int folder_handle, std::string_view folder, const Item& item,
                           FolderContents& found) const {
  std::string path;
  path.reserve(folder.size() + item.name.size() + 1);
  path.append(folder).append(item.name);
  if (item.type == DT_DIR) return enter(std::move(path), found);
  if (item.type == DT_REG && !is_candidate(path, found)) return;
  Status status{};
  if (::fstatat(folder_handle, item.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    if (!has_vanished(errno)) add_problem(path, item.type == DT_UNKNOWN, reason_of(errno), found);
  } else if (S_ISDIR(status.st_mode)) {
    enter(std::move(path), found);
  } else if (S_ISLNK(status.st_mode)) {
    look_at_link(folder_handle, item, std::move(path), found);
  } else if (item.type == DT_REG || is_candidate(path, found)) {
    add_file(std::move(path), status, found);
  }
}

void FolderLister::look_at_link(int folder_handle, const Item& item, std::string&& path,
                                FolderContents& found) const {
  Status status{};
  const int error = ::fstatat(folder_handle, item.name.c_str(), &status, 0) == 0 ? 0 : errno;
  if ((error == 0 && S_ISDIR(status.st_mode)) || !is_candidate(path, found)) return;
  if (error != 0)
    return add_problem(path, false, has_vanished(error) ? "link leads nowhere" : reason_of(error), found);
  if (!leads_inside(path)) return add_problem(path, false, "link leads out of the corpus", found);
  add_file(std::move(path), status, found);
}

void FolderLister::enter(std::string&& path, FolderContents& found) const {
  if (is_excluded_folder(path)) return;
  path += '/';
  found.folders.push_back(std::move(path));
}

bool FolderLister::leads_inside(const std::string& path) const {
  const std::unique_ptr<char, decltype(&std::free)> target(::realpath((root_ + '/' + path).c_str(), nullptr),
                                                           &std::free);
  if (target == nullptr) return false;
  const std::string_view inside = target.get();
  return root_ == "/" || (inside.size() > root_.size() && inside.compare(0, root_.size(), root_) == 0 &&
                          inside[root_.size()] == '/');
}

bool FolderLister::is_excluded_folder(std::string_view path) const {
  return matches_any(folder_excludes_, path);
}

// Whether a file is of the corpus and some reader claims it; counts those that none does.
bool FolderLister::is_candidate(std::string_view path, FolderContents& found) const {
  if (matches_any(excludes_, path) || (!includes_.empty() && !matches_any(includes_, path))) return false;
  if (is_wanted_ == nullptr || is_wanted_(path)) return true;
  ++found.ignored[extension_of(path)];
  return false;
}

}  // namespace dateline::sync
