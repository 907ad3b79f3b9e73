// A progress bar with rate and time left, drawn on standard error.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dateline::report {

struct ProgressState {
  std::uint64_t files = 0, files_total = 0;
  std::uint64_t bytes = 0, bytes_total = 0;
  double seconds = 0;  // since the beginning
};

// "[=====>    ] 52 %  11,204 of 21,578 files  5,600 files/s  2 s left", at most `width` columns.
std::string progress_bar(const ProgressState& state, std::size_t width);

// Draws the bar in place; clears it when destroyed.
class ProgressBar {
 public:
  ProgressBar() : start_(std::chrono::steady_clock::now()) {}
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void draw(ProgressState state);

 private:
  std::chrono::steady_clock::time_point start_;
  bool drawn_ = false;
};

}  // namespace dateline::report
