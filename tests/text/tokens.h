// Tokens as readable rows for tables of tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"

namespace dateline::text {

// The words, between spaces; a bigram has a '#' behind it, a dictionary word a '+'.
std::string words_of(const std::vector<Token>& tokens);

// "word/stem" where the stem differs, '~' behind a stop word, '!' behind an acronym, '^accented' where it
// differs.
std::string details_of(const std::vector<Token>& tokens);

// "1:word 2:word …"
std::string positions_of(const std::vector<Token>& tokens);

// Everything, spans too: equal strings mean equal tokens.
std::string all_of(const std::vector<Token>& tokens);

}  // namespace dateline::text
