// The parser's intermediate form of operators, and the trees made of it: nested sequences, ANDs and ORs of
// one kind are joined, lone operands stand for themselves, and filters at one end of an OR narrow all of it
// (see parser.h).
#pragma once

#include <optional>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline::query {

// Terms side by side, and what NOT excludes among them.
struct Clause {
  std::vector<Sequence::Item> items;
  std::vector<Node> excluded;
};

using Conjunction = std::vector<Clause>;  // joined by AND

bool holds_nothing(const Clause& clause);

// Adds terms; several are alternatives (the values of one filter). A group without marks joins its
// neighbours.
void append(Clause& clause, Occur occur, std::vector<Node> nodes);

Conjunction one_clause(Clause clause);

// nullopt where nothing is asked for.
std::optional<Node> conjunction(Conjunction clauses);
std::optional<Node> disjunction(std::vector<Conjunction> alternatives);

Node all_of(std::vector<Node> operands);  // two or more

}  // namespace dateline::query
