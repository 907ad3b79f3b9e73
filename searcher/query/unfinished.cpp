#include "searcher/query/unfinished.h"

#include <algorithm>
#include <vector>

#include "searcher/query/characters.h"
#include "searcher/query/lexer.h"

namespace dateline::query {
namespace {

constexpr const char* kSpaces = " \t\n\r";

// Where the query stands at its end. Offsets are bytes.
struct Ending {
  std::size_t token = 0;              // where the last token begins, its sign and field with it
  std::optional<std::size_t> quoted;  // behind the quotation mark that is open
  std::vector<std::size_t> groups;    // tokens before the parentheses that are open
};

Ending read_to_the_end(std::string_view typed) {
  Ending ending;
  char32_t quote = 0;
  for (std::size_t at = 0; at < typed.size();) {
    const Character c = character_at(typed, at);
    at += c.length;
    if (quote != 0) {
      if (!closes_quote(quote, c.code)) continue;
      quote = 0;
      ending.quoted.reset();
      ending.token = at;
    } else if (is_open_quote(c.code)) {
      quote = c.code;
      ending.quoted = at;
    } else if (is_open_parenthesis(c.code)) {
      ending.groups.push_back(ending.token);
      ending.token = at;
    } else if (is_close_parenthesis(c.code)) {
      if (!ending.groups.empty()) ending.groups.pop_back();
      ending.token = at;
    } else if (is_white_space(c.code)) {
      ending.token = at;
    }
  }
  return ending;
}

// "-tag:sec": one that is no field belongs to the word.
struct Head {
  std::size_t length = 0;  // bytes of sign, name and colon
  Field field = Field::Main;
};

Head head_of(std::string_view token) {
  const bool is_signed = !token.empty() && (token.front() == '+' || token.front() == '-');
  Head head{is_signed ? 1U : 0U, Field::Main};
  const std::size_t colon = token.find(':');
  if (colon == std::string_view::npos) return head;
  const std::optional<Field> field = field_named(token.substr(head.length, colon - head.length));
  return field ? Head{colon + 1, *field} : head;
}

bool holds_whole_values(Field field) {
  return field == Field::Tag || filter_field(field).has_value() || field == Field::Date;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kSpaces) == std::string_view::npos;
}

// Without an operator that waits for what is being typed. What stands before an OR need not go with it.
std::string without_last_operator(std::string query) {
  const std::size_t end = query.find_last_not_of(" \t\n\r(") + 1;
  const std::size_t begin = end == 0 ? 0 : query.find_last_of(" \t\n\r(", end - 1) + 1;
  const std::string word = query.substr(begin, end - begin);
  if (word == "OR") return {};
  if (word == "AND" || word == "NOT" || word == "NEAR" || word.compare(0, 5, "NEAR/") == 0)
    return query.substr(0, begin);
  return query;
}

// Each in quotation marks of its own: the phrase they make would take too long to look for.
void add_exact_words(const std::string& words, std::string& query) {
  for (const Token& token : lex_plain(words)) query += " \"" + token.text + '"';
}

bool is_words_alone(std::string_view query) {
  const std::vector<Token> tokens = lex(query).tokens;
  return std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.kind == TokenKind::Word && token.text.find_first_of("*?~") == std::string::npos;
  });
}

}  // namespace

std::optional<Unfinished> unfinished_part(std::string_view typed) {
  const std::string query = spaces_for_invalid_utf8(typed);
  const Ending ending = read_to_the_end(query);
  const std::string_view token = std::string_view(query).substr(ending.token);
  const Head head = head_of(token);
  const std::string before = query.substr(0, ending.token);
  const bool plain = !ending.quoted && head.length == 0 && ending.groups.empty() && is_words_alone(before);
  if (plain) return std::nullopt;

  Unfinished part;
  part.field = head.field;
  part.quoted = ending.quoted.has_value();
  part.excluded = !token.empty() && token.front() == '-';
  part.finished = before;
  if (part.field == Field::Main)
    for (const std::size_t group : ending.groups)
      if (const Head outer = head_of(std::string_view(query).substr(group)); outer.field != Field::Main)
        part.field = outer.field;
  std::size_t begin = ending.quoted.value_or(ending.token + head.length);
  if (!part.quoted) {
    const std::size_t comma = query.rfind(',');
    if (comma != std::string::npos && comma >= begin) begin = comma + 1;
  } else if (!holds_whole_values(part.field)) {
    const std::size_t space = query.find_last_of(kSpaces);
    const std::size_t word = space == std::string::npos ? begin : std::max(begin, space + 1);
    add_exact_words(query.substr(begin, word - begin), part.finished);
    begin = word;
  }
  part.kept = std::string(typed.substr(0, begin));
  part.text = query.substr(begin);
  part.finished = without_last_operator(std::move(part.finished));
  if (is_blank(part.finished)) part.finished.clear();
  return part;
}

}  // namespace dateline::query
