// Any bytes as a record, and as what a record holds before it is compressed.
#include <zstd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/schema/columns.h"
#include "common/schema/stored_article.h"

using namespace dateline::schema;

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

// What is read is written and read again as the same, and has a row.
void require_record(std::string_view bytes) {
  const auto stored = decode_record(bytes);
  if (!stored) return;
  require(decode_record(encode_record(*stored)) == stored);
  make_row(*stored, bytes);
}

std::string compressed(std::string_view plain) {
  std::string bytes(1 + ZSTD_compressBound(plain.size()), '\x01');
  bytes.resize(1 + ZSTD_compress(bytes.data() + 1, bytes.size() - 1, plain.data(), plain.size(), 1));
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  require_record(bytes);
  require_record(compressed(bytes));
  return 0;
}
