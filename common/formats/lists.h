// Lists as pages write them: items of one text, and collecting items without repeats.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dateline::formats {

// The items of "a, b; c" in order, trimmed, none empty. Only the strongest separator that occurs divides:
// line ends, then '|', then ';', then commas (also those of Arabic and Chinese).
std::vector<std::string_view> split_list(std::string_view text);

// The same for titles, which hold commas: they divide at line ends, '|' and ';' only.
std::vector<std::string_view> split_titles(std::string_view text);

// The same for country names; an inverted name stays whole ("Korea, Republic of", "Gambia, The", "Taiwan,
// Province of China").
std::vector<std::string_view> split_countries(std::string_view text);

// Keeps the first spelling of each item, ignoring case, and at most `limit` of them.
class UniqueList {
 public:
  explicit UniqueList(std::size_t limit) : limit_(limit) {}

  void add(std::string_view item);

  bool is_cut() const { return is_cut_; }  // something did not fit
  std::vector<std::string> take() { return std::move(items_); }

 private:
  std::size_t limit_;
  bool is_cut_ = false;
  std::vector<std::string> items_;
  std::unordered_set<std::string> seen_;  // case-folded
};

}  // namespace dateline::formats
