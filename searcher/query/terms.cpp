#include "searcher/query/terms.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "common/geo/countries.h"
#include "searcher/query/characters.h"

namespace dateline::query {
namespace {

constexpr std::string_view kClosingMarks = "!.,;:";

Node node_of(decltype(Node::value) value, const Token& token) {
  Node node;
  node.value = std::move(value);
  node.offset = token.offset;
  node.length = token.length;
  return node;
}

ParseError error_at(std::size_t offset, std::size_t length, std::string message) {
  ParseError error;
  error.offset = offset;
  error.length = std::max<std::size_t>(length, 1);
  error.message = std::move(message);
  return error;
}

// What stood at the end of a word beside its text.
struct FuzzyMark {
  bool found = false;
  bool numbered = false;  // word~2
};

bool strip_fuzzy_mark(std::string& text, FuzzyMark& mark) {
  const std::size_t last = text.find_last_not_of("0123456789");
  if (last == std::string::npos || text[last] != '~') return false;
  mark.found = true;
  mark.numbered = mark.numbered || last + 1 < text.size();
  text.resize(last);
  return true;
}

// "happened?", "really?!": punctuation, when it is the only '?'.
bool strip_question_mark(std::string& text) {
  const std::size_t mark = text.find('?');
  if (mark == std::string::npos || text.find_first_not_of(kClosingMarks, mark + 1) != std::string::npos)
    return false;
  text.resize(mark);
  return true;
}

bool strip_closing_mark(std::string& text) {
  if (text.empty() || kClosingMarks.find(text.back()) == std::string_view::npos) return false;
  text.pop_back();
  return true;
}

bool is_wildcard(std::string_view text) {
  return text.find_first_of("*?") != std::string_view::npos && text.find("://") == std::string_view::npos;
}

std::size_t literals_before_star(std::string_view pattern) {
  const std::string_view head = pattern.substr(0, std::min(pattern.find('*'), pattern.size()));
  std::size_t count = 0;
  for (std::size_t i = 0; i < head.size(); i += character_at(head, i).length) count += head[i] == '?' ? 0 : 1;
  return count;
}

std::variant<Leaves, ParseError> read_wildcard(std::string pattern, const Token& token, TextField field) {
  constexpr std::size_t kFewestLiterals = 2;
  if (field == TextField::Main && pattern.find_first_not_of('*') == std::string::npos) return Leaves{};
  if (pattern.find('*') != std::string::npos && literals_before_star(pattern) < kFewestLiterals) {
    return error_at(token.offset, token.length,
                    fmt::format("\"{}\": a wildcard needs two or more characters before its '*'", pattern));
  }
  return Leaves{node_of(Wildcard{field, std::move(pattern)}, token)};
}

std::variant<Leaves, ParseError> read_word(const Token& token, TextField field,
                                           std::vector<std::string>& warnings) {
  std::string text = token.text;
  // "title://x" would be read as an address, not as a field.
  const char* const ignored = field == TextField::Main ? "?~" : "?~/";
  text.erase(0, std::min(text.find_first_not_of(ignored), text.size()));
  FuzzyMark fuzzy;
  while (strip_fuzzy_mark(text, fuzzy) || strip_question_mark(text) ||
         (is_wildcard(text) && strip_closing_mark(text))) {
  }
  if (is_wildcard(text)) {
    if (fuzzy.found)
      add_warning(warnings,
                  fmt::format("\"{}\": a wildcard has no close spellings; \"~\" is left out", token.text));
    return read_wildcard(std::move(text), token, field);
  }
  if (!has_word_character(text)) return Leaves{};
  if (fuzzy.numbered) {
    add_warning(warnings, fmt::format("\"{}\": how close a spelling must be goes by the length of the word; "
                                      "the number is left out",
                                      token.text));
  }
  if (fuzzy.found) return Leaves{node_of(Fuzzy{field, std::move(text)}, token)};
  if (field == TextField::Main && reads_as_operator(text)) text = lower_ascii(text);
  return Leaves{node_of(Word{field, std::move(text)}, token)};
}

std::string unknown_country(std::string_view name) {
  constexpr std::size_t kSuggestions = 3;
  const std::vector<std::string> closest = geo::closest_country_names(name, kSuggestions);
  if (closest.empty())
    return fmt::format("no country is called \"{}\": give a name, an ISO code or a region", name);
  return fmt::format("no country is called \"{}\"; the closest: {}", name, fmt::join(closest, ", "));
}

std::variant<Leaves, ParseError> read_value(Token value, const TermContext& context) {
  while (value.text.starts_with("//")) value.text.erase(0, 1);  // "path://x" would be read as an address
  const std::optional<FilterField> filter = filter_field(context.field);
  if (filter) {
    if (*filter == FilterField::Country && geo::countries_meant(value.text).empty()) {
      return error_at(value.offset, value.length, unknown_country(value.text));
    }
    return Leaves{node_of(Filter{*filter, std::move(value.text)}, value)};
  }
  if (!calendar::parse_range(value.text, context.now)) {
    return error_at(value.offset, value.length,
                    fmt::format("\"{}\" is no date: write 2025, 2025-05, 2025-05-21, today, 7d or a range "
                                "such as 2025-05..2025-06",
                                value.text));
  }
  return Leaves{node_of(DateFilter{std::move(value.text)}, value)};
}

// Unquoted commas part the values of a filter: any of them.
std::variant<Leaves, ParseError> read_values(const Token& token, const TermContext& context) {
  if (token.kind == TokenKind::Phrase) return read_value(token, context);
  Leaves leaves;
  for (std::size_t begin = 0; begin < token.text.size();) {
    const std::size_t end = std::min(token.text.find(',', begin), token.text.size());
    if (end > begin) {
      Token value = token;
      value.text = token.text.substr(begin, end - begin);
      value.offset += begin;
      value.length = end - begin;
      std::variant<Leaves, ParseError> read = read_value(std::move(value), context);
      if (std::holds_alternative<ParseError>(read)) return read;
      leaves.push_back(std::move(std::get<Leaves>(read).front()));
    }
    begin = end + 1;
  }
  return leaves;
}

}  // namespace

std::variant<Leaves, ParseError> read_term(const Token& token, const TermContext& context,
                                           std::vector<std::string>& warnings) {
  const std::optional<TextField> field = text_field(context.field);
  if (!field) return read_values(token, context);
  if (token.kind != TokenKind::Phrase) return read_word(token, *field, warnings);
  Phrase phrase;
  phrase.field = *field;
  phrase.text = token.text;
  if (token.number > 0) phrase.slop = token.number;
  return Leaves{node_of(std::move(phrase), token)};
}

}  // namespace dateline::query
