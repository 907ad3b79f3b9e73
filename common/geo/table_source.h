// What the programs that make tables while building share: reading our lists, writing C++.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::geo {

inline std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

// As a string literal of ASCII.
inline std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || byte < 0x20 || c == '"' || c == '\\')
      out += fmt::format("\\{:03o}", byte);
    else
      out += c;
  }
  return out + '"';
}

// FNV-1a, 64 bits: changes with the contents of a table.
inline std::uint64_t table_checksum(std::string_view contents) {
  std::uint64_t sum = 0xcbf29ce484222325U;
  for (const char c : contents) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return sum;
}

}  // namespace dateline::geo
