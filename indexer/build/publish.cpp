#include "indexer/build/publish.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <thread>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/index/segment.h"
#include "common/io/files.h"
#include "indexer/build/tell_stories.h"

namespace dateline::build {

namespace fs = std::filesystem;

namespace {

constexpr auto kRetry = std::chrono::milliseconds(100);

std::string holder(int file) {
  char text[32] = {};
  const ssize_t size = ::pread(file, text, sizeof text - 1, 0);
  const std::string pid(text, size > 0 ? static_cast<std::size_t>(size) : 0);
  return pid.substr(0, pid.find('\n'));
}

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// What follows a beginning and a number; nullopt where they do not stand there.
std::optional<std::string_view> after_number(std::string_view name, std::string_view beginning) {
  if (!starts_with(name, beginning)) return std::nullopt;
  const std::string_view rest = name.substr(beginning.size());
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0) return std::nullopt;
  return rest.substr(digits);
}

bool is_numbered(std::string_view name, std::string_view beginning) {
  return after_number(name, beginning) == "";
}

// A file of one generation, which goes with it.
bool is_of_generation(const std::string& name) {
  return is_numbered(name, "generation-") || is_numbered(name, "files-") || is_numbered(name, "stories-");
}

// A segment's folder, or one that a segment is made in.
bool is_segment(const std::string& name) {
  const auto rest = after_number(name, "segment-");
  return rest == "" || rest == ".work";
}

// What a run that was killed while it replaced a file left of the new one (io::write_atomically).
bool is_unfinished(const std::string& name) {
  return starts_with(name, fmt::format("{}.tmp-", index::kCurrentFile)) ||
         starts_with(name, fmt::format("{}.tmp-", index::kLastRunFile));
}

bool is_ours(const std::string& name) {
  return is_segment(name) || is_of_generation(name) || is_unfinished(name) || name == index::kLockFile ||
         name == index::kCurrentFile || name == index::kLastRunFile;
}

// Removes a segment's folder unless a reader holds it.
void remove_segment(const fs::path& folder) {
  const int lock = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock < 0) return;
  if (::flock(lock, LOCK_EX | LOCK_NB) == 0) {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  ::close(lock);
}

std::map<std::string, std::uint64_t> count_languages(const std::vector<index::Segment>& segments) {
  constexpr auto kLanguage = schema::ValueColumn::Language;
  std::map<std::string, std::uint64_t> languages;
  for (const index::Segment& segment : segments) {
    const schema::ColumnsView& columns = segment.columns();
    std::vector<std::uint64_t> counts(columns.vocabulary_size(kLanguage));
    segment.live().for_each([&](std::uint32_t docid) {
      for (const std::uint32_t number : columns.values(kLanguage, docid)) ++counts[number];
    });
    for (std::uint32_t number = 0; number < counts.size(); ++number)
      if (counts[number] > 0) languages[std::string(columns.text(kLanguage, number))] += counts[number];
  }
  return languages;
}

// A file that cannot be read only means that all stories are told afresh.
KnownStories known_stories(const std::string& index_path, const index::Generation* before) {
  KnownStories known;
  if (before == nullptr) return known;
  try {
    known.stories = index::read_stories(index_path, *before);
    for (const index::SegmentInfo& segment : before->segments) known.segments.push_back(segment.name);
  } catch (const Error&) {
    known = {};
  }
  return known;
}

}  // namespace

WriterLock::WriterLock(const std::string& index_path, unsigned wait_seconds) {
  const std::string path = index::join(index_path, index::kLockFile);
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) throw system_error("open", path, errno);
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(wait_seconds);
  while (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    if (error == EINTR) continue;
    if (error == EWOULDBLOCK && std::chrono::steady_clock::now() < give_up) {
      std::this_thread::sleep_for(kRetry);
      continue;
    }
    const std::string pid = holder(file_);
    ::close(file_);
    if (error != EWOULDBLOCK) throw system_error("lock", path, error);
    throw Error(fmt::format("another indexer (process {}) holds the index {}", pid, index_path), {},
                ExitCode::Busy);
  }
  const std::string pid = fmt::format("{}\n", ::getpid());
  if (::ftruncate(file_, 0) != 0 || ::pwrite(file_, pid.data(), pid.size(), 0) < 0) {
    const int error = errno;
    ::close(file_);
    throw system_error("write", path, error);
  }
}

