// Publishing: the writer's lock, the one commit point, and sweeping what no generation names.
#pragma once

#include <string>
#include <string_view>

#include "common/index/generation.h"

namespace dateline::build {

// The lock of the one writer of an index: an flock on LOCK, which holds the process id. Released when
// destroyed or when the process ends.
class WriterLock {
 public:
  // Throws Error{Busy} naming the process id when another indexer holds the lock and does not release it
  // within `wait_seconds`.
  WriterLock(const std::string& index_path, unsigned wait_seconds);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int file_ = -1;
};

// Makes the folder of an index (mode 0700) unless it is there. Throws Error when `path` is a file, or a
// folder that holds something but no index; nothing is touched then.
void prepare_index_folder(const std::string& path);

// Makes `generation` the live one: writes its manifest (already serialized), its stories and its text,
// fsyncs, and replaces CURRENT by rename. The segments it names are sealed already. Sets generation.manifest,
// generation.stories and generation.languages. `before` is the generation that was live, if any: stories that
// it tells are not told again. Throws Error; then that one stays live.
void publish(const std::string& index_path, index::Generation& generation, std::string_view manifest_bytes,
             const index::Generation* before);

// Removes what `live` does not name: older generations, files and segments that no reader holds, leftovers of
// killed runs. Needs the writer's lock. What cannot be removed now is left for the next run.
void sweep(const std::string& index_path, const index::Generation* live);

}  // namespace dateline::build
