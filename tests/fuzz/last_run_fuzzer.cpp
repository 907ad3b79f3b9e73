// Any bytes as a last-run file: refused, or what is read is written and read again as the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/index/last_run.h"

using namespace dateline::index;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto run = parse_last_run({reinterpret_cast<const char*>(data), size});
  if (!run) return 0;
  const auto again = parse_last_run(serialize(*run));
  require(again.has_value());
  require(again->exit == run->exit && again->message == run->message);
  require(again->milliseconds == run->milliseconds && again->counts == run->counts);
  return 0;
}