WriterLock::~WriterLock() {
  ::close(file_);
}

namespace {

// A folder is an index by its LOCK or CURRENT. Where it holds something else besides, others have files of
// those names too: then a generation must stand there as well.
void require_index_or_nothing(const std::string& path) {
  std::optional<std::string> any, foreign;
  bool has_mark = false, has_generation = false;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    any = entry.path().filename().string();
    has_mark = has_mark || *any == index::kLockFile || *any == index::kCurrentFile;
    has_generation = has_generation || is_numbered(*any, "generation-");
    if (!is_ours(*any)) foreign = any;
  }
  if (error) throw system_error("list", path, error.value());
  if (!any || (has_mark && (!foreign || has_generation))) return;
  throw Error(fmt::format("{} is a folder that holds something else than an index ({})", path,
                          foreign.value_or(*any)),
              "name an empty or new folder with --index");
}

}  // namespace

void prepare_index_folder(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    require_index_or_nothing(path);
    return;
  }
  if (fs::exists(path, error))
    throw Error(fmt::format("{} is no folder", path), "name a folder with --index");
  const fs::path parent = fs::path(path).parent_path();
  if (!parent.empty()) fs::create_directories(parent, error);
  if (error) throw system_error("create", parent.string(), error.value());
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) throw system_error("create", path, errno);
}

void publish(const std::string& index_path, index::Generation& generation, std::string_view manifest_bytes,
             const index::Generation* before) {
  const std::string manifest = fmt::format("files-{}", generation.number);
  io::write_new_file(index::join(index_path, manifest), manifest_bytes);
  std::vector<index::Segment> segments;
  for (const index::SegmentInfo& info : generation.segments) segments.emplace_back(index_path, info);
  generation.languages = count_languages(segments);
  const std::string stories_bytes =
      index::serialize(tell_stories(segments, known_stories(index_path, before)));
  const std::string stories = fmt::format("stories-{}", generation.number);
  io::write_new_file(index::join(index_path, stories), stories_bytes);
  generation.stories = {stories, stories_bytes.size(), io::checksum(stories_bytes)};
  generation.manifest = {manifest, manifest_bytes.size(), io::checksum(manifest_bytes)};
  const std::string name = fmt::format("generation-{}", generation.number);
  io::write_new_file(index::join(index_path, name), serialize(generation));
  io::fsync_path(index_path);
  io::write_atomically(index::join(index_path, index::kCurrentFile), name + "\n");
}

void sweep(const std::string& index_path, const index::Generation* live) {
  std::set<std::string> named;
  if (live != nullptr) {
    named.insert(fmt::format("generation-{}", live->number));
    named.insert(live->manifest.name);
    named.insert(live->stories.name);
    for (const index::SegmentInfo& segment : live->segments) named.insert(segment.name);
  }
  std::error_code error;
  std::vector<fs::path> segments;
  for (const auto& entry : fs::directory_iterator(index_path, error)) {
    const std::string name = entry.path().filename().string();
    if (named.count(name) != 0) continue;
    if (is_segment(name)) {
      segments.push_back(entry.path());
    } else if (is_of_generation(name) || is_unfinished(name)) {
      std::error_code ignored;
      fs::remove(entry.path(), ignored);
    }
  }
  // After every generation that names them: one without its segments is a damaged index.
  for (const fs::path& segment : segments) remove_segment(segment);
}

}  // namespace dateline::build
