#include "indexer/report/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace dateline::report {

namespace {

constexpr std::size_t kBarWidth = 30;
constexpr std::size_t kLineWidth = 79;

std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 1.0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

std::string progress_bar(const ProgressState& state, std::size_t width) {
  const double done =
      state.bytes_total > 0 ? share(state.bytes, state.bytes_total) : share(state.files, state.files_total);
  const auto filled = static_cast<std::size_t>(done * kBarWidth);
  std::string bar(filled, '=');
  if (filled < kBarWidth) bar += '>';
  bar.resize(kBarWidth, ' ');
  std::string line = fmt::format("[{}] {:3.0f} %  {} of {} files", bar, done * 100, grouped(state.files),
                                 grouped(state.files_total));
  if (state.seconds > 0.5 && done > 0) {
    line += fmt::format(
        "  {}/s", grouped(static_cast<std::uint64_t>(static_cast<double>(state.files) / state.seconds)));
    line += fmt::format("  {:.0f} s left", state.seconds / done * (1 - done));
  }
  line.resize(std::min(line.size(), width));
  return line;
}

ProgressBar::~ProgressBar() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::draw(ProgressState state) {
  state.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  const std::string line = "\r" + progress_bar(state, kLineWidth) + "\033[K";
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
  drawn_ = true;
}

}  // namespace dateline::report
