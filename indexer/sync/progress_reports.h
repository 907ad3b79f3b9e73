// Tells a progress bar, from a thread of its own, how far reading has come; for as long as it lives.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <system_error>
#include <thread>

#include "indexer/sync/read_files.h"

namespace dateline::sync {

// What a progress bar shows: what was read, of how many files and bytes.
using ProgressSink =
    std::function<void(const ReadProgress& progress, std::uint64_t files, std::uint64_t bytes)>;

class ProgressReports {
 public:
  // Both must outlive this. An empty sink is told nothing.
  ProgressReports(const ProgressSink& sink, const ReadProgress& progress, std::uint64_t files,
                  std::uint64_t bytes) {
    if (!sink) return;
    try {
      thread_ = std::thread([this, &sink, &progress, files, bytes] {
        while (!done_) {
          sink(progress, files, bytes);
          std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
      });
    } catch (const std::system_error&) {  // no thread is to be had: no bar
    }
  }
  ~ProgressReports() {
    done_ = true;
    if (thread_.joinable()) thread_.join();
  }
  ProgressReports(const ProgressReports&) = delete;
  ProgressReports& operator=(const ProgressReports&) = delete;

 private:
  std::atomic<bool> done_{false};
  std::thread thread_;
};

}  // namespace dateline::sync
