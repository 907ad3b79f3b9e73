// QueryAst → its canonical text, with what the parser asks of it. describe() itself stands in parser.h.
#pragma once

#include <cstddef>
#include <string>

#include "searcher/query/ast.h"

namespace dateline::query {

struct CanonicalText {
  std::string text;
  std::size_t nesting = 0;  // parentheses within one another, at most
};

CanonicalText canonical_text(const Node& node);

}  // namespace dateline::query
