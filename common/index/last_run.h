// How the last run of the indexer ended, whether or not it changed anything: the file last-run of an index.
// It is part of no generation, and a hint: it may be missing, or older than the index.
//
// Its first line is the exit status and, after a space, the message; each line after it is a key, a space and
// a number. A record of only the first line, and keys not known here, are read all the same. The time of the
// file is the time of the run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::index {

struct RunCounts {
  std::uint64_t added = 0, updated = 0, removed = 0, unchanged = 0;  // articles
  std::uint64_t problems = 0;  // files and articles that could not be read, also those known before
  bool operator==(const RunCounts&) const = default;
};

struct LastRun {
  std::int64_t ended = 0;  // seconds since 1970, UTC
  int exit = 0;
  std::string message;  // empty when all was well
  std::optional<std::uint64_t> milliseconds = {};
  std::optional<RunCounts> counts = {};  // of a run that came to its end
};

// nullopt when there is no such file, or it is none.
std::optional<LastRun> read_last_run(const std::string& index_path);
// The time of the run is now. Failing to write it is no error of the run.
void write_last_run(const std::string& index_path, const LastRun& run);

// The record as it stands in the file: `ended` is not in it.
std::string serialize(const LastRun& run);
std::optional<LastRun> parse_last_run(std::string_view text);

}  // namespace dateline::index
