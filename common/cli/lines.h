// Text of option tables taken apart and laid out: plain ASCII, so a byte is a column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::cli {

// The parts between separators; an empty text has none.
std::vector<std::string> split(std::string_view text, std::string_view separator);

// Lines of at most `width` bytes, broken at spaces; a longer word stands alone on its line.
std::vector<std::string> fill(std::string_view text, std::size_t width);

// "left\tright" → both sides; without a tab all is left.
struct Entry {
  std::string left, right;
};
Entry split_entry(std::string_view line);

std::string replace_all(std::string text, std::string_view what, std::string_view by);

}  // namespace dateline::cli
