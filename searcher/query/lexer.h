// Query text → tokens: the first stage of parse(). Pure; any bytes are read.
//
// White space, parentheses and quotation marks part tokens; everything else belongs to words, so "AT&T",
// "co-op", "C++", "10:30" and "l'Iran" are one each. Punctuation that stands alone gives no token. Bytes that
// are not UTF-8 count as spaces.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/field_names.h"

namespace dateline::query {

enum class TokenKind {
  Word,       // text: as typed, wildcards included
  Phrase,     // text: between the quotes, white space single; number: the slop, 0 for none
  Must,       // '+', always followed by what it marks
  MustNot,    // '-', likewise
  FieldName,  // field; always followed by its value: Word, Phrase or Open
  Open,
  Close,
  And,
  Or,
  Not,
  Near,  // number: the distance
};

struct Token {
  TokenKind kind = TokenKind::Word;
  std::size_t offset = 0;  // bytes in the query
  std::size_t length = 0;
  std::string text;
  unsigned number = 0;
  Field field = Field::Main;
};

struct Lexed {
  std::vector<Token> tokens;
  std::vector<std::string> warnings;
};

inline constexpr unsigned kDefaultNear = 10;
inline constexpr unsigned kMaxDistance = 1000;  // of NEAR/n and "…"~n

Lexed lex(std::string_view query);

// Words only: white space, quotation marks, parentheses, colons and the marks of wildcards part them, signs
// before them are dropped.
std::vector<Token> lex_plain(std::string_view query);

// "AND", "OR", "NOT", "NEAR", "NEAR/5".
bool reads_as_operator(std::string_view word);

// Adds a warning unless it is there already; a query of slips does not answer with thousands.
void add_warning(std::vector<std::string>& warnings, std::string warning);

}  // namespace dateline::query
