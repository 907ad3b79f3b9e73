// The language of a text (CLD2), its names, and the languages that have a stemmer.
#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

// A BCP 47 primary subtag ("en", "fr", "zh"), or "und" when the text is too short or too mixed to tell. Reads
// at most the first 16 KiB. Thread-safe.
std::string detect_language(std::string_view utf8);

// "EN-us" → "en", "zh_Hant" → "zh", "French"/"français" → "fr" (English and own names); empty when it is no
// language.
std::string language_subtag(std::string_view name_or_tag);

// English name of a subtag ("fr" → "French"); the subtag itself when unknown.
std::string language_name(std::string_view subtag);

}  // namespace dateline::text
