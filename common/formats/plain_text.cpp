#include "common/formats/plain_text.h"

#include <algorithm>
#include <cstdint>

namespace dateline::formats {

namespace {

// No-break space, ideographic space, zero-width no-break space, line and paragraph separators.
constexpr std::string_view kWideSpaces[] = {"\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF", "\xE2\x80\xA8",
                                            "\xE2\x80\xA9"};
constexpr std::string_view kClosingQuotes[] = {"\"",           "'",        ")",           "\xE2\x80\x9D",
                                               "\xE2\x80\x99", "\xC2\xBB", "\xE3\x80\x8D"};
// Full stops of Chinese, Devanagari, Arabic and Urdu; wide '!', '?' and ':'; the ellipsis.
constexpr std::string_view kSentenceEnds[] = {".",
                                              "!",
                                              "?",
                                              ":",
                                              ";",
                                              "\xE3\x80\x82",
                                              "\xE0\xA5\xA4",
                                              "\xDB\x94",
                                              "\xD8\x9F",
                                              "\xEF\xBC\x81",
                                              "\xEF\xBC\x9F",
                                              "\xEF\xBC\x9A",
                                              "\xE2\x80\xA6"};

template <std::size_t n>
std::string_view prefix_among(std::string_view text, const std::string_view (&list)[n]) {
  for (const auto& item : list) {
    if (text.substr(0, item.size()) == item) return item;
  }
  return {};
}

template <std::size_t n>
std::string_view suffix_among(std::string_view text, const std::string_view (&list)[n]) {
  for (const auto& item : list) {
    if (text.size() >= item.size() && text.substr(text.size() - item.size()) == item) return item;
  }
  return {};
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool is_white_space(char c) {
  return static_cast<std::uint8_t>(c) <= 0x20 || c == 0x7F;
}

std::string_view trim(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_white_space(text.front())) {
      text.remove_prefix(1);
    } else if (const auto space = prefix_among(text, kWideSpaces); !space.empty()) {
      text.remove_prefix(space.size());
    } else {
      break;
    }
  }
  for (;;) {
    if (!text.empty() && is_white_space(text.back())) {
      text.remove_suffix(1);
    } else if (const auto space = suffix_among(text, kWideSpaces); !space.empty()) {
      text.remove_suffix(space.size());
    } else {
      return text;
    }
  }
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : trim(text)) {
    if (!is_white_space(c)) {
      line += c;
    } else if (line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::string ascii_lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case_prefix) {
  return text.size() >= lower_case_prefix.size() &&
         std::equal(lower_case_prefix.begin(), lower_case_prefix.end(), text.begin(),
                    [](char expected, char c) { return expected == lower(c); });
}

std::size_t count_words(std::string_view text, std::size_t enough) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool starts = !is_white_space(c) && !in_word;
    in_word = !is_white_space(c);
    if (starts && ++words == enough) break;
  }
  return words;
}

bool ends_as_sentence(std::string_view text) {
  while (true) {
    const auto quote = suffix_among(text, kClosingQuotes);
    if (quote.empty()) break;
    text.remove_suffix(quote.size());
  }
  return !suffix_among(text, kSentenceEnds).empty();
}

std::string_view take_token(std::string_view& text) {
  const auto* const end = std::find_if(text.begin(), text.end(), is_white_space);
  const auto token = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text = trim(text.substr(token.size()));
  return token;
}

}  // namespace dateline::formats
