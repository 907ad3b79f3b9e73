#include "indexer/sync/apply.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "common/error.h"
#include "common/formats/article_reader.h"
#include "common/index/layout.h"
#include "common/index/segment.h"
#include "common/io/files.h"
#include "common/schema/identity.h"
#include "indexer/build/merge.h"
#include "indexer/build/publish.h"
#include "indexer/sync/corpus_run.h"
#include "indexer/sync/live_index.h"
#include "indexer/sync/previous_index.h"
#include "indexer/sync/restore.h"

namespace dateline::sync {

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

bool some_format_claims(std::string_view path) {
  return formats::format_for_path(path) != nullptr;
}

class Run {
 public:
  Run(const ApplyRequest& request, const ProgressSink& progress) : request_(request), progress_(progress) {}

  RunSummary run() {
    const auto start = Clock::now();
    reading_time_.began = now_ns();
    load();
    choose_corpora();
    look_at_disk();
    read();
    while (refuse_what_shrank()) read();  // without what was refused, and as nothing had been read before
    reading_time_.ended = now_ns();
    if (rebuild_) restore();
    bury();
    assemble_segments();
    Manifest manifest = next_manifest();
    if (!request_.dry_run) commit(std::move(manifest));
    summary_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return std::move(summary_);
  }

 private:
  // What the index is now.
  void load() {
    LiveIndex live = load_live_index({request_.index_path, request_.rebuild, request_.dry_run,
                                      !request_.corpora.empty() || !request_.stream_name.empty()});
    summary_.notices = std::move(live.notices);
    before_ = std::move(live.generation);
    next_ = std::move(live.next);
    segments_ = std::move(live.segments);
    known_manifest_ = std::move(live.manifest);
    current_is_missing_ = live.current_is_missing;
    rebuild_ = before_ && request_.rebuild;
    if (before_ && before_->analyzer != schema::indexing_identity() && !rebuild_) {
      rebuild_ = true;
      summary_.notices.push_back("the index was made by another version of the analyzer: it is built again");
    }
    next_.analyzer = schema::indexing_identity();
  }

  void choose_corpora() {
    Targets targets;
    if (!request_.corpora.empty() || (request_.stream_name.empty() && request_.forget.empty())) {
      targets = resolve_targets(request_.corpora, request_.options, request_.index_path, next_);
    }
    summary_.notices.insert(summary_.notices.end(), targets.notices.begin(), targets.notices.end());
    if (rebuild_) add_all_corpora(targets);
    if (!request_.stream_name.empty())
      stream_key_ = resolve_stream(request_.stream_name, request_.options, next_);
    std::set<std::string> gone(request_.forget.begin(), request_.forget.end());
    gone.insert(targets.absorbed.begin(), targets.absorbed.end());
    for (const std::string& key : gone) drop_corpus(key);
    for (Target& target : targets.targets) {
      if (gone.count(target.key) != 0) continue;
      CorpusRun run;
      run.target = std::move(target);
      runs_.push_back(std::move(run));
    }
    for (CorpusRun& run : runs_) {
      run.corpus = next_.corpus_by_key(run.target.key);
      run.known = known_manifest_.find(run.target.key);
      if (run.known == nullptr) run.known = &kNothingKnown;
    }
  }

  void add_all_corpora(Targets& targets) {
    for (Target& all : resolve_targets({}, {}, request_.index_path, next_).targets) {
      const auto named = std::find_if(targets.targets.begin(), targets.targets.end(),
                                      [&](const Target& target) { return target.key == all.key; });
      if (named == targets.targets.end()) {
        targets.targets.push_back(std::move(all));
      } else {
        named->below.clear();
      }
    }
  }

  void drop_corpus(const std::string& key) {
    dropped_.insert(key);
    next_.corpora.erase(std::remove_if(next_.corpora.begin(), next_.corpora.end(),
                                       [&](const index::Corpus& corpus) { return corpus.key == key; }),
                        next_.corpora.end());
  }

