#include "common/cli/standard_output.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "common/error.h"

namespace dateline::cli {

void expect_closed_pipes() {
  std::signal(SIGPIPE, SIG_IGN);
}

bool write_standard_output(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      return false;
    } else if (errno != EINTR) {
      throw system_error("write to", "standard output", errno);
    }
  }
  return true;
}

}  // namespace dateline::cli
