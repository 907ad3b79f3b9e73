// --verify, and what both programs do with an index that is damaged.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace fs = std::filesystem;

namespace {

using dateline::programs_test::Desk;
using dateline::programs_test::holds;
using dateline::programs_test::Json;
using dateline::programs_test::ProgramRun;

void make_index(Desk& desk) {
  for (int i = 0; i < 9; ++i)
    desk.write("news/" + std::to_string(i) + ".txt", {.title = "Harbour report " + std::to_string(i)});
  desk.indexer({"news"});
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("an index that is as it was written is sound") {
  Desk desk;
  INFO(desk.last());
  make_index(desk);
  const ProgramRun text = desk.indexer({"--verify"});
  CHECK(text.status == 0);
  CHECK(holds(text.out, "the index is sound"));
  CHECK(text.err.empty());
  CHECK(desk.indexer({"--verify", "--quiet"}).out.empty());
  const Json object = Json::parse(desk.indexer({"--verify", "--json"}).out);
  CHECK(object["sound"] == true);
  CHECK(object["damage"].empty());
  CHECK(object["files"] > 3);
}

TEST_CASE("any change of any file of the index is found, and neither program crashes on it") {
  Desk desk;
  INFO(desk.last());
  make_index(desk);
  for (const auto& entry : fs::recursive_directory_iterator(desk.index())) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || name == "LOCK" || name == "last-run") continue;
    CAPTURE(entry.path().string());
    const std::string bytes = read(entry.path());
    std::vector<std::string> damages = {bytes + "x"};
    if (!bytes.empty()) {
      std::string flipped = bytes;
      flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 0x10);
      damages.insert(damages.end(), {flipped, bytes.substr(1), bytes.substr(0, bytes.size() - 1), {}});
    }
    for (const std::string& damaged : damages) {
      write(entry.path(), damaged);
      const ProgramRun run = desk.indexer({"--verify"});
      CHECK(run.status == 1);
      CHECK(holds(run.err, entry.path().string()));
      CHECK(holds(run.err, "indexer --rebuild"));
      CHECK(Json::parse(desk.indexer({"--verify", "--json"}).out)["sound"] == false);
    }
    write(entry.path(), bytes);
  }
  CHECK(desk.indexer({"--verify"}).status == 0);
}

TEST_CASE("a missing index is no damage") {
  Desk desk;
  CHECK(desk.indexer({"--verify"}).status == 2);
}

TEST_CASE("a rebuild mends an index whatever is damaged") {
  for (const char* what :
       {"CURRENT", "generation-1", "files-1", "segment-1/columns", "segment-1/postlist.glass"}) {
    CAPTURE(std::string(what));
    Desk desk;
    INFO(desk.last());
    make_index(desk);
    const std::string before = desk.dump();
    write(desk.path("index/" + std::string(what)), "no longer what it was");
    CHECK(desk.indexer({"--verify"}).status == 1);
    CHECK(desk.indexer({"--rebuild", "news"}).status == 0);
    CHECK(desk.indexer({"--verify"}).status == 0);
    CHECK(desk.dump() == before);
  }
}

TEST_CASE(
    "a run that changes nothing leaves the index as it is, after fresh files were looked at once more") {
  Desk desk;
  INFO(desk.last());
  make_index(desk);
  CHECK(Json::parse(desk.indexer({"--json"}).out)["bytes_read"] > 0);  // written just before they were read
  for (int i = 0; i < 9; ++i)
    fs::last_write_time(desk.path("news/" + std::to_string(i) + ".txt"),
                        fs::file_time_type::clock::now() - std::chrono::hours(1));
  desk.indexer({});
  const auto generation = desk.status()["generation"];
  const Json summary = Json::parse(desk.indexer({"--json"}).out);
  CHECK(summary["bytes_read"] == 0);
  CHECK(summary["unchanged"] == 9);
  CHECK(desk.status()["generation"] == generation);
}
