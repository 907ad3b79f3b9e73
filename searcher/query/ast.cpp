#include "searcher/query/ast.h"

#include <algorithm>

namespace dateline::query {
namespace {

struct Narrows {
  bool operator()(const Filter&) const { return true; }
  bool operator()(const DateFilter&) const { return true; }
  bool operator()(const And& all) const { return every(all.operands); }
  bool operator()(const Or& any) const { return every(any.operands); }
  bool operator()(const Not& excluded) const { return every(excluded.operand); }
  bool operator()(const Sequence& sequence) const {
    return std::all_of(sequence.items.begin(), sequence.items.end(),
                       [](const Sequence::Item& item) { return narrows(item.node); });
  }
  template <typename Text>
  bool operator()(const Text&) const {
    return false;
  }

  static bool every(const std::vector<Node>& nodes) {
    return std::all_of(nodes.begin(), nodes.end(), narrows);
  }
};

}  // namespace

bool narrows(const Node& node) {
  return std::visit(Narrows{}, node.value);
}

}  // namespace dateline::query
