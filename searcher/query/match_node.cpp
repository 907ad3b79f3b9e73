#include "searcher/query/match_node.h"

#include <utility>

namespace dateline::query {

MatchNode MatchNode::of(Kind kind) {
  MatchNode node;
  node.kind = kind;
  return node;
}

MatchNode MatchNode::term(std::string name) {
  MatchNode node = of(Kind::Term);
  node.text = std::move(name);
  return node;
}

MatchNode MatchNode::any_term(const std::set<std::string>& names) {
  std::vector<MatchNode> nodes;
  for (const std::string& name : names) nodes.push_back(term(name));
  return any_of(std::move(nodes));
}

MatchNode MatchNode::all_of(std::vector<MatchNode> nodes) {
  if (nodes.empty()) return everything();
  if (nodes.size() == 1) return std::move(nodes.front());
  MatchNode node = of(Kind::And);
  node.children = std::move(nodes);
  return node;
}

MatchNode MatchNode::any_of(std::vector<MatchNode> nodes) {
  if (nodes.empty()) return nothing();
  if (nodes.size() == 1) return std::move(nodes.front());
  MatchNode node = of(Kind::Or);
  node.children = std::move(nodes);
  return node;
}

MatchNode MatchNode::but_not(MatchNode child) {
  MatchNode node = of(Kind::Not);
  node.children.push_back(std::move(child));
  return node;
}

}  // namespace dateline::query
