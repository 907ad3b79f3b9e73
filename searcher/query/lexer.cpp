#include "searcher/query/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "searcher/query/characters.h"

namespace dateline::query {
namespace {

constexpr std::string_view kNear = "NEAR";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Digits as a number from 0 to kMaxDistance, larger ones as kMaxDistance; nullopt for what is not digits
// alone.
std::optional<unsigned> distance(std::string_view digits) {
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  unsigned value = 0;
  for (const char c : digits) value = std::min(kMaxDistance, value * 10 + static_cast<unsigned>(c - '0'));
  return value;
}

std::optional<Token> operator_token(std::string_view word) {
  Token token;
  if (word == "AND") {
    token.kind = TokenKind::And;
  } else if (word == "OR") {
    token.kind = TokenKind::Or;
  } else if (word == "NOT") {
    token.kind = TokenKind::Not;
  } else if (word == kNear) {
    token.kind = TokenKind::Near;
    token.number = kDefaultNear;
  } else if (word.starts_with("NEAR/") && distance(word.substr(kNear.size() + 1))) {
    token.kind = TokenKind::Near;
    token.number = std::max(1U, *distance(word.substr(kNear.size() + 1)));
  } else {
    return std::nullopt;
  }
  return token;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : text_(spaces_for_invalid_utf8(query)) {}

  Lexed run() {
    while (at_ < text_.size()) {
      const Character c = current();
      if (is_white_space(c.code)) {
        at_ += c.length;
      } else if (is_open_parenthesis(c.code)) {
        add(TokenKind::Open, at_, c.length);
        at_ += c.length;
      } else if (is_close_parenthesis(c.code)) {
        add(TokenKind::Close, at_, c.length);
        at_ += c.length;
      } else if (is_open_quote(c.code)) {
        lex_phrase();
      } else {
        lex_run();
      }
    }
    return std::move(lexed_);
  }

 private:
  Character current() const { return character_at(text_, at_); }

  Token& add(TokenKind kind, std::size_t offset, std::size_t length) {
    Token& token = lexed_.tokens.emplace_back();
    token.kind = kind;
    token.offset = offset;
    token.length = length;
    return token;
  }

  void warn(std::string warning) { add_warning(lexed_.warnings, std::move(warning)); }

  // A parenthesis or quotation mark opens right here: what a sign or a field name before it belongs to.
  bool at_group_or_phrase() const {
    if (at_ >= text_.size()) return false;
    const char32_t c = current().code;
    return is_open_parenthesis(c) || is_open_quote(c);
  }

  void lex_phrase() {
    const std::size_t begin = at_;
    const char32_t open = current().code;
    at_ += current().length;
    std::string text;
    bool closed = false;
    while (at_ < text_.size() && !closed) {
      const Character c = current();
      closed = closes_quote(open, c.code);
      // A straight quotation mark inside «…» would end the canonical text's phrase.
      const bool space = is_white_space(c.code) || closes_quote('"', c.code);
      if (space && !text.empty() && text.back() != ' ') text += ' ';
      if (!space && !closed) text.append(text_, at_, c.length);
      at_ += c.length;
    }
    if (!text.empty() && text.back() == ' ') text.pop_back();
    if (!closed) warn("a quotation mark is not closed: the phrase ends with the query");
    const unsigned slop = closed ? lex_slop() : 0;
    if (!has_word_character(text)) {
      drop_marks_of_nothing(begin);
      return;
    }
    Token& token = add(TokenKind::Phrase, begin, at_ - begin);
    token.text = std::move(text);
    token.number = slop;
  }

  // "~5" after a phrase.
  unsigned lex_slop() {
    if (at_ >= text_.size() || text_[at_] != '~') return 0;
    const std::size_t digits = at_ + 1;
    at_ = digits;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    const unsigned slop = distance(std::string_view(text_).substr(digits, at_ - digits)).value_or(0);
    if (slop == 0) warn("\"~\" after a phrase needs a number of words, as in \"a b\"~5: it is left out");
    return slop;
  }

  // A sign or field name whose phrase turned out empty marks nothing.
  void drop_marks_of_nothing(std::size_t begin) {
    std::vector<Token>& tokens = lexed_.tokens;
    const auto marks = [](TokenKind kind) {
      return kind == TokenKind::Must || kind == TokenKind::MustNot || kind == TokenKind::FieldName;
    };
    while (!tokens.empty() && marks(tokens.back().kind) &&
           tokens.back().offset + tokens.back().length == begin) {
      begin = tokens.back().offset;
      tokens.pop_back();
    }
  }

  // A run without white space, parentheses and quotation marks: signs, then an operator, a field name with
  // its value, or a word.
  void lex_run() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const char32_t c = current().code;
      if (is_white_space(c) || is_open_parenthesis(c) || is_close_parenthesis(c) || is_open_quote(c)) break;
      at_ += current().length;
    }
    std::size_t word_begin = std::min(text_.find_first_not_of("+-?~", begin), at_);
    const std::size_t signs = std::min(text_.find_first_not_of("+-", begin), at_) - begin;
    const std::string_view word = std::string_view(text_).substr(word_begin, at_ - word_begin);
    const bool marked = signs == 1 && parted_before(begin);
    const TokenKind mark = text_[begin] == '+' ? TokenKind::Must : TokenKind::MustNot;

