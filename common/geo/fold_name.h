// The form in which country names are compared: the table is made in it and every look-up goes through it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::geo {

// Case, accents, Arabic and Persian letter variants, full stops and apostrophes do not matter; other
// punctuation counts as a space,
// "&" as "and", a leading "the" (or a closing ", the") is dropped. Plain ASCII needs no ICU data. Invalid
// UTF-8 folds to spaces.
std::string fold_name(std::string_view name);

// Of one character, decomposed and without case. A mark that does not tell names apart: those of Latin,
// Greek, Cyrillic and Arabic, apostrophes, invisible characters.
bool is_ignored_mark(std::int32_t c);
// The letter that it counts as: ø as o, Farsi yeh as yeh.
std::int32_t plain_letter(std::int32_t c);

}  // namespace dateline::geo
