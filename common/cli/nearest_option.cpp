#include "common/cli/nearest_option.h"

#include <algorithm>
#include <vector>

namespace dateline::cli {
namespace {

// Optimal string alignment distance: L. Boytsov, "Indexing methods for approximate dictionary searching",
// 2011.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

}  // namespace

const Option* nearest_option(const std::vector<Option>& options, std::string_view name) {
  const Option* nearest = nullptr;
  std::size_t least = std::string_view::npos;
  for (const Option& option : options) {
    const std::string_view known = option.name;
    const bool prefix = !name.empty() && known.substr(0, name.size()) == name;
    const std::size_t distance = prefix ? 0 : edit_distance(name, known);
    if (!prefix && distance * 3 > std::max(known.size(), name.size())) continue;
    const bool nearer =
        distance < least || (distance == least && known.size() < std::string_view(nearest->name).size());
    if (nearer) {
      nearest = &option;
      least = distance;
    }
  }
  return nearest;
}

}  // namespace dateline::cli
