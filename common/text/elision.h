// Which articles and pronouns a language ties to the next word by an apostrophe (l'Iran), and which ties
// endings to a name (Ankara'da).
#pragma once

#include <string_view>

namespace dateline::text {

// Whether `letters`, what stands before an apostrophe, is such an article ("l", "Qu") in this language. In a
// language that has none of its own, those of all others count: "l'Iran" in an English text or query is the
// word that it is in a French one.
bool is_elided_article(std::string_view letters, std::string_view language);

// Turkish: what follows an apostrophe is a grammatical ending.
bool has_endings_after_apostrophe(std::string_view language);

}  // namespace dateline::text
