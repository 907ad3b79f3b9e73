#include "common/index/xapian_errors.h"

#include <fmt/format.h>

#include <string_view>

namespace dateline::index {

void throw_xapian_error(const Xapian::Error& error, const std::string& what) {
  std::string cause = error.get_msg();
  if (const char* system = error.get_error_string()) cause += fmt::format(" ({})", system);
  const std::string_view type = error.get_type();
  const bool damaged =
      type.find("Corrupt") != std::string_view::npos || type.find("Version") != std::string_view::npos;
  throw Error(fmt::format("{}: {}", what, cause), damaged ? "build the index again: indexer --rebuild" : "");
}

}  // namespace dateline::index
