// The FolderLister: one folder of a corpus → what it holds, with size and time of each file, without opening
// any. What counts and what is a problem is said in scanner.h.
//
// Immutable after it is made: any number of threads may list.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/io/file_descriptor.h"
#include "indexer/sync/glob.h"
#include "indexer/sync/scanner.h"

namespace dateline::sync {

struct FolderContents {
  std::vector<ScannedFile> files;
  std::vector<std::string> folders;  // to be listed too; each path ends with '/'
  std::vector<ScanProblem> problems;
  std::map<std::string, std::uint64_t> ignored;  // by extension
};

class FolderLister {
 public:
  // Both must outlive this. `root` is a folder or a single file.
  FolderLister(const std::string& root, const ScanRules& rules);

  // The root itself, where a scan begins: `below` is a part of it, or empty. Its contents are then the one
  // folder or file that is meant, or the problem of it.
  FolderContents begin(std::string_view below) const;
  // A folder of the corpus by its path ("" for the root, else with '/' at its end); files and folders are
  // sorted by path.
  FolderContents list(const std::string& folder) const;

 private:
  using Status = struct stat;
  struct Item;

  void begin_below(std::string_view below, FolderContents& found) const;
  void look_at(int folder_handle, std::string_view folder, const Item& item, FolderContents& found) const;
  void look_at_link(int folder_handle, const Item& item, std::string&& path, FolderContents& found) const;
  void enter(std::string&& path, FolderContents& found) const;
  bool leads_inside(const std::string& path) const;
  bool is_excluded_folder(std::string_view path) const;
  bool is_candidate(std::string_view path, FolderContents& found) const;
  static bool holds_index(int folder, const std::vector<Item>& items);

  const std::string& root_;
  bool (*is_wanted_)(std::string_view path);
  std::vector<Glob> includes_;
  std::vector<Glob> excludes_;
  std::vector<Glob> folder_excludes_;
  io::FileDescriptor root_handle_;
  int root_error_ = 0;  // why the root could not be opened
};

}  // namespace dateline::sync
