#include "searcher/list_value.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/error.h"

namespace dateline {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  const std::size_t end = text.find_last_not_of(" \t") + 1;
  return text.substr(begin, end - std::min(begin, end));
}

}  // namespace

std::vector<std::string> read_list(std::string_view option, std::string_view value) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(',', begin), value.size());
    const std::string_view part = trimmed(value.substr(begin, end - begin));
    if (part.empty()) throw Error(fmt::format("--{}: an empty value in \"{}\"", option, value));
    parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

}  // namespace dateline
