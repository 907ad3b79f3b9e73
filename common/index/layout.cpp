#include "common/index/layout.h"

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>

#include "common/error.h"
#include "common/io/files.h"
#include "common/schema/fields.h"

namespace dateline::index {

namespace {
std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// $HOME, else what the system knows of the user: never the current folder.
std::string home() {
  if (std::string path = environment("HOME"); !path.empty()) return path;
  const struct passwd* user = ::getpwuid(::getuid());
  if (user == nullptr || user->pw_dir == nullptr || *user->pw_dir == '\0')
    throw Error("no home folder is known, so there is no usual place for the index", "name one with --index");
  return user->pw_dir;
}

// A file that may not be looked at is an error, not a missing index.
bool exists(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR) return false;
  throw system_error("read", path, errno);
}
}  // namespace

std::string default_index_path() {
  if (std::string path = environment("DATELINE_INDEX"); !path.empty()) return path;
  if (const std::string data = environment("XDG_DATA_HOME"); !data.empty())
    return join(data, "dateline/index");
  return join(home(), ".local/share/dateline/index");
}

std::string join(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  std::string path(folder);
  if (path.back() != '/') path += '/';
  return path.append(name);
}

std::string file_location(const Corpus& corpus, std::string_view path) {
  if (corpus.root.empty()) return {};
  return corpus.is_file || path.empty() ? corpus.root : join(corpus.root, path);
}

std::optional<std::string> read_current_name(const std::string& path) {
  const std::string file = join(path, kCurrentFile);
  if (!exists(file)) return std::nullopt;
  std::string name = io::read_file(file);
  if (!name.empty() && name.back() == '\n') name.pop_back();
  if (name.rfind("generation-", 0) != 0 || name.find('/') != std::string::npos)
    throw Error(fmt::format("{} is damaged", file), "build the index again: indexer --rebuild");
  return name;
}

std::optional<CurrentGeneration> read_current(const std::string& path) {
  // A run may replace the generation between the two reads: then the name has changed, and is read again.
  for (;;) {
    const auto name = read_current_name(path);
    if (!name) return std::nullopt;
    const std::string file = join(path, *name);
    try {
      CurrentGeneration current{*name, parse_generation(io::read_file(file), file)};
      if (fmt::format("generation-{}", current.generation.number) != *name)
        throw Error(fmt::format("{} holds another generation", file),
                    "build the index again: indexer --rebuild");
      return current;
    } catch (const Error&) {
      if (read_current_name(path) == name) throw;
    }
  }
}

Stories read_stories(const std::string& path, const Generation& generation) {
  std::vector<std::uint32_t> last_docids;
  for (const SegmentInfo& segment : generation.segments) last_docids.push_back(segment.last_docid);
  const std::string file = join(path, generation.stories.name);
  return parse_stories(io::read_file(file), last_docids, file);
}

void require_schema(const Generation& generation, const std::string& path) {
  if (generation.schema == schema::kSchemaVersion) return;
  throw Error(fmt::format("the index {} is of schema {}, this program reads schema {}", path,
                          generation.schema, schema::kSchemaVersion),
              "build it again: indexer --rebuild");
}

std::string utc_text(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  char buffer[32];
  const std::size_t size = std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {buffer, size};
}

}  // namespace dateline::index
