// Little binary coding for our own files: LEB128 varints, length-prefixed strings, fixed little-endian words.
// A reader never reads past its end: after a malformed value ok() is false and every further value is empty.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace dateline::io {

class ByteWriter {
 public:
  void varint(std::uint64_t value) {
    while (value >= 0x80U) {
      bytes_.push_back(static_cast<char>(value | 0x80U));
      value >>= 7U;
    }
    bytes_.push_back(static_cast<char>(value));
  }
  void signed_varint(std::int64_t value) {  // zigzag
    const auto bits = static_cast<std::uint64_t>(value);
    varint((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0U));
  }
  void string(std::string_view text) {
    varint(text.size());
    bytes_.append(text);
  }
  void raw(std::string_view text) { bytes_.append(text); }
  template <typename Word>
  void word(Word value) {  // the machine is little-endian (checked in columns.cpp)
    char buffer[sizeof(Word)];
    std::memcpy(buffer, &value, sizeof(Word));
    bytes_.append(buffer, sizeof(Word));
  }

  std::size_t size() const { return bytes_.size(); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<std::uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if ((byte & 0x80U) == 0) return value;
    }
    fail();
    return 0;
  }
  std::int64_t signed_varint() {
    const std::uint64_t bits = varint();
    return static_cast<std::int64_t>((bits >> 1U) ^ (~(bits & 1U) + 1U));
  }
  std::string_view string() {
    const std::uint64_t size = varint();
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  template <typename Word>
  Word word() {
    Word value{};
    if (rest_.size() < sizeof(Word)) {
      fail();
      return value;
    }
    std::memcpy(&value, rest_.data(), sizeof(Word));
    rest_.remove_prefix(sizeof(Word));
    return value;
  }
  // A count of things that take at least `least_bytes` each: fails instead of promising more than there can
  // be.
  std::uint64_t count(std::size_t least_bytes) {
    const std::uint64_t value = varint();
    if (value > rest_.size() / least_bytes) {
      fail();
      return 0;
    }
    return value;
  }

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  void fail() {
    ok_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace dateline::io
