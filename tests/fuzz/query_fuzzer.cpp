// Any bytes as a query: reading never crashes, and the canonical text of what was read is read as the same
// tree. What is unfinished at its end stands behind what is kept of it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "searcher/query/parser.h"
#include "searcher/query/unfinished.h"

namespace query = dateline::query;

namespace {

constexpr dateline::calendar::Date kToday{2025, 5, 21};

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text, bool plain) {
  query::ParseOptions options;
  options.plain = plain;
  options.now = kToday;
  const auto read = query::parse(text, options);
  if (const auto* error = std::get_if<query::ParseError>(&read)) {
    require(!error->message.empty() && !error->with_caret(text).empty());
    return;
  }
  const query::QueryAst& ast = std::get<query::ParsedQuery>(read).ast;
  const std::string canonical = query::describe(ast);
  options.plain = false;
  const auto again = query::parse(canonical, options);
  require(std::holds_alternative<query::ParsedQuery>(again));
  require(std::get<query::ParsedQuery>(again).ast == ast);
  require(query::describe(std::get<query::ParsedQuery>(again).ast) == canonical);
}

void check_unfinished(std::string_view text) {
  const auto part = query::unfinished_part(text);
  if (part) require(text.starts_with(part->kept) && part->kept.size() + part->text.size() == text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(text, false);
  check(text, true);
  check_unfinished(text);
  return 0;
}
