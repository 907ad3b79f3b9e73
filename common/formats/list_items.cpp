#include "common/formats/list_items.h"

#include <algorithm>
#include <string>

#include "common/formats/lists.h"
#include "common/formats/plain_text.h"

namespace dateline::formats {

namespace {

// "resumed", but neither "China" nor "d'Ivoire".
bool is_in_lower_case(std::string_view word) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return word.front() >= 'a' && word.front() <= 'z' && std::none_of(word.begin(), word.end(), is_capital);
}

// The small words inside country names of several languages.
bool is_connector(std::string_view word) {
  constexpr std::string_view kConnectors[] = {"of", "the", "and", "de",  "du",  "des", "del",
                                              "la", "le",  "les", "et",  "y",   "e",   "do",
                                              "da", "dos", "der", "von", "und", "&"};
  return std::find(std::begin(kConnectors), std::end(kConnectors), word) != std::end(kConnectors);
}

bool is_country_name(std::string_view name, ListStyle style) {
  constexpr std::size_t kLongestName = 80;
  constexpr std::size_t kMostWordsInLowerCase = 3;
  if (name.size() > kLongestName) return false;
  std::size_t words = 0;
  std::size_t in_lower_case = 0;
  while (!name.empty()) {
    const auto word = take_token(name);
    if (is_connector(word)) continue;
    ++words;
    if (is_in_lower_case(word)) ++in_lower_case;
    if (word.find_first_of("\"!?;:") != std::string_view::npos) return false;
  }
  if (in_lower_case == 0) return words <= 7;
  return words <= (style == ListStyle::Dashed ? kMostWordsInLowerCase : 1);
}

}  // namespace

bool continues_list(ListStyle& style, std::optional<std::string_view> item, bool is_plausible) {
  const ListStyle style_of_line = item ? ListStyle::Dashed : ListStyle::Bare;
  if (!is_plausible || (style != ListStyle::Unknown && style != style_of_line)) return false;
  style = style_of_line;
  return true;
}

bool is_country_item(std::string_view item, ListStyle style) {
  constexpr std::size_t kLongestList = 4000;  // all countries of the world
  if (item.size() > kLongestList) return false;
  const auto names = split_countries(item);
  const bool is_sentence =
      ends_as_sentence(item) && count_words(item, 4) >= 4 && item.find(',') == std::string_view::npos;
  if (is_sentence || (style == ListStyle::Bare && ends_as_sentence(item))) return false;
  return std::all_of(names.begin(), names.end(),
                     [&](std::string_view name) { return is_country_name(name, style); });
}

bool is_tag_item(std::string_view item) {
  constexpr std::size_t kLongestTag = 300;
  constexpr std::size_t kLongestSentence = 100;
  return item.size() <= kLongestTag && (item.size() <= kLongestSentence || !ends_as_sentence(item));
}

bool is_short_item(std::string_view line) {
  constexpr std::size_t kLongest = 60;
  constexpr std::size_t kMostWords = 6;
  return line.size() <= kLongest && count_words(line, kMostWords + 1) <= kMostWords &&
         !ends_as_sentence(line);
}

bool is_link_title(std::string_view line) {
  constexpr std::size_t kLongestTitle = 300;
  return line.size() <= kLongestTitle;
}

}  // namespace dateline::formats
