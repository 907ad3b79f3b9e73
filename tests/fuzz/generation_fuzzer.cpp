// Any lines as a generation, under the checksum that is right for them: a wrong one would refuse all.
#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/error.h"
#include "common/index/generation.h"
#include "common/io/files.h"
#include "common/schema/fields.h"

using namespace dateline;
using namespace dateline::index;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

// A range of tombstones stands for as many numbers as a segment has documents; billions of them only cost
// memory.
bool has_large_segment(std::string_view lines) {
  constexpr std::string_view kKeyword = "segment ";
  for (std::size_t at = lines.find(kKeyword); at != std::string_view::npos;
       at = lines.find(kKeyword, at + 1)) {
    const std::string_view line = lines.substr(at, lines.find('\n', at) - at);
    std::size_t digits = 0;
    for (const char c : line) {
      digits = c >= '0' && c <= '9' ? digits + 1 : 0;
      if (digits > 5) return true;
    }
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view lines(reinterpret_cast<const char*>(data), size);
  if (has_large_segment(lines)) return 0;
  const std::string text = fmt::format("{}checksum {}\n", lines, io::to_hex(io::checksum(lines)));
  try {
    const Generation generation = parse_generation(text, "generation-1");
    generation.articles();
    if (generation.schema == schema::kSchemaVersion)
      require(parse_generation(serialize(generation), "generation-1") == generation);
  } catch (const Error&) {  // no generation
  }
  return 0;
}
