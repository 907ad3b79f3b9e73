// Which encoding bytes that are not valid UTF-8 are in: ICU's statistics, and what they cannot know.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::io {

// "UTF-16LE" or "UTF-16BE" when the text has no byte-order mark but the zero bytes of Latin letters; else
// nullopt.
std::optional<std::string> detect_utf16(std::string_view bytes);

// Whether most characters beyond ASCII are well-formed UTF-8, so that the others are damage rather than
// another encoding.
bool is_mostly_utf8(std::string_view bytes);

// The name of an ICU converter for an 8-bit or multi-byte encoding; nullopt when nothing is likely enough.
std::optional<std::string> detect_encoding(std::string_view bytes);

}  // namespace dateline::io
