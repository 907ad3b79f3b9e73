// The Scanner: a folder → the sorted list of its files, with size and time, without opening any.
//
// Hidden files and folders (names that begin with '.') and folders that hold an index (a CURRENT naming a
// generation) are skipped. Links to files inside the corpus are followed, links to folders not. Never throws
// for what it meets inside the folder. Nothing is kept between calls, so any number of threads may scan.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sync/stop.h"

namespace dateline::sync {

// What tells that a file may have changed.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;  // since 1970
  bool operator==(const FileStamp&) const = default;
};

struct ScannedFile {
  std::string path;  // relative to the corpus, raw bytes, '/' between
  FileStamp stamp;
};

// Something of the corpus that cannot be looked at.
struct ScanProblem {
  std::string path;        // relative to the corpus
  bool is_folder = false;  // a folder that cannot be listed: all below it is unknown, not gone
  std::string reason;      // "Permission denied", "link leads out of the corpus", "not a regular file (FIFO)"
};

struct ScanRules {
  // Globs (see glob.h): the files that count (empty: every file), and those that do not. An exclude that
  // names a folder, with or without a '/' at its end, leaves out all below it.
  std::vector<std::string> includes = {};
  std::vector<std::string> excludes = {};
  // Whether some reader claims a file by its name; files that none claims are only counted. Null: every file
  // is wanted.
  bool (*is_wanted)(std::string_view path) = nullptr;
};

struct Listing {
  std::vector<ScannedFile> files;     // sorted by path, bytewise
  std::vector<ScanProblem> problems;  // sorted by path
  // Files that no reader claims: how many of each extension, in lower case ("" for none).
  std::vector<std::pair<std::string, std::uint64_t>> ignored;
};

// How a scan goes about it.
struct ScanEffort {
  unsigned threads = 1;
  const StopFlag* stop = nullptr;  // when it is set, the listing ends early: it is good for nothing then
};

// `root` is a canonical absolute path of a folder or of one file (then its own name is the only path).
// `below` limits the scan to a part of the corpus, a path relative to root ("" for all of it). When the root
// or the part is missing, `files` is empty.
Listing scan(const std::string& root, std::string_view below, const ScanRules& rules,
             const ScanEffort& effort = {});

}  // namespace dateline::sync
