#include "common/index/last_run.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/io/files.h"

namespace dateline::index {

namespace {

constexpr std::string_view kMilliseconds = "milliseconds";

struct CountRow {
  std::string_view key;
  std::uint64_t RunCounts::*count;
};

constexpr CountRow kCounts[] = {
    {"added", &RunCounts::added},       {"updated", &RunCounts::updated},
    {"removed", &RunCounts::removed},   {"unchanged", &RunCounts::unchanged},
    {"problems", &RunCounts::problems},
};

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

void read_number(std::string_view line, LastRun& run) {
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view key = line.substr(0, space);
  const char* end = line.data() + line.size();
  std::uint64_t number = 0;
  const auto [rest, error] = std::from_chars(std::min(line.data() + space + 1, end), end, number);
  if (error != std::errc{} || rest != end) return;
  if (key == kMilliseconds) run.milliseconds = number;
  for (const CountRow& row : kCounts) {
    if (row.key != key) continue;
    if (!run.counts) run.counts.emplace();
    *run.counts.*row.count = number;
  }
}

}  // namespace

std::string serialize(const LastRun& run) {
  std::string message = run.message;
  std::replace(message.begin(), message.end(), '\n', ' ');
  std::string text = fmt::format("{} {}\n", run.exit, message);
  if (run.milliseconds) text += fmt::format("{} {}\n", kMilliseconds, *run.milliseconds);
  if (run.counts)
    for (const CountRow& row : kCounts) text += fmt::format("{} {}\n", row.key, *run.counts.*row.count);
  return text;
}

std::optional<LastRun> parse_last_run(std::string_view text) {
  LastRun run;
  const std::string_view line = take_line(text);
  const char* end = line.data() + line.size();
  const auto [rest, error] = std::from_chars(line.data(), end, run.exit);
  if (error != std::errc{}) return std::nullopt;
  if (rest < end) run.message.assign(rest + 1, end);
  while (!text.empty()) read_number(take_line(text), run);
  return run;
}

std::optional<LastRun> read_last_run(const std::string& index_path) {
  const std::string file = join(index_path, kLastRunFile);
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return std::nullopt;
  try {
    auto run = parse_last_run(io::read_file(file));
    if (run) run->ended = status.st_mtim.tv_sec;
    return run;
  } catch (const Error&) {
    return std::nullopt;
  }
}

void write_last_run(const std::string& index_path, const LastRun& run) {
  try {
    io::write_atomically(join(index_path, kLastRunFile), serialize(run));
  } catch (const Error&) {  // the run itself is what counts
  }
}

}  // namespace dateline::index
