#include "searcher/query/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "searcher/query/clause.h"
#include "searcher/query/describe.h"
#include "searcher/query/lexer.h"
#include "searcher/query/terms.h"

namespace dateline::query {
namespace {

bool begins_term(TokenKind kind) {
  switch (kind) {
    case TokenKind::Word:
    case TokenKind::Phrase:
    case TokenKind::FieldName:
    case TokenKind::Open:
      return true;
    default:
      return false;
  }
}

ParseError too_long() {
  ParseError error;
  error.offset = kMaxQueryBytes;
  error.message = fmt::format("the query is longer than {} bytes", kMaxQueryBytes);
  return error;
}

// One query. After an error the cursor stands at the end, so that every rule returns at once.
class Parser {
 public:
  Parser(std::vector<Token> tokens, std::vector<std::string> warnings, calendar::Date now)
      : tokens_(std::move(tokens)), warnings_(std::move(warnings)), now_(now) {}

  std::variant<ParsedQuery, ParseError> run() {
    std::optional<Node> root = parse_or(Field::Main);
    if (!error_ && root) check_canonical_text(*root);
    if (error_) return std::move(*error_);
    ParsedQuery parsed;
    parsed.ast.root = std::move(root);
    parsed.warnings = std::move(warnings_);
    return parsed;
  }

 private:
  bool at_end() const { return at_ == tokens_.size(); }
  bool at(TokenKind kind) const { return !at_end() && tokens_[at_].kind == kind; }
  const Token& take() { return tokens_[at_++]; }
  TokenKind kind_at(std::size_t index) const {
    return index < tokens_.size() ? tokens_[index].kind : TokenKind::Close;
  }
  void warn(std::string warning) { add_warning(warnings_, std::move(warning)); }

  void fail(std::size_t offset, std::size_t length, std::string message) {
    if (!error_) {
      error_.emplace();
      error_->offset = offset;
      error_->length = length;
      error_->message = std::move(message);
    }
    at_ = tokens_.size();
  }

  std::optional<Node> parse_or(Field field) {
    std::vector<Conjunction> alternatives;
    do {
      Conjunction all;
      do {
        all.push_back(parse_terms(field));
      } while (take_operator(TokenKind::And));
      alternatives.push_back(std::move(all));
    } while (take_operator(TokenKind::Or));
    const auto is_empty = [](const Conjunction& all) {
      return std::all_of(all.begin(), all.end(), holds_nothing);
    };
    const auto empty_ones = std::count_if(alternatives.begin(), alternatives.end(), is_empty);
    if (empty_ones > 0 && alternatives.size() > 1) warn("one side of OR asks for nothing: it is left out");
    return disjunction(std::move(alternatives));
  }

  bool take_operator(TokenKind kind) {
    if (!at(kind)) return false;
    ++at_;
    return true;
  }

  Clause parse_terms(Field field) {
    Clause clause;
    bool empty = true;
    for (; !at_end() && !ends_terms(empty); empty = false) {
      if (at(TokenKind::Close)) {
        ++at_;
        warn("a parenthesis closes nothing: it is ignored");
      } else if (at(TokenKind::Not) && begins_operand(at_ + 1)) {
        parse_excluded(field, clause);
      } else if (is_operator(tokens_[at_].kind)) {
        read_operator_as_word(field, clause);
      } else {
        const Occur occur = take_sign();
        append(clause, occur, parse_near(field));
      }
    }
    return clause;
  }

  static bool is_operator(TokenKind kind) {
    return kind == TokenKind::And || kind == TokenKind::Or || kind == TokenKind::Not ||
           kind == TokenKind::Near;
  }

  // At AND or OR that have something on either side, and at the parenthesis that closes this group.
  bool ends_terms(bool nothing_yet) const {
    const TokenKind kind = tokens_[at_].kind;
    if (kind == TokenKind::Close) return depth_ > 0;
    return (kind == TokenKind::And || kind == TokenKind::Or) && !nothing_yet && begins_operand(at_ + 1);
  }

  bool begins_operand(std::size_t index) const {
    while (kind_at(index) == TokenKind::Not) ++index;
    const TokenKind kind = kind_at(index);
    return begins_term(kind) || kind == TokenKind::Must || kind == TokenKind::MustNot;
  }

  void read_operator_as_word(Field field, Clause& clause) {
    const Token& token = take();
    warn(fmt::format("\"{}\" has nothing to join: it is read as a word", token.text));
    append(clause, Occur::Plain, read_leaves(token, field));
  }

