// Any bytes as a manifest: refused, or written and read again as the same.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "common/error.h"
#include "indexer/sync/manifest.h"

using namespace dateline::sync;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

std::optional<Manifest> parsed(std::string_view bytes) {
  try {
    return parse_manifest(bytes, "files-1");
  } catch (const dateline::Error&) {
    return std::nullopt;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto manifest = parsed({reinterpret_cast<const char*>(data), size});
  if (manifest) require(parsed(serialize(*manifest)) == manifest);
  return 0;
}
