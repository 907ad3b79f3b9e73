#include "common/cli/nearest_option.h"

#include <algorithm>
#include <vector>

#include "common/edit_distance.h"

namespace dateline::cli {

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
