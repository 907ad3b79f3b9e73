// The exact meaning of a query as a set of articles, for the evaluator in engine/match_set: what matches is
// decided here, ranking only orders it. A plain tree of values.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "common/calendar/parse.h"
#include "common/schema/xapian.h"
#include "searcher/query/ast.h"

namespace dateline::query {

// What a token of a text must be: any one of the forms given.
struct TokenTest {
  std::set<std::string> stems, words, accented;
  std::uint32_t offset = 0;  // of its position from the first test's
};

// A check in the stored text of one article, for what the index cannot tell alone.
struct TextCheck {
  TextField field = TextField::Main;
  std::vector<TokenTest> tests;
  std::uint32_t window = 0;  // 0: in a row, at their offsets; else all of them, in any order, less than that
                             // many positions apart
};

struct MatchNode {
  enum class Kind : std::uint8_t {
    Everything,
    Nothing,
    Term,  // articles that the term `text` indexes
    And,   // of children; Not children subtract
    Or,
    Not,         // of the one child
    Positional,  // articles that `positional` matches
    Days,        // dated within `days`
    Path,        // whose path matches the glob `text`
    Corpus,      // of the corpus with the display name `text`
    Checked,     // of the child's articles, those whose text passes `check`
  };
  Kind kind = Kind::Everything;
  std::string text;
  std::vector<MatchNode> children;
  Xapian::Query positional;
  calendar::DateRange days;
  TextCheck check;

  static MatchNode everything() { return {}; }
  static MatchNode nothing() { return of(Kind::Nothing); }
  static MatchNode term(std::string name);
  static MatchNode any_term(const std::set<std::string>& names);
  // Of none: Everything for all_of, Nothing for any_of; of one: that one.
  static MatchNode all_of(std::vector<MatchNode> nodes);
  static MatchNode any_of(std::vector<MatchNode> nodes);
  static MatchNode but_not(MatchNode node);
  static MatchNode of(Kind kind);
};

}  // namespace dateline::query
