// What an unfinished query may become: text for a shell, JSON for a search box.
#include <string>
#include <vector>

#include "searcher/output/json_values.h"
#include "searcher/output/result_writer.h"
#include "searcher/output/styled_text.h"

namespace dateline::output {
namespace {

const char* name_of(engine::CompletionKind kind) {
  switch (kind) {
    case engine::CompletionKind::Title:
      return "title";
    case engine::CompletionKind::Tag:
      return "tag";
    case engine::CompletionKind::Country:
      return "country";
    case engine::CompletionKind::Language:
      return "language";
    case engine::CompletionKind::Source:
      return "source";
    case engine::CompletionKind::Word:
      break;
  }
  return "word";
}

}  // namespace

std::string completions_as_text(const std::vector<engine::Completion>& completions) {
  std::string out;
  for (const engine::Completion& completion : completions) out += safe_line(completion.text) + '\n';
  return out;
}

std::string completions_as_json(std::string_view prefix, const std::vector<engine::Completion>& completions) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const engine::Completion& completion : completions) {
    list.push_back(
        {{"text", completion.text}, {"kind", name_of(completion.kind)}, {"count", completion.count}});
  }
  return indented({{"schema", kSchema}, {"prefix", prefix}, {"completions", list}});
}

}  // namespace dateline::output
