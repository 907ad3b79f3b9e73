// What search prints for a small fixed archive, kept in tests/golden. After a change that is meant to show:
// DATELINE_UPDATE_GOLDEN=1 build/tests/cli_programs/test_programs -tc='golden*', then look at the difference.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli_programs/desk.h"

namespace {

namespace fs = std::filesystem;
using dateline::programs_test::Desk;
using Strings = std::vector<std::string>;

struct Golden {
  std::string name;
  Strings arguments;
};

const std::vector<Golden> kGolden = {
    {"words.txt", {"water", "treaty"}},
    {"phrase.txt", {"\"water treaty\""}},
    {"filters.txt", {"--country", "KE", "--sort", "newest"}},
    {"facets.txt", {"--facets=country,tag,month,year,language", "water"}},
    {"nothing.txt", {"glockenspiel"}},
    {"refused.txt", {"w*"}},
    {"show.txt", {"--show", "2025/treaty-signed.txt", "treaty"}},
    {"related.txt", {"--related", "2025/treaty-signed.txt"}},
    {"related.json", {"-f", "json", "--related", "2025/treaty-signed.txt"}},
    {"words.json", {"-f", "json", "water", "treaty"}},
    {"facets.json", {"-f", "json", "--facets", "water"}},
    {"nothing.json", {"-f", "json", "--country", "KE", "glockenspiel"}},
};

// What differs from run to run, from folder to folder and from machine to machine.
std::string masked(std::string text, const std::string& folder) {
  for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos;)
    text.replace(at, folder.size(), "DESK");
  const std::vector<std::pair<std::string, std::string>> masks = {
      {R"("took_ms": [0-9.e-]+)", "\"took_ms\": 0"},
      {R"("uuid": "[^"]*")", "\"uuid\": \"UUID\""},
      {R"~("(updated|ended)": "[^"]*")~", "\"$1\": \"TIME\""},
      {R"(("score": |score )[0-9.]+)", "$1SCORE"},
  };
  for (const auto& mask : masks) text = std::regex_replace(text, std::regex(mask.first), mask.second);
  return text;
}

std::string contents(const fs::path& file) {
  const std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("golden outputs are as kept") {
  const fs::path golden = fs::path(DATELINE_SOURCE_DIR) / "tests" / "golden";
  const bool update = std::getenv("DATELINE_UPDATE_GOLDEN") != nullptr;
  Desk desk;
  INFO(desk.last());
  fs::copy(golden / "archive", desk.path("archive"), fs::copy_options::recursive);
  REQUIRE(desk.indexer({"archive"}).status == 0);
  for (const Golden& row : kGolden) {
    CAPTURE(row.name);
    const auto& run = desk.search(row.arguments);
    const std::string now = masked(
        run.out + "--- standard error, exit " + std::to_string(run.status) + '\n' + run.err, desk.folder());
    const fs::path file = golden / row.name;
    if (update) std::ofstream(file, std::ios::binary) << now;
    CHECK_MESSAGE(now == contents(file),
                  "if the change is meant, set DATELINE_UPDATE_GOLDEN=1 and run again");
  }
}
