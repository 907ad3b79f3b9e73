#include "indexer/sync/corpus_run.h"

#include <algorithm>
#include <map>
#include <utility>

#include "common/index/layout.h"

namespace dateline::sync {

namespace {

void report(const index::Corpus& corpus, const ManifestEntry* known, const std::string& path,
            const std::vector<KnownProblem>& found, std::vector<RunProblem>& problems) {
  for (const KnownProblem& problem : found) {
    const bool is_known = known != nullptr && std::find(known->problems.begin(), known->problems.end(),
                                                        problem) != known->problems.end();
    problems.push_back(
        {index::file_location(corpus, path), problem.line, problem.reason, problem.warning, !is_known});
  }
}

ManifestEntry next_entry(const CorpusRun& run, const ScannedFile& file, const FileOutcome& outcome,
                         std::vector<RunProblem>& problems) {
  const ManifestEntry* known = find_entry(*run.known, file.path);
  ManifestEntry entry;
  if (known != nullptr) entry = *known;
  entry.path = file.path;
  if (outcome.state != FileOutcome::State::Unreadable) {
    entry.stamp = file.stamp;
    entry.content = outcome.content;
  }
  if (outcome.state == FileOutcome::State::Read) entry.articles = outcome.articles;
  if (outcome.state != FileOutcome::State::Same) entry.problems = outcome.problems;
  report(*run.corpus, known, file.path, entry.problems, problems);
  return entry;
}

}  // namespace

const ManifestEntry* find_entry(const CorpusManifest& manifest, std::string_view path) {
  const auto found = std::lower_bound(
      manifest.entries.begin(), manifest.entries.end(), path,
      [](const ManifestEntry& entry, std::string_view wanted) { return entry.path < wanted; });
  return found != manifest.entries.end() && found->path == path ? &*found : nullptr;
}

CorpusManifest next_manifest_of(const CorpusRun& run, const std::vector<FileOutcome>& outcomes,
                                std::vector<RunProblem>& problems) {
  std::map<std::string, ManifestEntry> entries;
  if (run.plan.refused) {
    for (const ManifestEntry& entry : run.known->entries) entries[entry.path] = entry;
  }
  for (const std::size_t number : run.plan.unchanged)
    entries[run.known->entries[number].path] = run.known->entries[number];
  for (const ScanProblem& problem : run.listing.problems) {
    ManifestEntry& entry = entries[problem.path];
    entry.path = problem.path;
    entry.problems = {{0, problem.reason, false}};
  }
  for (const auto& [path, entry] : entries)
    report(*run.corpus, find_entry(*run.known, path), path, entry.problems, problems);
  for_each_outcome(run, outcomes, [&](const ScannedFile& file, const FileOutcome& outcome) {
    entries[file.path] = next_entry(run, file, outcome, problems);
  });
  CorpusManifest manifest{run.target.key, {}};
  manifest.entries.reserve(entries.size());
  for (auto& [path, entry] : entries) manifest.entries.push_back(std::move(entry));
  return manifest;
}

void report_known(const index::Corpus& corpus, const ManifestEntry& entry,
                  std::vector<RunProblem>& problems) {
  report(corpus, &entry, entry.path, entry.problems, problems);
}

}  // namespace dateline::sync
