// The time that an answer takes, from the stopwatch's making on.
#pragma once

#include <chrono>

namespace dateline::engine {

class Stopwatch {
 public:
  double milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace dateline::engine
