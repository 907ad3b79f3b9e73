// What is still being typed at the end of a query, for completions: the words of `tag:sec`, `"security coo`,
// `-turk`, `title:(peace in ti`. Pure; any bytes are read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/query/field_names.h"

namespace dateline::query {

struct Unfinished {
  std::string kept;      // all that was typed before it: sign, field and quotation mark too
  std::string finished;  // a query of the rest, for what goes with it; may be empty
  Field field = Field::Main;
  bool quoted = false;    // a quotation mark is open before it
  bool excluded = false;  // it stands behind a '-'
  std::string text;       // of a word; of a value with spaces the whole: tag:"security coo
};

// nullopt where the query is nothing but words: then all of it may be the beginning of a title.
std::optional<Unfinished> unfinished_part(std::string_view typed);

}  // namespace dateline::query
