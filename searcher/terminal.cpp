#include "searcher/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "common/cli/standard_output.h"

namespace dateline::terminal {

namespace {

constexpr std::size_t kUsualWidth = 80, kLeastWidth = 20, kMostWidth = 1000;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

bool is_terminal() {
  return ::isatty(STDOUT_FILENO) != 0;
}

std::size_t width() {
  struct winsize size {};
  if (is_terminal() && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return std::clamp<std::size_t>(size.ws_col, kLeastWidth, kMostWidth);
  const unsigned long columns = std::strtoul(environment("COLUMNS").c_str(), nullptr, 10);
  return columns == 0 ? kUsualWidth : std::clamp<std::size_t>(columns, kLeastWidth, kMostWidth);
}

bool wants_color(ColorWhen when) {
  if (when != ColorWhen::Auto) return when == ColorWhen::Always;
  return is_terminal() && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

bool print(std::string_view text) {
  return cli::write_standard_output(text);
}

void print_error(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

bool page(std::string_view text) {
  const char* chosen = std::getenv("PAGER");  // set but empty: none is wanted
  const std::string pager = chosen == nullptr ? "less -FRX" : chosen;
  if (!is_terminal() || pager.empty() || pager == "cat") return print(text);
  std::FILE* pipe = ::popen(pager.c_str(), "w");
  if (pipe == nullptr) return print(text);
  std::fwrite(text.data(), 1, text.size(), pipe);
  constexpr int kNotFound = 127 << 8;  // what the shell says when there is no such pager
  return ::pclose(pipe) != kNotFound || print(text);
}

}  // namespace dateline::terminal
