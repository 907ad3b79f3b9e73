#include "indexer/sync/plan.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "indexer/sync/removal_guard.h"

namespace dateline::sync {

namespace {

// What the listing could not see: files that are there but cannot be looked at, and all below folders that
// cannot be listed.
class UnknownPaths {
 public:
  explicit UnknownPaths(const std::vector<ScanProblem>& problems) {
    for (const ScanProblem& problem : problems) (problem.is_folder ? folders_ : files_).insert(problem.path);
  }

  bool hold(std::string_view path) const {
    if (folders_.empty() && files_.empty()) return false;
    if (files_.count(path) != 0 || folders_.count(path) != 0 || folders_.count({}) != 0) return true;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
         slash = path.find('/', slash + 1))
      if (folders_.count(path.substr(0, slash)) != 0) return true;
    return false;
  }

 private:
  std::unordered_set<std::string_view> files_, folders_;
};

bool must_be_read(const ManifestEntry& known, const ScannedFile& file, const PlanOptions& options) {
  if (known.stamp != file.stamp || options.reread_all || options.checksum) return true;
  const bool was_unreadable = known.content == 0;
  return was_unreadable || known.unsettled;
}

}  // namespace

Plan make_plan(const CorpusManifest& known, const Listing& listing, const PlanOptions& options) {
  const UnknownPaths unknown(listing.problems);
  Plan plan;
  auto file = listing.files.begin();
  for (std::size_t i = 0; i < known.entries.size(); ++i) {
    const ManifestEntry& entry = known.entries[i];
    while (file != listing.files.end() && file->path < entry.path) plan.added.push_back(*file++);
    if (file != listing.files.end() && file->path == entry.path) {
      if (must_be_read(entry, *file, options)) {
        plan.changed.push_back(*file);
      } else {
        plan.unchanged.push_back(i);
      }
      ++file;
    } else if (!is_at_or_below(entry.path, options.below) || unknown.hold(entry.path)) {
      plan.unchanged.push_back(i);
    } else {
      plan.removed.push_back(i);
    }
  }
  plan.added.insert(plan.added.end(), file, listing.files.end());

  if (!options.allow_removals) {
    if (auto reason = reason_to_refuse(known, listing, plan, options)) {
      plan = {};
      plan.refused = std::move(reason);
    }
  }
  return plan;
}

}  // namespace dateline::sync
