// Stop words: the little words of a language, stored folded.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

namespace dateline::text {

// The stop words of a language; an empty set where we have no list. Made when first asked for; thread-safe.
const std::unordered_set<std::string_view>& stop_words(std::string_view language);

// The languages that have a list.
std::vector<std::string_view> languages_with_stop_words();

}  // namespace dateline::text
