// A request to stop, made from outside (by a signal) while a run goes on. What takes long asks for it now and
// then and throws Stopped; nothing has been published then.
#pragma once

#include <atomic>
#include <exception>

namespace dateline::sync {

using StopFlag = std::atomic<bool>;
static_assert(StopFlag::is_always_lock_free, "a signal handler sets it");

struct Stopped : std::exception {
  const char* what() const noexcept override { return "stopped"; }
};

inline bool is_stop_requested(const StopFlag* flag) {
  return flag != nullptr && flag->load(std::memory_order_relaxed);
}

inline void stop_if_requested(const StopFlag* flag) {
  if (is_stop_requested(flag)) throw Stopped();
}

}  // namespace dateline::sync
