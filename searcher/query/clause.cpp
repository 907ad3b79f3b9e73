#include "searcher/query/clause.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace dateline::query {
namespace {

using Items = std::vector<Sequence::Item>;

// Where in the query a node stands, kept while its parts move.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Span span_of(const Node& first, const Node& last) {
  return {std::min(first.offset, last.offset),
          std::max(first.offset + first.length, last.offset + last.length)};
}

Node node_at(const Span& span, decltype(Node::value) value) {
  Node node;
  node.value = std::move(value);
  node.offset = span.begin;
  node.length = span.end - span.begin;
  return node;
}

// An operand of the same kind gives its own operands: (a AND b) AND c is a AND b AND c.
template <typename Operator>
Node joined(std::vector<Node> operands) {
  const Span span = span_of(operands.front(), operands.back());
  Operator joined;
  for (Node& operand : operands) {
    if (auto* same = std::get_if<Operator>(&operand.value)) {
      std::move(same->operands.begin(), same->operands.end(), std::back_inserter(joined.operands));
    } else {
      joined.operands.push_back(std::move(operand));
    }
  }
  return node_at(span, std::move(joined));
}

Node negated(Node excluded) {
  const Span span = span_of(excluded, excluded);
  Not negation;
  negation.operand.push_back(std::move(excluded));
  return node_at(span, std::move(negation));
}

Node node_of(Items items) {
  if (items.size() == 1 && items.front().occur == Occur::Plain) return std::move(items.front().node);
  const Span span = span_of(items.front().node, items.back().node);
  Sequence sequence;
  sequence.items = std::move(items);
  return node_at(span, std::move(sequence));
}

bool is_mark(const Sequence::Item& item) {
  return item.occur != Occur::Plain || narrows(item.node);
}

bool joins_neighbours(const Sequence& group) {
  const auto plain = [](const Sequence::Item& item) { return item.occur == Occur::Plain; };
  const auto narrowing = [](const Sequence::Item& item) { return narrows(item.node); };
  if (!std::all_of(group.items.begin(), group.items.end(), plain)) return false;
  return std::all_of(group.items.begin(), group.items.end(), narrowing) ||
         std::none_of(group.items.begin(), group.items.end(), narrowing);
}

Items take(Items& items, Items::iterator first, Items::iterator last) {
  Items taken(std::make_move_iterator(first), std::make_move_iterator(last));
  items.erase(first, last);
  return taken;
}

std::vector<Node> one_node(Node node) {
  std::vector<Node> nodes;
  nodes.push_back(std::move(node));
  return nodes;
}

struct Marks {
  Items leading;
  Items trailing;
};

// The filters and signed terms at one end of an OR, taken out, when it is the only part of the OR that has
// any beside its words.
Marks take_marks(std::vector<Conjunction>& alternatives) {
  Marks marks;
  if (alternatives.size() < 2) return marks;
  Clause& first = alternatives.front().front();
  Clause& last = alternatives.back().back();
  std::vector<const Clause*> marked;
  for (const Conjunction& clauses : alternatives) {
    for (const Clause& clause : clauses) {
      if (std::any_of(clause.items.begin(), clause.items.end(), is_mark)) marked.push_back(&clause);
    }
  }
  if (marked.size() != 1) return marks;
  if (marked.front() == &first) {
    const auto word = std::find_if_not(first.items.begin(), first.items.end(), is_mark);
    if (word != first.items.end()) marks.leading = take(first.items, first.items.begin(), word);
  } else if (marked.front() == &last) {
    const auto word = std::find_if_not(last.items.rbegin(), last.items.rend(), is_mark);
    if (word != last.items.rend()) marks.trailing = take(last.items, word.base(), last.items.end());
  }
  return marks;
}

}  // namespace

bool holds_nothing(const Clause& clause) {
  return clause.items.empty() && clause.excluded.empty();
}

Node all_of(std::vector<Node> operands) {
  return joined<And>(std::move(operands));
}

void append(Clause& clause, Occur occur, std::vector<Node> nodes) {
  if (nodes.empty()) return;
  if (occur == Occur::Plain) {
    for (Node& node : nodes) {
      auto* group = std::get_if<Sequence>(&node.value);
      if (group != nullptr && joins_neighbours(*group)) {
        std::move(group->items.begin(), group->items.end(), std::back_inserter(clause.items));
      } else {
        clause.items.push_back({Occur::Plain, std::move(node)});
      }
    }
    return;
  }
  Node node = nodes.size() == 1 ? std::move(nodes.front()) : joined<Or>(std::move(nodes));
  clause.items.push_back({occur, std::move(node)});
}

Conjunction one_clause(Clause clause) {
  Conjunction clauses;
  clauses.push_back(std::move(clause));
  return clauses;
}

std::optional<Node> conjunction(Conjunction clauses) {
  std::vector<Node> operands;
  for (Clause& clause : clauses) {
    if (!clause.items.empty()) operands.push_back(node_of(std::move(clause.items)));
    for (Node& excluded : clause.excluded) operands.push_back(negated(std::move(excluded)));
  }
  if (operands.empty()) return std::nullopt;
  return operands.size() == 1 ? std::move(operands.front()) : all_of(std::move(operands));
}

std::optional<Node> disjunction(std::vector<Conjunction> alternatives) {
  Marks marks = take_marks(alternatives);
  std::vector<Node> operands;
  for (Conjunction& clauses : alternatives) {
    if (std::optional<Node> operand = conjunction(std::move(clauses)))
      operands.push_back(std::move(*operand));
  }
  if (operands.empty()) return std::nullopt;
  Node node = operands.size() == 1 ? std::move(operands.front()) : joined<Or>(std::move(operands));
  if (marks.leading.empty() && marks.trailing.empty()) return node;
  Clause narrowed;
  narrowed.items = std::move(marks.leading);
  append(narrowed, Occur::Plain, one_node(std::move(node)));
  std::move(marks.trailing.begin(), marks.trailing.end(), std::back_inserter(narrowed.items));
  return node_of(std::move(narrowed.items));
}

}  // namespace dateline::query
