#include "searcher/query/describe.h"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/query/characters.h"
#include "searcher/query/field_names.h"
#include "searcher/query/parser.h"

namespace dateline::query {
namespace {

bool needs_quotes(std::string_view value) {
  for (std::size_t i = 0; i < value.size();) {
    const Character c = character_at(value, i);
    if (c.code == ',' || is_white_space(c.code) || is_open_parenthesis(c.code) ||
        is_close_parenthesis(c.code) || is_open_quote(c.code)) {
      return true;
    }
    i += c.length;
  }
  return false;
}

bool is_compound(const Node& node) {
  return std::holds_alternative<Sequence>(node.value) || std::holds_alternative<And>(node.value) ||
         std::holds_alternative<Or>(node.value) || std::holds_alternative<Not>(node.value);
}

// A filter or a signed term: beside OR such a sequence needs its parentheses, since at the border of an OR
// they narrow all of it.
bool holds_marks(const Sequence& sequence) {
  return std::any_of(sequence.items.begin(), sequence.items.end(), [](const Sequence::Item& item) {
    return item.occur != Occur::Plain || narrows(item.node);
  });
}

enum class Parentheses { ForTheEye, WhereNeeded };

class Printer {
 public:
  explicit Printer(Parentheses parentheses) : parentheses_(parentheses) {}

  CanonicalText take() && { return std::move(out_); }

  void print(const Node& node) {
    std::visit([this](const auto& value) { print(value); }, node.value);
  }

 private:
  void print(const Word& word) { print_text(word.field, word.text); }
  void print(const Wildcard& wildcard) { print_text(wildcard.field, wildcard.pattern); }
  void print(const Fuzzy& fuzzy) { print_text(fuzzy.field, fuzzy.text + '~'); }

  void print(const Phrase& phrase) {
    print_text(phrase.field, '"' + phrase.text + '"');
    if (phrase.slop) out_.text += fmt::format("~{}", *phrase.slop);
  }

  void print(const Filter& filter) { print_value(field_of(filter.field), filter.value); }
  void print(const DateFilter& date) { print_value(Field::Date, date.text); }

  void print(const Near& near) { print_joined(near.operands, fmt::format(" NEAR/{} ", near.distance)); }
  void print(const And& all) { print_joined(all.operands, " AND "); }
  void print(const Or& any) { print_joined(any.operands, " OR "); }

  void print(const Not& excluded) {
    out_.text += "NOT ";
    print_as_term(excluded.operand.front());
  }

  void print(const Sequence& sequence) {
    const char* separator = "";
    for (const Sequence::Item& item : sequence.items) {
      out_.text += separator;
      separator = " ";
      if (item.occur == Occur::Plain && std::holds_alternative<Near>(item.node.value)) {
        print(item.node);
        continue;
      }
      if (item.occur == Occur::Must) out_.text += '+';
      if (item.occur == Occur::MustNot) out_.text += '-';
      print_as_term(item.node);
    }
  }

  void print_text(TextField field, std::string_view text) {
    if (field != TextField::Main) out_.text += fmt::format("{}:", field_name(field_of(field)));
    out_.text += text;
  }

  void print_value(Field field, std::string_view value) {
    const char* quote = needs_quotes(value) ? "\"" : "";
    out_.text += fmt::format("{0}:{1}{2}{1}", field_name(field), quote, value);
  }

  void print_joined(const std::vector<Node>& operands, std::string_view separator) {
    bool first = true;
    for (const Node& operand : operands) {
      if (!first) out_.text += separator;
      first = false;
      print_operand(operand);
    }
  }

  // Beside AND and OR (an Or is never an operand of an Or).
  void print_operand(const Node& node) {
    if (stands_bare(node))
      print(node);
    else
      print_in_parentheses(node);
  }

  bool stands_bare(const Node& node) const {
    if (!is_compound(node) || std::holds_alternative<Not>(node.value)) return true;
    if (std::holds_alternative<Or>(node.value)) return false;
    const auto* sequence = std::get_if<Sequence>(&node.value);
    if (sequence != nullptr && sequence->items.size() == 1) return true;
    if (parentheses_ == Parentheses::ForTheEye) return false;
    return sequence == nullptr || !holds_marks(*sequence);
  }

  // After a sign or NOT, and side by side.
  void print_as_term(const Node& node) {
    if (is_compound(node) || std::holds_alternative<Near>(node.value))
      print_in_parentheses(node);
    else
      print(node);
  }

  void print_in_parentheses(const Node& node) {
    ++depth_;
    out_.nesting = std::max(out_.nesting, depth_);
    out_.text += '(';
    print(node);
    out_.text += ')';
    --depth_;
  }

  Parentheses parentheses_;
  CanonicalText out_;
  std::size_t depth_ = 0;
};

CanonicalText printed(const Node& node, Parentheses parentheses) {
  Printer printer(parentheses);
  printer.print(node);
  return std::move(printer).take();
}

}  // namespace

CanonicalText canonical_text(const Node& node) {
  CanonicalText canonical = printed(node, Parentheses::ForTheEye);
  return canonical.nesting <= kMaxNesting ? canonical : printed(node, Parentheses::WhereNeeded);
}

std::string describe(const Node& node) {
  return canonical_text(node).text;
}

std::string describe(const QueryAst& ast) {
  return ast.root ? describe(*ast.root) : std::string{};
}

std::string describe_widened(const QueryAst& ast) {
  const auto* sequence = ast.root ? std::get_if<Sequence>(&ast.root->value) : nullptr;
  if (sequence == nullptr) return describe(ast);
  Or words;
  Sequence rest;
  for (const Sequence::Item& item : sequence->items) {
    if (narrows(item.node) || item.occur != Occur::Plain) {
      rest.items.push_back(item);
    } else {
      words.operands.push_back(item.node);
    }
  }
  Node either = words.operands.size() == 1 ? words.operands.front() : Node{words, 0, 0};
  if (rest.items.empty()) return describe(either);
  rest.items.insert(rest.items.begin(), {Occur::Plain, std::move(either)});
  return describe(Node{rest, 0, 0});
}

}  // namespace dateline::query
