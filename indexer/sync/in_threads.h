// Work that any number of threads may do together.
#pragma once

#include <system_error>
#include <thread>
#include <vector>

namespace dateline::sync {

// Calls `work` in `count` threads, this one among them, and returns when all are done. Where the system gives
// no more threads, those that there are do it. `work` must not throw.
template <typename Work>
void do_in_threads(unsigned count, const Work& work) {
  std::vector<std::jthread> others;  // joined when they are destroyed
  try {
    for (unsigned i = 1; i < count; ++i) others.emplace_back([&work] { work(); });
  } catch (const std::system_error&) {
  }
  work();
}

}  // namespace dateline::sync