  void look_at_disk() {
    for (CorpusRun& run : runs_) {
      const index::CorpusOptions& options = run.corpus->options;
      ScanRules rules{options.includes, options.excludes, nullptr};
      if (options.input_format.empty() && !run.corpus->is_file) rules.is_wanted = some_format_claims;
      if (!run.target.is_missing)
        run.listing = scan(run.corpus->root, run.target.below, rules, {request_.jobs, request_.stop});
      stop_if_requested(request_.stop);
      PlanOptions plan;
      // A rebuild takes a corpus that is not there from the index; --forget is for letting it go.
      plan.allow_removals = request_.allow_removals && !(rebuild_ && run.target.is_missing);
      plan.reread_all = run.target.reread || rebuild_;
      plan.checksum = request_.checksum;
      plan.below = run.target.below;
      plan.root_is_missing = run.target.is_missing;
      run.plan = make_plan(*run.known, run.listing, plan);
      run.listing.files = {};  // the plan says it all; a large corpus has many
      if (run.plan.refused) refuse(run);
      for (const auto& [extension, count] : run.listing.ignored) ignored_[extension] += count;
    }
    summary_.ignored.assign(ignored_.begin(), ignored_.end());
  }

  // That a file has lost articles only reading tells. Then all is read again: it is rare, and nothing of a
  // refused corpus must be in the new segment.
  bool refuse_what_shrank() {
    if (request_.allow_removals) return false;
    bool any = false;
    for (CorpusRun& run : runs_) {
      auto reason = reason_to_refuse(*run.known, run.plan, articles_read(run, outcomes_));
      if (!reason) continue;
      report_shrunk(run, outcomes_, summary_.problems);  // most likely why
      run.plan = {};
      run.plan.refused = std::move(reason);
      refuse(run);
      any = true;
    }
    return any;
  }

  // In a rebuild the articles of a refused corpus come from the index's own records.
  // Options that would make a corpus vanish are not kept either: the next run is as it was before.
  void refuse(CorpusRun& run) {
    run.listing.problems.clear();  // of a corpus that is left as it was
    if (rebuild_) {
      const std::string why =
          run.target.is_missing ? "it is missing (to let it go: indexer --forget)" : *run.plan.refused;
      summary_.notices.push_back(
          fmt::format("{}: its articles are taken from the index: {}", run.corpus->root, why));
      return;
    }
    const std::string_view blame = run.target.reread ? "with the options given, " : "";
    summary_.refused.push_back(fmt::format("{}: {}{}", run.corpus->root, blame, *run.plan.refused));
    if (!run.target.reread) return;
    const index::Corpus* before = before_->corpus_by_key(run.target.key);
    for (index::Corpus& corpus : next_.corpora)
      if (before != nullptr && corpus.key == run.target.key) corpus.options = before->options;
  }

  void read() {
    std::vector<SourceFile> files;
    std::uint64_t bytes = 0;
    ReadFilesOptions options{request_.jobs, request_.dry_run, request_.verbose, {}, request_.stop};
    for (CorpusRun& run : runs_) {
      run.first_file = files.size();
      const bool force = run.target.reread || rebuild_;
      for (const ScannedFile& file : run.plan.added)
        files.push_back({run.corpus, file.path, file.stamp, {}, {}, false});
      for (const ScannedFile& file : run.plan.changed) {
        SourceFile source{run.corpus, file.path, file.stamp, {}, {}, false};
        const ManifestEntry* entry = run.known->find(file.path);
        if (!force && entry != nullptr && entry->content != 0) source.known_content = entry->content;
        source.had_articles = entry != nullptr && entry->articles > 0;
        files.push_back(std::move(source));
      }
      if (force) continue;
      for (const std::size_t number : run.plan.removed) {
        const ManifestEntry& entry = run.known->entries[number];
        if (entry.content != 0)
          options.vanished.emplace(entry.content, VanishedFile{run.target.key, entry.path, entry.problems});
      }
    }
    if (!stream_key_.empty()) {
      stream_file_ = files.size();
      files.push_back({next_.corpus_by_key(stream_key_),
                       {},
                       {request_.stream_contents.size(), 0},
                       {},
                       request_.stream_contents});
    }
    for (const SourceFile& file : files) bytes += file.stamp.size;
    if (!request_.dry_run) writer_.emplace(request_.index_path, new_segment_name());
    ReadProgress progress;
    const ProgressReports reports(progress_, progress, files.size(), bytes);
    outcomes_ = read_files(std::move(files), rebuild_ ? nullptr : &segments_, writer_ ? &*writer_ : nullptr,
                           options, progress);
  }

  std::string new_segment_name() { return fmt::format("segment-{}", next_.next_segment++); }

