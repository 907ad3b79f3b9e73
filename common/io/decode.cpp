#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "common/io/detect_encoding.h"
#include "common/io/utf8.h"
#include "common/io/utf8_sequence.h"

namespace dateline::io {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct ByteOrderMark {
  std::string_view bytes;
  const char* encoding;
};
// The longer ones first: UTF-32LE begins like UTF-16LE.
constexpr ByteOrderMark kMarks[] = {
    {"\xEF\xBB\xBF", "UTF-8"},
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

// All of `bytes` as UTF-8, what does not fit as U+FFFD; nullopt when ICU has no such converter.
std::optional<std::string> convert(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  const Converter to(ucnv_open("UTF-8", &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  constexpr std::size_t kBlock = 1U << 14U;
  char block[kBlock];
  UChar pivot[kBlock];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  const char* source = bytes.data();
  std::string text;
  text.reserve(bytes.size());
  bool first = true;
  do {
    status = U_ZERO_ERROR;
    char* target = block;
    ucnv_convertEx(to.get(), from.get(), &target, block + kBlock, &source, bytes.data() + bytes.size(), pivot,
                   &pivot_source, &pivot_target, pivot + kBlock, static_cast<UBool>(first), 1, &status);
    text.append(block, target);
    first = false;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (status == U_TRUNCATED_CHAR_FOUND) text += kReplacement;
  return text;
}

std::size_t count_replacements(std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find(kReplacement); at != std::string_view::npos; at = text.find(kReplacement, at + 1))
    ++count;
  return count;
}

unsigned line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<unsigned>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

void warn_of_replacements(DecodedText& decoded, std::size_t count) {
  if (count == 0) return;
  decoded.warning = fmt::format("bytes that are not {} were replaced by U+FFFD ({} {})", decoded.encoding,
                                count, count == 1 ? "place" : "places");
  decoded.warning_line = line_at(decoded.text, decoded.text.find(kReplacement));
}

DecodedText repair(std::string_view bytes) {
  DecodedText decoded{{}, "UTF-8", {}, 0};
  decoded.text.reserve(bytes.size());
  std::size_t count = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t ascii_end = skip_ascii(bytes, at);
    decoded.text += bytes.substr(at, ascii_end - at);
    at = ascii_end;
    if (at == bytes.size()) break;
    const Utf8Sequence sequence = utf8_sequence(bytes, at);
    decoded.text += sequence.valid ? bytes.substr(at, sequence.length) : kReplacement;
    if (!sequence.valid) ++count;
    at += sequence.length;
  }
  warn_of_replacements(decoded, count);
  return decoded;
}

DecodedText from_unicode(std::string_view bytes, const std::string& encoding) {
  DecodedText decoded{convert(bytes, encoding).value_or(""), encoding, {}, 0};
  warn_of_replacements(decoded, count_replacements(decoded.text));
  return decoded;
}

DecodedText from_other_encoding(std::string_view bytes) {
  const auto encoding = is_mostly_utf8(bytes) ? std::nullopt : detect_encoding(bytes);
  if (!encoding) return repair(bytes);
  auto text = convert(bytes, *encoding);
  constexpr std::size_t kBytesForOneBad = 500;
  if (!text || count_replacements(*text) > bytes.size() / kBytesForOneBad) return repair(bytes);
  return DecodedText{std::move(*text), *encoding, fmt::format("not UTF-8: read as {}", *encoding), 0};
}

DecodedText decode_unpolished(std::string&& bytes) {
  for (const ByteOrderMark& mark : kMarks) {
    if (bytes.compare(0, mark.bytes.size(), mark.bytes) != 0) continue;
    if (std::strcmp(mark.encoding, "UTF-8") != 0)
      return from_unicode(std::string_view(bytes).substr(mark.bytes.size()), mark.encoding);
    bytes.erase(0, mark.bytes.size());
    break;
  }
  if (const auto encoding = detect_utf16(bytes)) return from_unicode(bytes, *encoding);
  if (is_valid_utf8(bytes)) return DecodedText{std::move(bytes), "UTF-8", {}, 0};
  return from_other_encoding(bytes);
}

}  // namespace

DecodedText decode(std::string bytes) {
  DecodedText decoded = decode_unpolished(std::move(bytes));
  std::string& text = decoded.text;
  for (auto at = text.find('\0'); at != std::string::npos; at = text.find('\0', at + 1)) text[at] = ' ';
  return decoded;
}

}  // namespace dateline::io
