#include "common/index/layout.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/error.h"
#include "tests/index/generations.h"
#include "tests/sync/temporary_folder.h"

using namespace dateline;
using namespace dateline::index;
using dateline::index_test::full_generation;
using dateline::sync_test::TemporaryFolder;

namespace {

// Sets environment variables (an absent one: unset) and puts back what was there.
class Environment {
 public:
  explicit Environment(const std::map<std::string, std::optional<std::string>>& variables) {
    for (const auto& [name, value] : variables) {
      const char* before = ::getenv(name.c_str());
      before_[name] = before == nullptr ? std::nullopt : std::optional<std::string>(before);
      set(name, value);
    }
  }
  ~Environment() {
    for (const auto& [name, value] : before_) set(name, value);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  static void set(const std::string& name, const std::optional<std::string>& value) {
    if (value) {
      ::setenv(name.c_str(), value->c_str(), 1);
    } else {
      ::unsetenv(name.c_str());
    }
  }
  std::map<std::string, std::optional<std::string>> before_;
};

std::string message_of_current(const std::string& path) {
  try {
    read_current(path);
    return {};
  } catch (const Error& error) {
    return error.message();
  }
}

}  // namespace

TEST_CASE("where the index is") {
  struct Row {
    std::optional<std::string> dateline_index, data_home, home;
    std::string path;
  };
  const std::vector<Row> rows = {
      {"/idx", "/data", "/home/ann", "/idx"},
      {"relative", {}, "/home/ann", "relative"},
      {{}, "/data", "/home/ann", "/data/dateline/index"},
      {"", "/data/", "/home/ann", "/data/dateline/index"},
      {{}, {}, "/home/ann", "/home/ann/.local/share/dateline/index"},
      {"", "", "/home/ann/", "/home/ann/.local/share/dateline/index"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const Environment environment(
        {{"DATELINE_INDEX", row.dateline_index}, {"XDG_DATA_HOME", row.data_home}, {"HOME", row.home}});
    CHECK(default_index_path() == row.path);
  }
}

TEST_CASE("paths are joined by one slash") {
  CHECK(join("/a", "b/c") == "/a/b/c");
  CHECK(join("/a/", "b") == "/a/b");
  CHECK(join("/", "b") == "/b");
  CHECK(join("", "b") == "b");
}

TEST_CASE("where a file of a corpus is") {
  CHECK(file_location({"1", "news", "/srv/news", false, {}}, "2025/a.txt") == "/srv/news/2025/a.txt");
  CHECK(file_location({"1", "one", "/srv/one.jsonl", true, {}}, "one.jsonl") == "/srv/one.jsonl");
  CHECK(file_location({"1", "feed", "", false, {}}, "").empty());
}

TEST_CASE("CURRENT names the live generation") {
  const TemporaryFolder folder;
  CHECK_FALSE(read_current(folder.path()));
  CHECK_FALSE(read_current_name(folder.file("missing")));
  folder.write("CURRENT", "generation-12\n");
  CHECK(read_current_name(folder.path()) == "generation-12");
  CHECK(message_of_current(folder.path()).find("generation-12") != std::string::npos);  // named, but missing
  folder.write("generation-12", serialize(full_generation()));
  const auto current = read_current(folder.path());
  REQUIRE(current);
  CHECK(current->name == "generation-12");
  CHECK(current->generation == full_generation());
  folder.write("generation-12", "x");
  CHECK(message_of_current(folder.path()) == folder.file("generation-12") + " of the index is damaged");
}

TEST_CASE("a CURRENT that names no generation is damage") {
  const TemporaryFolder folder;
  for (const char* text : {"", "\n", "segment-3\n", "generation-1/../../x\n"}) {
    CAPTURE(std::string(text));
    folder.write("CURRENT", text);
    CHECK_THROWS_AS(read_current_name(folder.path()), Error);
  }
}

TEST_CASE("an index of another schema is refused with the remedy") {
  Generation generation = full_generation();
  CHECK_NOTHROW(require_schema(generation, "/idx"));
  generation.schema = 999;
  try {
    require_schema(generation, "/idx");
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.message().find("/idx is of schema 999") != std::string::npos);
    CHECK(error.hint().find("indexer --rebuild") != std::string::npos);
  }
}

TEST_CASE("times are written in UTC") {
  CHECK(utc_text(0) == "1970-01-01T00:00:00Z");
  CHECK(utc_text(1'747'800'012) == "2025-05-21T04:00:12Z");
}