    if (word.empty()) {
      if (marked && at_ == begin + 1 && at_group_or_phrase()) add(mark, begin, 1);
      return;
    }
    if (word_begin == begin) {
      if (std::optional<Token> found = operator_token(word)) {
        found->offset = begin;
        found->length = word.size();
        found->text = word;
        lexed_.tokens.push_back(std::move(*found));
        return;
      }
    }
    if (text_.find('~', begin) < word_begin) warn("\"~\" stands after a word: before one it is left out");
    if (marked) add(mark, begin, word_begin - begin);
    if (!lex_field(word, word_begin) && !lex_word(word, word_begin)) drop_marks_of_nothing(word_begin);
  }

  // A sign counts only at the beginning of a term: not in "a"-"b".
  bool parted_before(std::size_t begin) const {
    if (begin == 0 || lexed_.tokens.empty()) return true;
    const Token& last = lexed_.tokens.back();
    return last.offset + last.length < begin || last.kind == TokenKind::Open;
  }

  bool lex_word(std::string_view word, std::size_t offset) {
    if (!has_word_character(word) && word.find('*') == std::string_view::npos) return false;
    add(TokenKind::Word, offset, word.size()).text = word;
    return true;
  }

  // "title:x", "title:" before a phrase or group; false for all else: there a colon is part of the word.
  bool lex_field(std::string_view word, std::size_t offset) {
    std::size_t colon = 0;
    while (colon < word.size() && !is_colon(character_at(word, colon).code))
      colon += character_at(word, colon).length;
    if (colon == word.size() || colon == 0) return false;
    const std::string_view name = word.substr(0, colon);
    const std::size_t value_begin = colon + character_at(word, colon).length;
    const std::string_view value = word.substr(value_begin);
    if (value.starts_with("//")) return false;  // http://…
    const std::optional<Field> field = field_named(name);
    if (!field) {
      warn_of_unknown_field(name, value);
      return false;
    }
    if (value.empty() && !at_group_or_phrase()) {
      warn(fmt::format("nothing follows \"{0}:\" directly: \"{0}\" is read as a word", name));
      add(TokenKind::Word, offset, name.size()).text = name;
      return true;
    }
    add(TokenKind::FieldName, offset, value_begin).field = *field;
    if (!value.empty() && !lex_value(*field, value, offset + value_begin))
      drop_marks_of_nothing(offset + value_begin);
    return true;
  }

  // Values of filters may be mere punctuation: "path:/".
  bool lex_value(Field field, std::string_view value, std::size_t offset) {
    if (text_field(field)) return lex_word(value, offset);
    add(TokenKind::Word, offset, value.size()).text = value;
    return true;
  }

  void warn_of_unknown_field(std::string_view name, std::string_view value) {
    if (name.size() < 2 || value.empty() || !std::all_of(name.begin(), name.end(), is_ascii_letter)) return;
    const std::string_view closest = closest_field_name(name);
    const std::string hint = closest.empty() ? "" : fmt::format(" (did you mean \"{}:\"?)", closest);
    warn(fmt::format("\"{}:\" is no field: read as words{}", name, hint));
  }

  std::string text_;
  std::size_t at_ = 0;
  Lexed lexed_;
};

bool parts_plain_words(char32_t c) {
  return is_white_space(c) || is_open_parenthesis(c) || is_close_parenthesis(c) || is_open_quote(c) ||
         is_colon(c) || c == '*' || c == '?' || c == '~';
}

}  // namespace

bool reads_as_operator(std::string_view word) {
  return operator_token(word).has_value();
}

void add_warning(std::vector<std::string>& warnings, std::string warning) {
  constexpr std::size_t kMostWarnings = 20;
  if (warnings.size() >= kMostWarnings) return;
  if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end())
    warnings.push_back(std::move(warning));
}

Lexed lex(std::string_view query) {
  return Lexer(query).run();
}

std::vector<Token> lex_plain(std::string_view query) {
  const std::string text = spaces_for_invalid_utf8(query);
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !parts_plain_words(character_at(text, end).code))
      end += character_at(text, end).length;
    const std::size_t begin = std::min(text.find_first_not_of("+-", at), end);
    const std::string_view word = std::string_view(text).substr(begin, end - begin);
    if (has_word_character(word)) {
      Token& token = tokens.emplace_back();
      token.offset = begin;
      token.length = word.size();
      token.text = word;
    }
    at = end < text.size() ? end + character_at(text, end).length : end;
  }
  return tokens;
}

}  // namespace dateline::query
