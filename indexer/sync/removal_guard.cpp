#include "indexer/sync/removal_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace dateline::sync {

namespace {

using FileTrace = std::pair<std::uint64_t, std::int64_t>;

// What moving or renaming inside the corpus leaves as it was: size and time.
FileTrace trace_of(const FileStamp& stamp) {
  return {stamp.size, stamp.mtime_ns};
}

// The removed entries that hold articles and were not moved.
std::vector<const ManifestEntry*> entries_gone(const CorpusManifest& known, const Plan& plan) {
  std::map<FileTrace, std::size_t> arrived;
  for (const ScannedFile& file : plan.added) ++arrived[trace_of(file.stamp)];
  std::vector<const ManifestEntry*> gone;
  for (const std::size_t i : plan.removed) {
    const ManifestEntry& entry = known.entries[i];
    const auto moved = arrived.find(trace_of(entry.stamp));
    if (moved != arrived.end() && moved->second > 0) {
      --moved->second;
    } else if (entry.articles > 0) {
      gone.push_back(&entry);
    }
  }
  return gone;
}

// Whether a list sorted by path has anything below a folder.
template <typename Item>
bool any_below(const std::vector<Item>& items, const std::string& folder) {
  const auto first =
      std::lower_bound(items.begin(), items.end(), folder + '/',
                       [](const Item& item, const std::string& path) { return item.path < path; });
  return first != items.end() && is_at_or_below(first->path, folder);
}

struct GoneFolder {
  std::string path;
  std::uint64_t articles = 0;
};

// The first folder, and none above it, of which nothing is left although it held many articles.
std::optional<GoneFolder> folder_gone(const std::vector<const ManifestEntry*>& gone, const Listing& listing,
                                      std::string_view part) {
  std::map<std::string_view, std::uint64_t>
      articles;  // of each folder, in the order of paths: a folder before those in it
  for (const ManifestEntry* entry : gone) {
    const std::string_view path = entry->path;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
         slash = path.find('/', slash + 1))
      articles[path.substr(0, slash)] += entry->articles;
  }
  for (const auto& [path, count] : articles) {
    if (count < kGuardedFolderArticles || !is_at_or_below(path, part)) continue;
    const std::string folder(path);
    if (!any_below(listing.files, folder) && !any_below(listing.problems, folder))
      return GoneFolder{folder, count};
  }
  return std::nullopt;
}

std::uint64_t articles_below(const CorpusManifest& known, std::string_view folder) {
  std::uint64_t articles = 0;
  for (const ManifestEntry& entry : known.entries)
    if (is_at_or_below(entry.path, folder)) articles += entry.articles;
  return articles;
}

// The articles of each folder whose files are there and cannot be looked at (it may be listed, not entered).
std::map<std::string_view, std::uint64_t> articles_out_of_reach(const CorpusManifest& known,
                                                                const Listing& listing) {
  std::map<std::string_view, std::uint64_t> articles;
  for (const ScanProblem& problem : listing.problems) {
    const std::string_view path = problem.path;
    const std::size_t slash = path.rfind('/');
    if (problem.is_folder || slash == std::string_view::npos) continue;
    if (const ManifestEntry* entry = known.find(path); entry != nullptr)
      articles[path.substr(0, slash)] += entry->articles;
  }
  return articles;
}

std::string folder_is_closed(std::string_view folder, std::uint64_t articles, std::string_view why) {
  return fmt::format(
      "its folder {} cannot be read{}; it held {} articles, which are kept; to bring the rest up to date, "
      "run "
      "again with --allow-removals",
      folder, why, articles);
}

// The corpus, or a large folder of it, is there and cannot be read.
std::optional<std::string> reason_it_is_closed(const CorpusManifest& known, const Listing& listing) {
  for (const ScanProblem& problem : listing.problems) {
    if (!problem.is_folder) continue;
    const std::uint64_t articles = articles_below(known, problem.path);
    const std::string why = fmt::format(": {}", problem.reason);
    if (problem.path.empty())
      return fmt::format("it cannot be read{}{}", why,
                         articles == 0 ? "" : fmt::format("; it held {} articles, which are kept", articles));
    if (articles >= kGuardedFolderArticles) return folder_is_closed(problem.path, articles, why);
  }
  for (const auto& [folder, articles] : articles_out_of_reach(known, listing))
    if (articles >= kGuardedFolderArticles) return folder_is_closed(folder, articles, "");
  return std::nullopt;
}

std::uint64_t articles_of(const std::vector<const ManifestEntry*>& entries) {
  std::uint64_t articles = 0;
  for (const ManifestEntry* entry : entries) articles += entry->articles;
  return articles;
}

bool are_too_many(std::uint64_t articles, std::uint64_t all) {
  return articles >= kGuardedArticles && articles * 100 > all * kGuardedPercent;
}

std::string refusal(std::string_view what) {
  return fmt::format("{}; if they are to go, run again with --allow-removals", what);
}

}  // namespace

bool is_at_or_below(std::string_view path, std::string_view part) {
  return part.empty() ||
         (path.substr(0, part.size()) == part && (path.size() == part.size() || path[part.size()] == '/'));
}

std::optional<std::string> reason_to_refuse(const CorpusManifest& known, const Listing& listing,
                                            const Plan& plan, const PlanOptions& options) {
  const std::uint64_t all = known.articles();
  constexpr std::string_view kLikelyCause = "is a disk not mounted?";
  if (options.root_is_missing)
    return refusal(fmt::format("it is missing and held {} articles ({})", all, kLikelyCause));
  if (auto closed = reason_it_is_closed(known, listing)) return closed;
  const std::vector<const ManifestEntry*> gone = entries_gone(known, plan);
  if (gone.empty()) return std::nullopt;
  if (plan.added.empty() && plan.changed.empty() && plan.unchanged.empty())
    return refusal(fmt::format("it is empty and held {} articles ({})", all, kLikelyCause));
  if (const auto folder = folder_gone(gone, listing, options.below))
    return refusal(fmt::format("its folder {} is missing or empty and held {} articles ({})", folder->path,
                               folder->articles, kLikelyCause));
  if (const std::uint64_t count = articles_of(gone); are_too_many(count, all))
    return refusal(fmt::format("{} of its {} articles would be removed", count, all));
  return std::nullopt;
}

std::optional<std::string> reason_to_refuse(const CorpusManifest& known, const Plan& plan,
                                            const ArticlesRead& read) {
  if (read.lost <= read.gained) return std::nullopt;
  const std::uint64_t all = known.articles();
  const std::uint64_t count = read.lost - read.gained + articles_of(entries_gone(known, plan));
  if (!are_too_many(count, all)) return std::nullopt;
  return refusal(fmt::format("{} of its {} articles would be removed, most of them from files that are there",
                             count, all));
}

}  // namespace dateline::sync
