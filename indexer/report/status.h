// --status and --dump: what an index holds.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "common/index/open_index.h"
#include "indexer/sync/manifest.h"

namespace dateline::report {

// For a person, or as one JSON object.
std::string status_text(const index::OpenIndex& index, const sync::Manifest& manifest, bool with_problems);
std::string status_json(const index::OpenIndex& index, const sync::Manifest& manifest, bool with_problems);

// Every article as one JSON object a line, sorted by corpus, path and id, until `write` says false.
void dump(const index::OpenIndex& index, const std::function<bool(std::string_view line)>& write);

}  // namespace dateline::report
