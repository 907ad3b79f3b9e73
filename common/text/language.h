// The language of a text (CLD2) and the names of languages.
#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

// A BCP 47 primary subtag ("en", "fr", "zh"), or "und" when the text is too short or too mixed to tell. Reads
// at most the first 16 KiB. Thread-safe.
//
// Where CLD2 is not sure, the language whose stop words the text holds most; of none, ASCII text with a word
// in it counts as English: most such texts of a news archive are (headlines, tables), and its stemmer changes
// the least.
std::string detect_language(std::string_view utf8);

// "EN-us" → "en", "zh_Hant" → "zh", "French"/"français" → "fr" (English and own names); empty when it is no
// language. Deprecated codes give the current one, "nb" gives "no", three-letter codes the two-letter one.
std::string language_subtag(std::string_view name_or_tag);

// English name of a subtag ("fr" → "French"); the subtag itself when unknown.
std::string language_name(std::string_view subtag);

// The version of CLD2's data.
std::string language_detector_version();

}  // namespace dateline::text