  // NOT NOT b is b.
  void parse_excluded(Field field, Clause& clause) {
    bool excluded = false;
    for (; at(TokenKind::Not); ++at_) excluded = !excluded;
    const Occur occur = take_sign();
    std::vector<Node> nodes = parse_near(field);
    if (!excluded) {
      append(clause, occur, std::move(nodes));
      return;
    }
    Clause operand;
    append(operand, occur, std::move(nodes));
    if (std::optional<Node> node = conjunction(one_clause(std::move(operand))))
      clause.excluded.push_back(std::move(*node));
  }

  Occur take_sign() {
    if (at(TokenKind::Must)) {
      ++at_;
      return Occur::Must;
    }
    if (at(TokenKind::MustNot)) {
      ++at_;
      return Occur::MustNot;
    }
    return Occur::Plain;
  }

  // One node, none, or the several values of a filter.
  std::vector<Node> parse_near(Field field) {
    std::vector<Node> operands = parse_primary(field);
    unsigned distance = 0;
    while (at(TokenKind::Near) && !operands.empty() && begins_term(kind_at(at_ + 1))) {
      const unsigned asked = take().number;
      if (distance != 0 && asked != distance) warn("NEAR in a row with several distances: the widest holds");
      distance = std::max(distance, asked);
      std::vector<Node> more = parse_primary(field);
      std::move(more.begin(), more.end(), std::back_inserter(operands));
    }
    if (distance == 0 || operands.size() < 2) return operands;
    return near_or_and(std::move(operands), distance);
  }

  std::vector<Node> near_or_and(std::vector<Node> operands, unsigned distance) {
    const auto is_word = [](const Node& node) {
      return std::holds_alternative<Word>(node.value) || std::holds_alternative<Fuzzy>(node.value);
    };
    if (!std::all_of(operands.begin(), operands.end(), is_word)) {
      warn("NEAR joins single words only: it is read as AND");
      return {all_of(std::move(operands))};
    }
    Node node;
    node.offset = operands.front().offset;
    node.length = operands.back().offset + operands.back().length - node.offset;
    Near near;
    near.distance = distance;
    near.operands = std::move(operands);
    node.value = std::move(near);
    return {std::move(node)};
  }

  std::vector<Node> parse_primary(Field field) {
    if (at(TokenKind::FieldName)) field = take().field;
    if (at(TokenKind::Open)) return parse_group(field);
    return read_leaves(take(), field);
  }

  std::vector<Node> parse_group(Field field) {
    const Token& open = take();
    if (depth_ == kMaxNesting) {
      fail(open.offset, open.length, fmt::format("more than {} parentheses within one another", kMaxNesting));
      return {};
    }
    ++depth_;
    std::optional<Node> node = parse_or(field);
    --depth_;
    if (!at(TokenKind::Close) && !error_) warn("a parenthesis is not closed: the group ends with the query");
    if (at(TokenKind::Close)) ++at_;
    if (!node) return {};
    std::vector<Node> nodes;
    nodes.push_back(std::move(*node));
    return nodes;
  }

  std::vector<Node> read_leaves(const Token& token, Field field) {
    TermContext context;
    context.field = field;
    context.now = now_;
    std::variant<Leaves, ParseError> read = read_term(token, context, warnings_);
    if (auto* refused = std::get_if<ParseError>(&read)) {
      fail(refused->offset, refused->length, std::move(refused->message));
      return {};
    }
    Leaves leaves = std::move(std::get<Leaves>(read));
    words_ += leaves.size();
    if (token.kind == TokenKind::Phrase)
      words_ += static_cast<std::size_t>(std::count(token.text.begin(), token.text.end(), ' '));
    if (words_ > kMaxQueryWords) {
      fail(token.offset, token.length, fmt::format("more than {} words", kMaxQueryWords));
      return {};
    }
    return leaves;
  }

  void check_canonical_text(const Node& root) {
    const CanonicalText canonical = canonical_text(root);
    if (canonical.text.size() > kMaxQueryBytes) {
      fail(root.offset, 1,
           fmt::format("the query is longer than {} bytes with each field written out", kMaxQueryBytes));
    }
    if (canonical.nesting > kMaxNesting) {
      fail(root.offset, 1,
           fmt::format("more than {} parentheses within one another when written out", kMaxNesting));
    }
  }

  std::vector<Token> tokens_;
  std::vector<std::string> warnings_;
  calendar::Date now_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t words_ = 0;
  std::optional<ParseError> error_;
};

}  // namespace

std::variant<ParsedQuery, ParseError> parse(std::string_view query, const ParseOptions& options) {
  if (query.size() > kMaxQueryBytes) return too_long();
  if (options.plain) return Parser(lex_plain(query), {}, options.now).run();
  Lexed lexed = lex(query);
  return Parser(std::move(lexed.tokens), std::move(lexed.warnings), options.now).run();
}

}  // namespace dateline::query
