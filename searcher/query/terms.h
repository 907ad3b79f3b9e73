// Tokens → leaves of the tree: words, wildcards, phrases and the values of filters, each checked. The
// parser's second half.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/ast.h"
#include "searcher/query/lexer.h"
#include "searcher/query/parser.h"

namespace dateline::query {

// The leaves of one token: none for what asks for everything or nothing, several for a list
// ("country:cn,af").
using Leaves = std::vector<Node>;

struct TermContext {
  Field field = Field::Main;
  calendar::Date now;
};

// `token` is a Word or a Phrase.
std::variant<Leaves, ParseError> read_term(const Token& token, const TermContext& context,
                                           std::vector<std::string>& warnings);

}  // namespace dateline::query
