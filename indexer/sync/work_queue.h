// What the workers of a run take their work from: batches of files to read, and runs of articles of files
// already open. One mutex, held only to take and to add.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/formats/article_reader.h"
#include "indexer/sync/previous_index.h"

namespace dateline::sync {

// The articles of one file while they wait to be built.
struct OpenFile {
  std::size_t number = 0;  // of the SourceFile
  std::vector<formats::ArticleAt> articles;
  std::map<std::string, PreviousArticle> previous;  // by id; of a stream, looked up one by one
};

// A run of articles of one file.
struct Unit {
  std::shared_ptr<OpenFile> file;
  std::size_t first = 0, last = 0;
  std::uint64_t part = 0;
};

// Work that any worker may take: units of opened files first, then further batches of files.
class WorkQueue {
 public:
  explicit WorkQueue(std::vector<std::pair<std::size_t, std::size_t>> batches)
      : batches_(std::move(batches)) {}

  struct Task {
    std::optional<Unit> unit;
    std::pair<std::size_t, std::size_t> batch{0, 0};
  };

  std::optional<Task> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [this] { return stopped_ || !units_.empty() || next_ < batches_.size() || busy_ == 0; });
    if (stopped_) return std::nullopt;
    Task task;
    if (!units_.empty()) {
      task.unit = std::move(units_.front());
      units_.pop_front();
    } else if (next_ < batches_.size()) {
      task.batch = batches_[next_++];
    } else {
      return std::nullopt;
    }
    ++busy_;
    return task;
  }
  void done() {
    const std::lock_guard lock(mutex_);
    --busy_;
    changed_.notify_all();
  }
  void add(Unit unit) {
    const std::lock_guard lock(mutex_);
    units_.push_back(std::move(unit));
    changed_.notify_one();
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Unit> units_;
  std::vector<std::pair<std::size_t, std::size_t>> batches_;
  std::size_t next_ = 0;
  std::size_t busy_ = 0;
  bool stopped_ = false;
};

}  // namespace dateline::sync
