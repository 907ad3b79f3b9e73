// A bound on what threads hold in memory at once. A thread takes of it before it holds much, waiting until so
// much is free; what is more than all of it is taken as all of it, and so by one thread alone. Served in the
// order of asking, so that what needs much is not passed over for ever. Thread-safe.
//
// A thread takes one share at a time, and gives it back before it takes another: else two might wait for each
// other.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace dateline::sync {

class MemoryBudget {
 public:
  explicit MemoryBudget(std::uint64_t bytes) : all_(bytes), free_(bytes) {}

  class Share {
   public:
    Share(MemoryBudget& budget, std::uint64_t bytes) : budget_(budget), bytes_(std::min(bytes, budget.all_)) {
      if (bytes_ > 0) budget_.take(bytes_);
    }
    ~Share() {
      if (bytes_ > 0) budget_.give_back(bytes_);
    }
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

   private:
    MemoryBudget& budget_;
    std::uint64_t bytes_;
  };

 private:
  void take(std::uint64_t bytes) {
    std::unique_lock lock(mutex_);
    const std::uint64_t turn = next_++;
    changed_.wait(lock, [&] { return turn == serving_ && bytes <= free_; });
    free_ -= bytes;
    ++serving_;
    changed_.notify_all();
  }
  void give_back(std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    free_ += bytes;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  const std::uint64_t all_;
  std::uint64_t free_;
  std::uint64_t next_ = 0, serving_ = 0;
};

}  // namespace dateline::sync
