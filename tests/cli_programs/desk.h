// A desk to work at: a temporary folder with an index of its own, in which both programs run. `last()` tells
// the last command with both outputs: give it to INFO at the head of a test case.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "tests/cli_programs/run_program.h"
#include "tests/sync/temporary_folder.h"

namespace dateline::programs_test {

using Json = nlohmann::ordered_json;

// An article of the text format. `countries` and `tags` are one a line, each ended by a newline.
struct ArticleText {
  std::string date = "2025-05-21";
  std::string title;
  std::string summary = {};
  std::string countries = {};
  std::string body = "The ministry gave no further details on Wednesday.";
  std::string tags = {};
  std::string also_read = {};
};
std::string text_of(const ArticleText& article);

class Desk {
 public:
  // Both run in the desk's folder, where the index is found by $DATELINE_INDEX.
  const ProgramRun& indexer(const std::vector<std::string>& arguments, const std::string& input = {});
  const ProgramRun& search(const std::vector<std::string>& arguments, const std::string& input = {});

  Json search_json(std::vector<std::string> arguments);
  Json status();
  std::string dump();
  std::vector<std::string> ids(std::vector<std::string> arguments);  // of the results, in order

  void write(std::string_view name, const ArticleText& article) const {
    folder_.write(name, text_of(article));
  }
  void write_raw(std::string_view name, std::string_view text) const { folder_.write(name, text); }
  void remove(std::string_view name) const;
  void rename(std::string_view from, std::string_view to) const;

  std::string path(std::string_view name) const { return folder_.file(name); }
  std::string index() const { return folder_.file("index"); }
  const std::string& folder() const { return folder_.path(); }
  std::string last() const { return run_.described(); }

 private:
  const ProgramRun& run(const char* program, const std::vector<std::string>& arguments,
                        const std::string& input);

  sync_test::TemporaryFolder folder_;
  ProgramRun run_;
};

std::vector<std::string> lines_of(const std::string& text);
std::vector<std::string> keys_of(const Json& object);
bool holds(std::string_view text, std::string_view part);

}  // namespace dateline::programs_test
