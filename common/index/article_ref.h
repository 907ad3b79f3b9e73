// An article of an open index: which segment, and its docid there.
#pragma once

#include <compare>
#include <cstdint>

namespace dateline::index {

struct ArticleRef {
  std::uint32_t segment = 0;  // of the index's list
  std::uint32_t docid = 0;
  auto operator<=>(const ArticleRef&) const = default;
};

}  // namespace dateline::index
