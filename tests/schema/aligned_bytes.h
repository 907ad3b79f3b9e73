// A copy of exactly the size of the bytes, aligned as a mapped file is: reading beyond it is seen by
// sanitizers.
#pragma once

#include <cstring>
#include <memory>
#include <string_view>

namespace dateline::schema_test {

class AlignedBytes {
 public:
  explicit AlignedBytes(std::string_view bytes) : bytes_(new char[bytes.size()]), size_(bytes.size()) {
    if (size_ != 0) std::memcpy(bytes_.get(), bytes.data(), size_);
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

}  // namespace dateline::schema_test
