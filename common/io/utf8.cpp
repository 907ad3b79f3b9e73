#include "common/io/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <cstring>

#include "common/io/utf8_sequence.h"

namespace dateline::io {

std::size_t skip_ascii(std::string_view text, std::size_t from) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t at = from;
  for (; at + 4 * sizeof(std::uint64_t) <= text.size(); at += 4 * sizeof(std::uint64_t)) {
    std::uint64_t words[4];
    std::memcpy(words, text.data() + at, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80) ++at;
  return at;
}

bool is_valid_utf8(std::string_view text) {
  std::size_t at = skip_ascii(text, 0);
  while (at < text.size()) {
    const Utf8Sequence sequence = utf8_sequence(text, at);
    if (!sequence.valid) return false;
    at += sequence.length;
    if (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80) at = skip_ascii(text, at);
  }
  return true;
}

std::string_view truncate(std::string_view utf8, std::size_t limit) {
  if (utf8.size() <= limit) return utf8;
  const auto continues = [&](std::size_t at) {
    return (static_cast<std::uint8_t>(utf8[at]) & 0xC0U) == 0x80U;
  };
  while (limit > 0 && continues(limit)) --limit;
  return utf8.substr(0, limit);
}

std::string fold_case(std::string_view utf8) {
  std::string folded(utf8);
  if (skip_ascii(utf8, 0) == utf8.size()) {
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return folded;
  }
  folded.clear();
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink,
                         nullptr, status);
  return U_SUCCESS(status) ? folded : std::string(utf8);
}

}  // namespace dateline::io
