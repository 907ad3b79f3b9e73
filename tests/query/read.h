// Queries read as the tests want to see them: on 21 May 2025, as canonical text, or as the message that
// refuses them.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/parser.h"

namespace dateline::query {

inline std::variant<ParsedQuery, ParseError> read(std::string_view text, bool plain = false) {
  ParseOptions options;
  options.plain = plain;
  options.now = *calendar::make_date(2025, 5, 21);
  return parse(text, options);
}

inline std::string read_as(std::string_view text, bool plain = false) {
  const auto result = read(text, plain);
  if (const auto* error = std::get_if<ParseError>(&result)) return "refused: " + error->message;
  return describe(std::get<ParsedQuery>(result).ast);
}

// Warnings joined by " | "; "none" where there are none.
inline std::string warnings_of(std::string_view text) {
  const auto result = read(text);
  if (const auto* error = std::get_if<ParseError>(&result)) return "refused: " + error->message;
  std::string joined;
  for (const std::string& warning : std::get<ParsedQuery>(result).warnings) {
    if (!joined.empty()) joined += " | ";
    joined += warning;
  }
  return joined.empty() ? "none" : joined;
}

}  // namespace dateline::query
