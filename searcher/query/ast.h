// The query as a tree: what the parser yields, describe() prints and the compiler turns into what matches and
// ranks.
//
// Text stays as typed; only the compiler sends it through the Analyzer. parse(describe(q)) == q for every
// tree the parser makes.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/calendar/parse.h"

namespace dateline::query {

// Where words are looked for. Main is title, summary, body and tags together.
enum class TextField { Main, Title, Summary, Body, Tag };
// Fields that narrow: their values are not words.
enum class FilterField { Country, Language, Source, Path, Tag };

struct Node;

// Words that stand as typed between operators, spaces or quotes. `word` may analyze to several tokens
// ("co-operation"): they count as neighbours, all of them asked for.
struct Word {
  TextField field = TextField::Main;
  std::string text;
  bool operator==(const Word&) const = default;
};

struct Phrase {
  TextField field = TextField::Main;
  std::string text;  // between the quotes
  std::optional<unsigned>
      slop;  // "a b"~5: the words in any order within that many words; absent: exactly in a row
  bool operator==(const Phrase&) const = default;
};

// '*' any characters, '?' exactly one.
struct Wildcard {
  TextField field = TextField::Main;
  std::string pattern;
  bool operator==(const Wildcard&) const = default;
};

// cooperaton~: the word and close spellings of it.
struct Fuzzy {
  TextField field = TextField::Main;
  std::string text;  // without the mark; may analyze to several tokens, as a Word
  bool operator==(const Fuzzy&) const = default;
};

// country:cn, language:fr, source:reuters, path:2025/*; a tag only from --tag (tag:x is a Word). `value` as
// typed, without quotes.
struct Filter {
  FilterField field = FilterField::Country;
  std::string value;
  bool operator==(const Filter&) const = default;
};

struct DateFilter {
  std::string text;  // as typed, already checked: "2025-05", "7d.."
  bool operator==(const DateFilter&) const = default;
};

// a NEAR/5 b: words within `distance` words of each other.
struct Near {
  unsigned distance = 10;
  std::vector<Node> operands;  // Word and Fuzzy nodes, two or more
  bool operator==(const Near&) const;
};

enum class Occur { Plain, Must, MustNot };  // word, +word, -word

// Terms side by side without an operator. How the plain ones join is said by --match. Filter and DateFilter
// children narrow.
struct Sequence {
  struct Item;
  std::vector<Item> items;
  bool operator==(const Sequence&) const;
};

struct And {
  std::vector<Node> operands;
  bool operator==(const And&) const;
};
struct Or {
  std::vector<Node> operands;
  bool operator==(const Or&) const;
};
struct Not {                  // a NOT b is And{a, Not{b}}; a lone NOT b means all but b
  std::vector<Node> operand;  // exactly one
  bool operator==(const Not&) const;
};

struct Node {
  std::variant<Word, Phrase, Wildcard, Fuzzy, Filter, DateFilter, Near, Sequence, And, Or, Not> value;
  std::size_t offset = 0;  // bytes in the query where it begins, for carets; not part of equality
  std::size_t length = 0;
  bool operator==(const Node& other) const { return value == other.value; }
};

struct Sequence::Item {
  Occur occur = Occur::Plain;
  Node node;
  bool operator==(const Item&) const = default;
};

inline bool Near::operator==(const Near&) const = default;
inline bool Sequence::operator==(const Sequence&) const = default;
inline bool And::operator==(const And&) const = default;
inline bool Or::operator==(const Or&) const = default;
inline bool Not::operator==(const Not&) const = default;

// True when it holds filters only, such as country:cn or (country:cn OR date:2025): it narrows what its
// neighbours find.
bool narrows(const Node& node);

// The whole query: an empty tree asks for everything.
struct QueryAst {
  std::optional<Node> root;
  bool operator==(const QueryAst&) const = default;
};

}  // namespace dateline::query
