#include "common/io/detect_encoding.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "common/io/utf8_sequence.h"

namespace dateline::io {

namespace {

constexpr std::size_t kSample = 64U << 10U;

bool is_high(char c) {
  return static_cast<std::uint8_t>(c) >= 0x80;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A byte of windows-1252 that no writer would have meant where it stands: damaged UTF-8 looks like that.
bool is_out_of_place(std::string_view text, std::size_t at) {
  const auto byte = static_cast<std::uint8_t>(text[at]);
  const char before = at > 0 ? text[at - 1] : ' ';
  const char after = at + 1 < text.size() ? text[at + 1] : ' ';
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto ends_word = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\''; };
  switch (byte) {
    case 0x81:
    case 0x8D:
    case 0x8F:
    case 0x90:
    case 0x9D:  // unassigned
    case 0xFF:  // ÿ, in hardly any word
      return true;
    case 0x80:  // the euro sign stands at a number
      return !is_digit(before) && !is_digit(after) && !(at + 2 < text.size() && is_digit(text[at + 2])) &&
             !(at > 1 && is_digit(text[at - 2]));
    default:
      break;
  }
  if (byte < 0xC0) return false;
  const bool is_capital = byte <= 0xDE;
  if (is_capital && before >= 'a' && before <= 'z') return true;
  const bool in_word = is_ascii_letter(before) || is_ascii_letter(after) || is_high(before) || is_high(after);
  return !in_word && !(ends_word(before) && ends_word(after));
}

bool reads_as_western(std::string_view text) {
  std::size_t high = 0;
  std::size_t out_of_place = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_high(text[at])) continue;
    ++high;
    if (is_out_of_place(text, at)) ++out_of_place;
  }
  return out_of_place * 4 <= high;
}

// ICU's names of encodings that we take for what a superset of them is in practice, as browsers do; and those
// of which it is never asked here.
struct Reading {
  std::string_view detected;
  const char* converter;  // nullptr: not a candidate
  bool western;
};
constexpr Reading kReadings[] = {
    {"ISO-8859-1", "windows-1252", true},
    {"windows-1252", "windows-1252", true},
    {"ISO-8859-9", "windows-1254", true},
    {"windows-1254", "windows-1254", true},
    {"ISO-8859-8-I", "windows-1255", false},
    {"ISO-8859-8", "windows-1255", false},
    {"UTF-8", nullptr, false},
    {"UTF-16BE", nullptr, false},
    {"UTF-16LE", nullptr, false},
    {"UTF-32BE", nullptr, false},
    {"UTF-32LE", nullptr, false},
    {"ISO-2022-JP", nullptr, false},
    {"ISO-2022-KR", nullptr, false},
    {"ISO-2022-CN", nullptr, false},
    {"IBM420_ltr", nullptr, false},
    {"IBM420_rtl", nullptr, false},
    {"IBM424_ltr", nullptr, false},
    {"IBM424_rtl", nullptr, false},
};

Reading reading_of(const char* detected) {
  const std::string_view name = detected;
  const auto* row = std::find_if(std::begin(kReadings), std::end(kReadings),
                                 [&](const Reading& reading) { return reading.detected == name; });
  return row != std::end(kReadings) ? *row : Reading{name, detected, false};
}

}  // namespace

std::optional<std::string> detect_utf16(std::string_view bytes) {
  constexpr std::size_t kLook = 1024;
  const auto sample = bytes.substr(0, std::min(bytes.size(), kLook) & ~std::size_t{1});
  std::size_t zeros[2] = {0, 0};
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (sample[at] == '\0') ++zeros[at % 2];
  }
  const std::size_t many = std::max<std::size_t>(sample.size() / 4, 4);  // half of the high bytes
  if (zeros[1] >= many && zeros[0] == 0) return "UTF-16LE";
  if (zeros[0] >= many && zeros[1] == 0) return "UTF-16BE";
  return std::nullopt;
}

bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const Utf8Sequence sequence = utf8_sequence(bytes, at);
    if (sequence.valid) ++good;
    if (!sequence.valid && !sequence.cut_short) ++bad;
    at += sequence.length;
  }
  return good >= bad;
}

std::optional<std::string> detect_encoding(std::string_view bytes) {
  constexpr std::size_t kContext =
      4096;  // ASCII before the first other byte, for the statistics of the language
  const std::size_t first = skip_ascii(bytes, 0);
  const auto sample = bytes.substr(first > kContext ? first - kContext : 0, kSample);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return std::nullopt;
  const auto high = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_high));
  const bool other_script = high * 4 > sample.size();  // then even a doubtful reading is better than none
  const bool western = reads_as_western(sample);
  for (std::int32_t i = 0; i < count; ++i) {
    const Reading reading = reading_of(ucsdet_getName(matches[i], &status));
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    const std::int32_t needed = other_script && !reading.western ? 10 : 30;
    if (reading.converter == nullptr || confidence < needed) continue;
    if (!other_script && !western) return std::nullopt;
    return reading.converter;
  }
  return std::nullopt;
}

}  // namespace dateline::io
