#include "tests/text/tokens.h"

namespace dateline::text {
namespace {

std::string_view kind_mark(const Token& token) {
  switch (token.kind) {
    case TokenKind::Word:
      return "";
    case TokenKind::Bigram:
      return "#";
    case TokenKind::DictionaryWord:
      return "+";
  }
  return "?";
}

template <typename Describe>
std::string joined(const std::vector<Token>& tokens, Describe describe) {
  std::string row;
  for (const Token& token : tokens) {
    if (!row.empty()) row.push_back(' ');
    describe(token, row);
  }
  return row;
}

void add_details(const Token& token, std::string& row) {
  row.append(token.word);
  if (token.stem != token.word) row.append("/").append(token.stem);
  if (!token.accented.empty()) row.append("^").append(token.accented);
  if (!token.acronym.empty()) row.append("!");
  if (!token.acronym.empty() && token.acronym != token.word) row.append(token.acronym);
  if (token.stop) row.append("~");
}

}  // namespace

std::string words_of(const std::vector<Token>& tokens) {
  return joined(
      tokens, [](const Token& token, std::string& row) { row.append(token.word).append(kind_mark(token)); });
}

std::string details_of(const std::vector<Token>& tokens) {
  return joined(tokens, add_details);
}

std::string positions_of(const std::vector<Token>& tokens) {
  return joined(tokens, [](const Token& token, std::string& row) {
    row.append(std::to_string(token.position)).append(":").append(token.word).append(kind_mark(token));
  });
}

std::string all_of(const std::vector<Token>& tokens) {
  return joined(tokens, [](const Token& token, std::string& row) {
    row.append(std::to_string(token.position)).append(":");
    add_details(token, row);
    row.append(kind_mark(token));
    row.append("@").append(std::to_string(token.begin)).append("-").append(std::to_string(token.end));
  });
}

}  // namespace dateline::text
