#include "indexer/sync/corpus_run.h"

#include <algorithm>
#include <iterator>
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

// The coarsest clock of a file system in use (FAT): two writes within it may leave the same time.
constexpr std::int64_t kClockGrainNs = 2'000'000'000;

// Whether a file may change once more after it was read and keep its stamp. One dated in the future cannot:
// whoever writes to it gives it another time.
bool is_unsettled(const FileStamp& stamp, const ReadingTime& time) {
  return stamp.mtime_ns >= time.began - kClockGrainNs && stamp.mtime_ns <= time.ended + kClockGrainNs;
}

// Of a file that cannot be read now, so that it is read when it can, even if it comes back as it was, size
// and time too: else what was wrong with it would stay on record.
void forget_contents(ManifestEntry& entry) {
  entry.content = 0;
}

ManifestEntry next_entry(const CorpusRun& run, const ScannedFile& file, const FileOutcome& outcome,
                         const ReadingTime& time) {
  const ManifestEntry* known = run.known->find(file.path);
  ManifestEntry entry;
  if (known != nullptr) entry = *known;
  entry.path = file.path;
  if (outcome.state == FileOutcome::State::Unreadable) {
    forget_contents(entry);
  } else {
    entry.stamp = file.stamp;
    entry.content = outcome.content;
    entry.unsettled = is_unsettled(file.stamp, time);
  }
  if (outcome.state == FileOutcome::State::Read) entry.articles = outcome.articles;
  if (outcome.state != FileOutcome::State::Same) entry.problems = outcome.problems;
  return entry;
}

}  // namespace

ArticlesRead articles_read(const CorpusRun& run, const std::vector<FileOutcome>& outcomes) {
  ArticlesRead read;
  for_each_outcome(run, outcomes, [&](const ScannedFile& file, const FileOutcome& outcome) {
    if (outcome.state != FileOutcome::State::Read || outcome.moved_from) return;
    const ManifestEntry* known = run.known->find(file.path);
    const std::uint64_t before = known != nullptr ? known->articles : 0;
    if (outcome.articles < before) read.lost += before - outcome.articles;
    if (outcome.articles > before) read.gained += outcome.articles - before;
  });
  return read;
}

void report_shrunk(const CorpusRun& run, const std::vector<FileOutcome>& outcomes,
                   std::vector<RunProblem>& problems) {
  for_each_outcome(run, outcomes, [&](const ScannedFile& file, const FileOutcome& outcome) {
    const ManifestEntry* known = run.known->find(file.path);
    if (known != nullptr && outcome.articles < known->articles)
      report(*run.corpus, known, file.path, outcome.problems, problems);
  });
}

CorpusManifest next_manifest_of(const CorpusRun& run, const std::vector<FileOutcome>& outcomes,
                                const ReadingTime& time, std::vector<RunProblem>& problems) {
  CorpusManifest manifest{run.target.key, {}};
  std::vector<ManifestEntry>& entries = manifest.entries;
  entries.reserve(run.plan.unchanged.size() + run.plan.added.size() + run.plan.changed.size());
  if (run.plan.refused) {
    entries = run.known->entries;
  } else {
    for (const std::size_t number : run.plan.unchanged) entries.push_back(run.known->entries[number]);
  }
  const std::size_t kept = entries.size();
  for (const ScanProblem& problem : run.listing.problems) {
    ManifestEntry* entry = find_entry(std::span(entries).first(kept), problem.path);
    std::vector<KnownProblem> found = {{0, problem.reason, false}};
    if (entry != nullptr) {
      forget_contents(*entry);
      entry->problems = std::move(found);
    } else {
      entries.push_back({problem.path, {}, 0, 0, false, std::move(found)});
    }
  }
  std::map<std::string_view, std::string_view> moved_from;  // by where to
  for_each_outcome(run, outcomes, [&](const ScannedFile& file, const FileOutcome& outcome) {
    entries.push_back(next_entry(run, file, outcome, time));
    if (outcome.moved_from) moved_from.emplace(file.path, *outcome.moved_from);
  });
  const auto by_path = [](const ManifestEntry& a, const ManifestEntry& b) { return a.path < b.path; };
  const auto added = entries.begin() + static_cast<std::ptrdiff_t>(kept);
  std::sort(added, entries.end(), by_path);
  std::inplace_merge(entries.begin(), added, entries.end(), by_path);
  for (const ManifestEntry& entry : entries) {
    if (entry.problems.empty()) continue;
    const auto moved = moved_from.find(entry.path);
    const std::string_view known_as = moved != moved_from.end() ? moved->second : entry.path;
    report(*run.corpus, run.known->find(known_as), entry.path, entry.problems, problems);
  }
  return manifest;
}

void report_known(const index::Corpus& corpus, const ManifestEntry& entry,
                  std::vector<RunProblem>& problems) {
  report(corpus, &entry, entry.path, entry.problems, problems);
}

}  // namespace dateline::sync
