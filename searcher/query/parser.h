// Query text → QueryAst, by recursive descent; and back to its canonical text. Pure functions.
//
// No input is an internal error: what cannot be read as an operator is read as words, with a warning. Only
// the limits, an unknown country or an impossible date refuse a query.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline::query {

inline constexpr std::size_t kMaxQueryBytes = 16U << 10U;
inline constexpr std::size_t kMaxQueryWords = 1024;
inline constexpr std::size_t kMaxNesting = 32;
inline constexpr std::size_t kMaxExpansions = 1000;

struct ParseError {
  std::size_t offset = 0;  // bytes into the query
  std::size_t length = 1;
  std::string message;  // one sentence, no full stop

  // The message, then the query (a window of it when long) and a caret line under the place; for standard
  // error.
  std::string with_caret(std::string_view query) const;
};

struct ParsedQuery {
  QueryAst ast;
  std::vector<std::string> warnings;
};

struct ParseOptions {
  bool plain = false;  // words only: no operators, fields, wildcards or quotes
  calendar::Date now;  // for relative dates
};

std::variant<ParsedQuery, ParseError> parse(std::string_view query, const ParseOptions& options);

// The canonical text: `security cooperation`, `(title:"a b" OR coop*) AND NOT country:cn`.
std::string describe(const QueryAst& ast);
std::string describe(const Node& node);

}  // namespace dateline::query