  // A rebuild keeps what is not on disk: streams, corpora that are missing or refused, unreadable files.
  void restore() {
    KeptInRebuild kept;
    for (const index::Corpus& corpus : next_.corpora)
      if (corpus.root.empty()) kept.corpora.insert(corpus.key);
    for (const CorpusRun& run : runs_) {
      if (run.plan.refused) kept.corpora.insert(run.target.key);
      for_each_outcome(run, outcomes_, [&](const ScannedFile& file, const FileOutcome& outcome) {
        const ManifestEntry* entry = run.known->find(file.path);
        const bool held_nothing = entry != nullptr && entry->articles == 0;
        if (outcome.state == FileOutcome::State::Unreadable && !held_nothing)
          kept.files.emplace(run.target.key, file.path);
      });
      for (const std::size_t number : run.plan.unchanged)
        kept.files.emplace(run.target.key, run.known->entries[number].path);
    }
    const Restored restored = restore_from_records(request_.index_path, before_->segments, kept,
                                                   outcomes_.size() + 1, writer_ ? &*writer_ : nullptr);
    for (const Loss& loss : restored.losses) {
      const std::string folder = index::join(request_.index_path, loss.segment);
      if (!request_.allow_removals)
        throw Error(
            fmt::format("{} is damaged: {} articles that may be nowhere else cannot be read", folder,
                        loss.articles),
            "bring back the files and folders that are not there, or, to go on without those articles, "
            "run again with --allow-removals");
      summary_.problems.push_back(
          {folder, 0, fmt::format("damaged: {} articles are lost", loss.articles), false, true});
    }
    summary_.unchanged += restored.articles;
  }

  // Which articles of the segments before are dead now; and the counts.
  void bury() {
    std::vector<index::ArticleRef> dead;
    const PreviousIndex previous(&segments_);
    std::set<std::pair<std::string, std::string>> moved;
    for (const CorpusRun& run : runs_) {
      for_each_outcome(run, outcomes_, [&](const ScannedFile& file, const FileOutcome& outcome) {
        count(outcome, run.known->find(file.path));
        dead.insert(dead.end(), outcome.dead.begin(), outcome.dead.end());
        if (outcome.moved_from) moved.emplace(run.target.key, *outcome.moved_from);
      });
      for (const std::size_t number : run.plan.removed) {
        const ManifestEntry& entry = run.known->entries[number];
        const bool was_moved = moved.count({run.target.key, entry.path}) != 0;
        if (!was_moved) summary_.removed += entry.articles;
        for (const auto& [id, article] : previous.articles_of(run.target.key, entry.path)) {
          dead.push_back(article.ref);
          if (request_.verbose && !was_moved) summary_.changes.push_back(fmt::format("removed {}", id));
        }
      }
      if (!rebuild_) {
        for (const std::size_t number : run.plan.unchanged)
          summary_.unchanged += run.known->entries[number].articles;
        if (run.plan.refused) summary_.unchanged += run.known->articles();
      }
    }
    if (!stream_key_.empty()) {
      const FileOutcome& outcome = outcomes_[stream_file_];
      count(outcome, nullptr);
      dead.insert(dead.end(), outcome.dead.begin(), outcome.dead.end());
    }
    for (const index::Segment& segment : segments_) bury_dropped(segment, dead);
    dead_.resize(segments_.size());
    for (const index::ArticleRef ref : dead) dead_[ref.segment].insert(ref.docid);
  }

  void bury_dropped(const index::Segment& segment, std::vector<index::ArticleRef>& dead) {
    if (dropped_.empty()) return;
    const auto number = static_cast<std::uint32_t>(&segment - segments_.data());
    const schema::ColumnsView& columns = segment.columns();
    segment.live().for_each([&](std::uint32_t docid) {
      const auto values = columns.values(schema::ValueColumn::Corpus, docid);
      if (dropped_.count(std::string(columns.text(schema::ValueColumn::Corpus, values.front()))) == 0) return;
      dead.push_back({number, docid});
      ++summary_.removed;
    });
  }

  void count(const FileOutcome& outcome, const ManifestEntry* known) {
    summary_.added += outcome.added;
    summary_.updated += outcome.updated;
    summary_.removed += outcome.removed;
    summary_.unchanged += outcome.unchanged;
    if (outcome.state != FileOutcome::State::Read && known != nullptr) summary_.unchanged += known->articles;
    summary_.bytes_read += outcome.bytes;
    summary_.changes.insert(summary_.changes.end(), outcome.changes.begin(), outcome.changes.end());
  }

