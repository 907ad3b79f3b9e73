// Reading and building in parallel: source files → articles → parts of a new segment.
//
// Every worker reads files, tells new, changed and equal articles apart against the index before this run,
// and builds what is new into parts of its own. A file of many articles is shared among the workers. Results
// do not depend on the number of workers.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "common/formats/article_reader.h"
#include "common/index/generation.h"
#include "common/index/open_index.h"
#include "indexer/build/segment_writer.h"
#include "indexer/sync/manifest.h"
#include "indexer/sync/moved_files.h"
#include "indexer/sync/stop.h"

namespace dateline::sync {

// A file to look into.
struct SourceFile {
  const index::Corpus* corpus = nullptr;
  std::string path;  // relative to the corpus; empty: standard input, whose bytes are `contents`
  FileStamp stamp;
  std::optional<std::uint64_t> known_content;  // read again only when the bytes have another checksum
  std::string contents;
  bool had_articles =
      false;  // in the index before: kept when nothing can be read any more (a half-written file)
};

// What became of a file.
struct FileOutcome {
  enum class State : std::uint8_t {
    Unreadable,  // keeps what the index has of it
    Same,        // another stamp, equal contents
    Read,
  };
  State state = State::Read;
  std::uint64_t content = 0;
  std::uint64_t bytes = 0;
  std::uint32_t articles = 0;  // in the index after this run
  std::uint32_t added = 0, updated = 0, unchanged = 0;
  std::vector<index::ArticleRef> dead;  // of the index before: removed or replaced
  std::uint32_t removed = 0;
  std::optional<std::string> moved_from;
  std::vector<KnownProblem> problems;
  std::vector<std::string> changes;  // for --verbose: "added ID"
};

struct ReadFilesOptions {
  unsigned jobs = 1;
  bool dry_run = false;
  bool verbose = false;
  VanishedByContent vanished;
  const StopFlag* stop = nullptr;
};

// Counts for a progress bar; read by another thread.
struct ReadProgress {
  std::atomic<std::uint64_t> files{0};
  std::atomic<std::uint64_t> bytes{0};
  std::atomic<std::uint64_t> articles{0};
};

// Outcomes are in the order of `files`. `previous`: the segments before this run, null when all is built
// afresh. `writer` is null in a dry run. Throws the first Error that stops a worker (a full disk, a damaged
// index); what is wrong with one file is in its outcome.
// Throws Stopped when asked to stop.
std::vector<FileOutcome> read_files(std::vector<SourceFile> files,
                                    const std::vector<index::Segment>* previous, build::SegmentWriter* writer,
                                    const ReadFilesOptions& options, ReadProgress& progress);

}  // namespace dateline::sync
