// XXH3 of 64 bits, for bytes that come in pieces. Not for security.
#pragma once

#include <cstdint>
#include <string_view>

struct XXH3_state_s;

namespace dateline::io {

class Checksum {
 public:
  Checksum();
  ~Checksum();
  Checksum(const Checksum&) = delete;
  Checksum& operator=(const Checksum&) = delete;

  void add(std::string_view bytes);
  std::uint64_t value() const;  // of all bytes so far

 private:
  XXH3_state_s* state_;
};

}  // namespace dateline::io