  void assemble_segments() {
    std::vector<index::SegmentInfo> kept;
    for (std::size_t i = 0; i < segments_.size() && !rebuild_; ++i) {
      index::SegmentInfo info = segments_[i].info();
      std::set<std::uint32_t> dead = dead_[i];
      dead.insert(info.tombstones.begin(), info.tombstones.end());
      info.tombstones.assign(dead.begin(), dead.end());
      if (info.live() > 0) kept.push_back(std::move(info));
    }
    segments_.clear();  // releases the locks, so that what is not needed any more can be swept
    next_.segments = std::move(kept);
    if (!writer_) return;
    if (auto made = writer_->finish()) {
      next_.segments.push_back(std::move(*made));
    } else {
      --next_.next_segment;
    }
    writer_.reset();
  }

  Manifest next_manifest() {
    Manifest manifest;
    for (const index::Corpus& corpus : next_.corpora) {
      if (corpus.root.empty()) continue;
      const auto run = std::find_if(runs_.begin(), runs_.end(),
                                    [&](const CorpusRun& r) { return r.target.key == corpus.key; });
      if (run != runs_.end() && !(run->plan.refused && !rebuild_ && run->known->entries.empty())) {
        manifest.corpora.push_back(next_manifest_of(*run, outcomes_, reading_time_, summary_.problems));
      } else if (const CorpusManifest* known = known_manifest_.find(corpus.key)) {
        manifest.corpora.push_back(*known);
        for (const ManifestEntry& entry : known->entries) report_known(corpus, entry, summary_.problems);
      }
    }
    if (!stream_key_.empty()) {
      for (const KnownProblem& problem : outcomes_[stream_file_].problems)
        summary_.problems.push_back({"-", problem.line, problem.reason, problem.warning, true});
    }
    return manifest;
  }

  // Publishes unless nothing differs from the generation before.
  void commit(Manifest manifest) {
    build::merge_until_in_order(request_.index_path, next_.segments, [this] {
      stop_if_requested(request_.stop);
      return new_segment_name();
    });
    stop_if_requested(request_.stop);
    const bool same = before_ && !current_is_missing_ && before_->segments == next_.segments &&
                      before_->corpora == next_.corpora && before_->analyzer == next_.analyzer &&
                      known_manifest_ == manifest;
    if (same) {
      summary_.generation = before_->number;
      summary_.articles = before_->articles();
      return;
    }
    next_.updated = index::utc_text(reading_time_.began / 1'000'000'000);
    const std::string manifest_bytes = serialize(manifest);
    manifest = known_manifest_ = {};  // of a large corpus they are large, and so is telling its stories
    runs_.clear();
    build::publish(request_.index_path, next_, manifest_bytes, before_ ? &*before_ : nullptr);
    build::sweep(request_.index_path, &next_);
    summary_.generation = next_.number;
    summary_.articles = next_.articles();
  }

  inline static const CorpusManifest kNothingKnown{};

  const ApplyRequest& request_;
  const ProgressSink& progress_;
  ReadingTime reading_time_;
  bool rebuild_ = false;
  bool current_is_missing_ = false;
  std::optional<index::Generation> before_;
  index::Generation next_;
  Manifest known_manifest_;
  std::vector<index::Segment> segments_;
  std::vector<CorpusRun> runs_;
  std::set<std::string> dropped_;  // keys of corpora that go
  std::string stream_key_;
  std::size_t stream_file_ = 0;
  std::optional<build::SegmentWriter> writer_;
  std::vector<FileOutcome> outcomes_;
  std::vector<std::set<std::uint32_t>> dead_;  // docids, by segment
  std::map<std::string, std::uint64_t> ignored_;
  RunSummary summary_;
};

}  // namespace

std::uint64_t RunSummary::ignored_files() const {
  std::uint64_t count = 0;
  for (const auto& [extension, files] : ignored) count += files;
  return count;
}

RunSummary apply(const ApplyRequest& request, const ProgressSink& progress) {
  const auto unnamed = unnamed_generation(request.index_path);
  try {
    return Run(request, progress).run();
  } catch (...) {
    if (!request.dry_run) sweep_after_failure(request.index_path, unnamed);
    throw;
  }
}

}  // namespace dateline::sync
