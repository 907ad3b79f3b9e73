// Query text → QueryAst, by recursive descent; and back to its canonical text. Pure functions.
//
//   query    = or
//   or       = and { OR and }
//   and      = terms { AND terms }
//   terms    = { [+ | -] near | NOT [+ | -] near }            side by side: binds tighter than AND
//   near     = primary { NEAR/n primary }
//   primary  = word | word~ | wildcard | "phrase"[~n] | field: value | ( or ) | *
//   value    = word { , word } | "phrase"[~n] | ( or )        a field holds for all of its group that names
//   no field of its own
//
// So `a b AND c d` is (a b) AND (c d), and `a b OR c` is (a b) OR c. NOT excludes the one term after it: `a
// NOT b c` is (a c) AND NOT b. Filters and signed terms at one end of an OR narrow all of it, unless other
// parts of the OR have such terms of their own: `war OR peace country:cn` is (war OR peace) country:cn, but
// `war country:cn OR peace country:in` stays as it is written. Operators are in capitals. A lone `*` asks for
// everything and adds nothing to other terms. A word of a single '?' at its end ("happened?") is a plain
// word.
//
// No input is an internal error: what cannot be read as an operator is read as words, with a warning. Only
// the limits, a wildcard with fewer than two characters before its '*', an unknown country or an impossible
// date refuse a query.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline::query {

// Limits hold for the canonical text too: what is accepted can be read again.
inline constexpr std::size_t kMaxQueryBytes = 16U << 10U;
inline constexpr std::size_t kMaxQueryWords =
    1024;  // phrases count each of their words, lists each of their values
inline constexpr std::size_t kMaxNesting = 32;  // parentheses within parentheses
inline constexpr std::size_t kMaxExpansions = 1000;

struct ParseError {
  std::size_t offset = 0;  // bytes into the query
  std::size_t length = 1;
  std::string message;  // one sentence, no full stop

  // The message, then the query (a window of it when long) and a caret line under the place, a line each
  // without a final newline; for standard error.
  std::string with_caret(std::string_view query) const;
};

struct ParsedQuery {
  QueryAst ast;
  std::vector<std::string> warnings;
};

struct ParseOptions {
  bool plain = false;  // words only: no operators, fields, wildcards or quotes; their marks part words
  calendar::Date now;  // for relative dates
};

std::variant<ParsedQuery, ParseError> parse(std::string_view query, const ParseOptions& options);

// The canonical text: `security cooperation`, `(title:"a b" OR coop*) AND NOT country:cn`.
std::string describe(const QueryAst& ast);
std::string describe(const Node& node);
// "security OR cooperation": what a widened query is read as.
std::string describe_widened(const QueryAst& ast);

}  // namespace dateline::query
