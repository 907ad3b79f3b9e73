#include "common/index/xapian_errors.h"

#include <fmt/format.h>

#include <cerrno>
#include <string_view>
#include <system_error>

namespace dateline::index {

void throw_xapian_error(const Xapian::Error& error, const std::string& what) {
  const int system_error = errno;
  std::string cause = error.get_msg();
  // Of a private database Xapian hides why a write failed behind its own failing to undo it.
  if (cause.find("cancel() not supported") != std::string::npos) {
    const bool is_why = system_error == ENOSPC || system_error == EDQUOT || system_error == EIO;
    cause = is_why ? std::generic_category().message(system_error) : "a write failed";
  }
  if (const char* system = error.get_error_string()) cause += fmt::format(" ({})", system);
  const std::string_view type = error.get_type();
  const bool damaged =
      type.find("Corrupt") != std::string_view::npos || type.find("Version") != std::string_view::npos;
  throw Error(fmt::format("{}: {}", what, cause), damaged ? "build the index again: indexer --rebuild" : "");
}

}  // namespace dateline::index
