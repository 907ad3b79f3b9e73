// What languages do to the name of a country: the little that finding names in running text needs of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/geo/mention_lexicon.h"

namespace dateline::geo {

NameGrammar name_grammar(std::string_view language);

// What a folded word may be a form of, besides itself: "deutschlands" of "deutschland". Empty for most words.
std::vector<std::string> base_forms(NameGrammar grammar, std::string_view folded_word);

// The cases of a folded name of one word, besides itself: of "россия" "россии", "россию", "россиеи".
std::vector<std::string> inflected_forms(NameGrammar grammar, std::string_view folded_name);

}  // namespace dateline::geo
