// Where an index is, and the names of the files in it. See generation.h for how they hang together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/index/generation.h"
#include "common/index/stories.h"

namespace dateline::index {

inline constexpr std::string_view kCurrentFile = "CURRENT";  // one line: the name of the live generation
inline constexpr std::string_view kLockFile = "LOCK";  // flock()ed by the one writer, holds its process id
inline constexpr std::string_view kLastRunFile = "last-run";       // see last_run.h
inline constexpr std::string_view kColumnsFile = "columns";        // in every segment's folder
inline constexpr std::string_view kVocabularyFile = "vocabulary";  // likewise

// --index, else $DATELINE_INDEX, else $XDG_DATA_HOME/dateline/index, else ~/.local/share/dateline/index.
std::string default_index_path();

std::string join(std::string_view folder, std::string_view name);

// The absolute path of a file of a corpus; empty for articles from standard input.
std::string file_location(const Corpus& corpus, std::string_view path);

// The name in CURRENT and the generation it names; nullopt when there is no index at `path` (no CURRENT).
// Throws Error when damaged.
struct CurrentGeneration {
  std::string name;
  Generation generation;
};
std::optional<CurrentGeneration> read_current(const std::string& path);
// The name alone.
std::optional<std::string> read_current_name(const std::string& path);

// What stories-N of the generation says. Throws Error when it cannot be read or is damaged.
Stories read_stories(const std::string& path, const Generation& generation);

// Throws an Error with the remedy when the generation was written by another schema.
void require_schema(const Generation& generation, const std::string& path);

std::string utc_text(std::int64_t seconds);  // "2025-05-21T04:00:12Z"

}  // namespace dateline::index
