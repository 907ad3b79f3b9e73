#include "common/error.h"

#include <fmt/format.h>

#include <cstring>
#include <utility>

namespace dateline {

Error::Error(std::string message, std::string hint, ExitCode code)
    : message_(std::move(message)), hint_(std::move(hint)), code_(code) {}

std::string Error::for_terminal(std::string_view program) const {
  std::string text = fmt::format("{}: {}\n", program, message_);
  if (!hint_.empty()) text += fmt::format("{}: {}\n", program, hint_);
  return text;
}

Error system_error(std::string_view action, std::string_view path, int error_number) {
  return Error(fmt::format("cannot {} {}: {}", action, path, std::strerror(error_number)));
}

}  // namespace dateline
