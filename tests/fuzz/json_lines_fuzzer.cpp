// Any bytes as JSON Lines.
#include "common/formats/readers.h"
#include "tests/fuzz/reader_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::formats::read_any_bytes(dateline::formats::json_lines_reader(), data, size);
  return 0;
}
