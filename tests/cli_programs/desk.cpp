#include "tests/cli_programs/desk.h"

#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace dateline::programs_test {
namespace {

std::string listed(const std::string& items) {
  std::string list;
  for (const std::string& item : lines_of(items)) list += "- " + item + '\n';
  return list;
}

}  // namespace

std::string text_of(const ArticleText& article) {
  std::string text = " date " + article.date + ' ' + article.title + '\n';
  if (!article.summary.empty()) text += article.summary + '\n';
  if (!article.countries.empty()) text += "- Country:\n" + listed(article.countries);
  text += article.body + '\n';
  if (!article.tags.empty()) text += "- READ MORE ON:\n" + listed(article.tags);
  if (!article.also_read.empty()) text += "ALSO READ\n" + article.also_read + '\n';
  return text;
}

const ProgramRun& Desk::run(const char* program, const std::vector<std::string>& arguments,
                            const std::string& input) {
  run_ = run_program(built_program(program), arguments,
                     {input, folder(), {{"DATELINE_INDEX", index()}, {"LC_ALL", "C.UTF-8"}, {"TZ", "UTC"}}});
  return run_;
}

const ProgramRun& Desk::indexer(const std::vector<std::string>& arguments, const std::string& input) {
  return run("indexer", arguments, input);
}

const ProgramRun& Desk::search(const std::vector<std::string>& arguments, const std::string& input) {
  return run("search", arguments, input);
}

Json Desk::search_json(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--format", "json"});
  const ProgramRun& done = search(arguments);
  if (done.status > 1) throw std::runtime_error(done.described());
  return Json::parse(done.out);
}

Json Desk::status() {
  return Json::parse(indexer({"--status", "--json"}).out);
}

std::string Desk::dump() {
  const ProgramRun& done = indexer({"--dump"});
  if (done.status != 0) throw std::runtime_error(done.described());
  return done.out;
}

std::vector<std::string> Desk::ids(std::vector<std::string> arguments) {
  const Json reply = search_json(std::move(arguments));
  std::vector<std::string> found;
  for (const Json& result : reply.at("results")) found.push_back(result.at("id").get<std::string>());
  return found;
}

void Desk::remove(std::string_view name) const {
  std::filesystem::remove_all(path(name));
}

void Desk::rename(std::string_view from, std::string_view to) const {
  std::filesystem::create_directories(std::filesystem::path(path(to)).parent_path());
  std::filesystem::rename(path(from), path(to));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (auto item = object.begin(); item != object.end(); ++item) keys.push_back(item.key());
  return keys;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace dateline::programs_test
