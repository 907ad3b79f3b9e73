// The guard of --allow-removals: whether a plan would remove so much that a vanished disk is the likelier
// cause. A pure function.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/sync/plan.h"

namespace dateline::sync {

// A folder that held so many articles must not vanish unasked, at any depth.
inline constexpr std::uint64_t kGuardedFolderArticles = 100;
// Nor so large a part of a corpus's articles, when it is so many at least.
inline constexpr std::uint64_t kGuardedPercent = 20;
inline constexpr std::uint64_t kGuardedArticles = 20;

// Why the plan is refused, in the words of Plan::refused; nullopt when it is not.
std::optional<std::string> reason_to_refuse(const CorpusManifest& known, const Listing& listing,
                                            const Plan& plan, const PlanOptions& options);

// What only reading tells of a corpus, in articles.
struct ArticlesRead {
  std::uint64_t lost = 0;    // by files that hold fewer than before
  std::uint64_t gained = 0;  // by the others, where the lost ones may be now (a log that was rotated)
};
std::optional<std::string> reason_to_refuse(const CorpusManifest& known, const Plan& plan,
                                            const ArticlesRead& read);

// Whether a path is the file or folder `part` or lies below it; all do when `part` is "".
bool is_at_or_below(std::string_view path, std::string_view part);

}  // namespace dateline::sync
