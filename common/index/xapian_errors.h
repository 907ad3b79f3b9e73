// The one border between Xapian's exceptions and ours: calls into a database run inside guard_xapian().
#pragma once

#include <string>
#include <utility>

#include "common/error.h"
#include "common/schema/xapian.h"

namespace dateline::index {

[[noreturn]] void throw_xapian_error(const Xapian::Error& error, const std::string& what);

// Runs `call`; a Xapian::Error becomes an Error that names `what` (a path) and the cause.
template <typename Call>
auto guard_xapian(const std::string& what, Call&& call) -> decltype(call()) {
  try {
    return std::forward<Call>(call)();
  } catch (const Xapian::Error& error) {
    throw_xapian_error(error, what);
  }
}

}  // namespace dateline::index
