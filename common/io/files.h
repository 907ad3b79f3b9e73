// Whole files: reading, writing atomically, and how a path is shown in messages. Errors are Error values
// thrown, with path and cause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::io {

// The contents of a regular file. Throws Error when it cannot be opened or read ("cannot read PATH:
// Permission denied").
std::string read_file(const std::string& path);

// All of standard input. Throws Error when it cannot be read.
std::string read_standard_input();

// Replaces `path` by `contents` so that a reader sees the old file or the new one, never a part: writes a
// temporary file beside it, fsyncs it, renames it, fsyncs the folder. Throws Error; then `path` is as it was.
void write_atomically(const std::string& path, std::string_view contents);

// Writes a new file and fsyncs it (not its folder). Throws Error.
void write_new_file(const std::string& path, std::string_view contents);

void fsync_path(const std::string& path);  // a file or a folder

// XXH3 of 64 bits of the bytes: tells contents apart and finds damage; not for security.
std::uint64_t checksum(std::string_view bytes);
std::uint64_t checksum_file(const std::string& path);
std::string to_hex(std::uint64_t value);  // 16 lower-case digits
std::optional<std::uint64_t> from_hex(std::string_view text);

}  // namespace dateline::io
