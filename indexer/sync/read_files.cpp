#include "indexer/sync/read_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/error.h"
#include "common/index/layout.h"
#include "common/io/files.h"
#include "common/io/utf8.h"
#include "common/schema/fields.h"
#include "common/text/language.h"
#include "indexer/build/document_builder.h"
#include "indexer/sync/in_threads.h"
#include "indexer/sync/memory_budget.h"
#include "indexer/sync/previous_index.h"
#include "indexer/sync/work_queue.h"

namespace dateline::sync {

namespace {

// A part holds at most so much: Xapian's write buffer is fastest with a few hundred articles, and bytes bound
// the memory.
constexpr std::size_t kArticlesPerPart = 540;
constexpr std::uint64_t kBytesPerPart = 4U << 20U;

// What workers hold at once, in bytes of files that are read: each takes some 2.5 times its size. What is
// below kLightBytes does not count.
constexpr std::uint64_t kBytesReadAtOnce = 64U << 20U;
constexpr std::uint64_t kLightBytes = 1U << 20U;

// Building an article takes so many times what reading as many bytes does: 8 MB some 150.
constexpr std::uint64_t kBuildingOverReading = 8;

std::uint64_t weight_of(std::uint64_t bytes) {
  return bytes < kLightBytes ? 0 : bytes;
}

// What all workers share.
struct Shared {
  std::vector<SourceFile>& files;
  const std::vector<index::Segment>* previous;
  build::SegmentWriter* writer;
  const ReadFilesOptions& options;
  ReadProgress& progress;
  WorkQueue queue;
  MemoryBudget memory;
  VanishedFiles vanished;
  std::mutex mutex;  // guards what is below
  std::vector<FileOutcome> outcomes;
  std::exception_ptr failure;
};

class Worker {
 public:
  explicit Worker(Shared& shared) : shared_(shared), previous_(shared.previous) {}

  void run() {
    while (auto task = shared_.queue.take()) {
      if (task->unit) {
        build_unit(*task->unit);
      } else {
        read_batch(task->batch.first, task->batch.second);
      }
      shared_.queue.done();
    }
  }

 private:
  void read_batch(std::size_t first, std::size_t last) {
    start_part({first, 0});
    for (std::size_t number = first; number < last; ++number) {
      stop_if_requested(shared_.options.stop);
      read_source(number);
    }
    finish_part();
  }

  void build_unit(const Unit& unit) {
    start_part({unit.file->number, unit.part});
    build_articles(*unit.file, unit.first, unit.last);
    finish_part();
  }

  void start_part(build::PartKey key) { part_key_ = key; }
  void finish_part() {
    if (part_) shared_.writer->keep(std::move(*part_));
    part_.reset();
  }
  void add(const Xapian::Document& document, const schema::Row& row) {
    if (!part_) part_.emplace(shared_.writer->new_part(part_key_));
    part_->add(document, row);
  }

  void read_source(std::size_t number) {
    std::shared_ptr<OpenFile> file;
    {
      const MemoryBudget::Share share(shared_.memory, weight_of(shared_.files[number].stamp.size));
      file = open_source(number);
    }
    if (file != nullptr) build_file(file);
  }

  // The articles of a file, if there are any to be built. Its outcome stands then, but for what building
  // adds.
  std::shared_ptr<OpenFile> open_source(std::size_t number) {
    SourceFile& source = shared_.files[number];
    FileOutcome outcome;
    std::string bytes;
    try {
      bytes = source.path.empty() ? std::move(source.contents) : io::read_file(location(source));
    } catch (const Error& error) {
      outcome.state = FileOutcome::State::Unreadable;
      outcome.problems.push_back({0, reason_of(error, source), false});
      finish(number, std::move(outcome));
      return nullptr;
    }
    outcome.bytes = bytes.size();
    outcome.content = std::max<std::uint64_t>(io::checksum(bytes), 1);
    shared_.progress.bytes += bytes.size();
    if (source.known_content == outcome.content) {
      outcome.state = FileOutcome::State::Same;
      finish(number, std::move(outcome));
      return nullptr;
    }
    if (!source.known_content && !source.had_articles && take_over_vanished(source, bytes, outcome)) {
      finish(number, std::move(outcome));
      return nullptr;
    }
    return read_articles(number, std::move(bytes), std::move(outcome));
  }

  std::shared_ptr<OpenFile> read_articles(std::size_t number, std::string bytes, FileOutcome outcome) {
    const SourceFile& source = shared_.files[number];
    auto file = std::make_shared<OpenFile>();
    file->number = number;
    if (!source.path.empty()) file->previous = previous_.articles_of(source.corpus->key, source.path);
    if (source.path.empty() && bytes.find_first_not_of(" \t\r\n") == std::string::npos) {
      finish(number, std::move(outcome));  // a feed with nothing new
      return nullptr;
    }
    const formats::Format& format = format_of(*source.corpus, source.path, bytes);
    format.reader().read(
        std::move(bytes), read_options(*source.corpus),
        [&](formats::ArticleAt&& at) { file->articles.push_back(std::move(at)); },
        [&](formats::ReadProblem&& problem) {
          outcome.problems.push_back(
              {problem.line, problem.reason, problem.severity == formats::Severity::Warning});
        });
    give_ids(source, format, *file, outcome);
    if (file->articles.empty() && source.had_articles && has_problem(outcome)) {
      outcome.state = FileOutcome::State::Unreadable;
      finish(number, std::move(outcome));
      return nullptr;
    }

    std::unordered_set<std::string_view> ids;
    for (const formats::ArticleAt& at : file->articles) ids.insert(at.article.id);
    for (const auto& [id, article] : file->previous) {
      if (ids.count(id) != 0) continue;
      outcome.dead.push_back(article.ref);
      ++outcome.removed;
      note(outcome, "removed", id);
    }
    finish(number, std::move(outcome));
    return file;
  }

  // A file of many articles is shared among the workers.
  void build_file(const std::shared_ptr<OpenFile>& file) {
    if (file->articles.size() <= kArticlesPerPart) {
      build_articles(*file, 0, file->articles.size());
      return;
    }
    std::uint64_t part = 1;
    for (std::size_t first = 0; first < file->articles.size();) {
      std::size_t last = first;
      for (std::uint64_t size = 0;
           last < file->articles.size() && last - first < kArticlesPerPart && size < kBytesPerPart; ++last)
        size += file->articles[last].article.body.size();
      shared_.queue.add({file, first, last, part++});
      first = last;
    }
  }

  // After this, article.id is what identifies the article in its file; of several with one id the last is
  // kept.
  static void give_ids(const SourceFile& source, const formats::Format& format, OpenFile& file,
                       FileOutcome& outcome) {
    std::unordered_map<std::string, std::size_t> seen;
    std::vector<bool> dropped(file.articles.size(), false);
    for (std::size_t i = 0; i < file.articles.size(); ++i) {
      formats::ArticleAt& at = file.articles[i];
      if (source.path.empty() && at.article.id.empty()) {
        outcome.problems.push_back({at.line, "an article on standard input needs an id", false});
        dropped[i] = true;
        continue;
      }
      if (at.article.id.empty()) at.article.id = generated_id(source.path, format.many_articles, at.line);
      const auto [found, is_new] = seen.try_emplace(at.article.id, i);
      if (is_new) continue;
      outcome.problems.push_back(
          {at.line,
           fmt::format("the id {} stands in line {} too; the later article is kept",
                       io::percent_encode(at.article.id), file.articles[found->second].line),
           true});
      dropped[found->second] = true;
      found->second = i;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < file.articles.size(); ++i) {
      if (dropped[i]) continue;
      if (kept != i) file.articles[kept] = std::move(file.articles[i]);
      ++kept;
    }
    file.articles.resize(kept);
  }

  void build_articles(OpenFile& file, std::size_t first, std::size_t last) {
    const SourceFile& source = shared_.files[file.number];
    FileOutcome delta;
    for (std::size_t i = first; i < last; ++i) {
      stop_if_requested(shared_.options.stop);
      schema::StoredArticle stored;
      stored.corpus_key = source.corpus->key;
      stored.path = source.path;
      stored.article = std::move(file.articles[i].article);
      stored.id = stored.article.id;
      settle_language(stored.article, source.corpus->options);
      build_article(file, stored, delta);
      ++shared_.progress.articles;
    }
    const std::lock_guard lock(shared_.mutex);
    FileOutcome& outcome = shared_.outcomes[file.number];
    outcome.articles += static_cast<std::uint32_t>(last - first);
    outcome.added += delta.added;
    outcome.updated += delta.updated;
    outcome.unchanged += delta.unchanged;
    outcome.dead.insert(outcome.dead.end(), delta.dead.begin(), delta.dead.end());
    outcome.changes.insert(outcome.changes.end(), delta.changes.begin(), delta.changes.end());
  }

  void build_article(const OpenFile& file, const schema::StoredArticle& stored, FileOutcome& delta) {
    const std::string record = schema::encode_record(stored);
    schema::Row row = schema::make_row(stored, record);
    std::optional<PreviousArticle> before;
    if (stored.path.empty()) {
      before = previous_.find(stored.corpus_key, stored.path, stored.id);
    } else if (const auto found = file.previous.find(stored.id); found != file.previous.end()) {
      before = found->second;
    }
    if (before && before->content == row.content) {
      ++delta.unchanged;
      return;
    }
    if (before) {
      delta.dead.push_back(before->ref);
      ++delta.updated;
    } else {
      ++delta.added;
    }
    note(delta, before ? "updated" : "added", stored.id);
    if (shared_.writer == nullptr) return;
    const std::uint64_t weight = weight_of(stored.article.body.size());
    const MemoryBudget::Share share(shared_.memory, weight * kBuildingOverReading);
    const Xapian::Document document = builder_.build(stored, row, record);
    add(document, row);
  }

  // The articles of a vanished file with the same contents move to this one, terms and all.
  bool take_over_vanished(const SourceFile& source, std::string_view bytes, FileOutcome& outcome) {
    const std::optional<VanishedFile> from =
        shared_.vanished.take(*source.corpus, source.path, bytes, outcome.content);
    if (!from) return false;
    outcome.moved_from = from->path;
    outcome.problems = from->problems;
    const bool many_articles = format_of(*source.corpus, source.path, bytes).many_articles;
    for (const auto& [id, article] : previous_.articles_of(from->corpus_key, from->path)) {
      Xapian::Document document = previous_.document(article.ref);
      auto stored = schema::decode_record(document.get_data());
      if (!stored)
        throw Error(fmt::format("the record of {} is damaged", io::percent_encode(id)),
                    "build the index again: indexer --rebuild");
      document.remove_term(schema::identity_term(stored->corpus_key, stored->path, stored->id));
      document.remove_term(schema::file_term(stored->corpus_key, stored->path));
      if (is_generated_id(stored->id, from->path, many_articles))
        stored->id = stored->article.id = source.path + stored->id.substr(from->path.size());
      stored->path = source.path;
      document.add_boolean_term(schema::identity_term(stored->corpus_key, stored->path, stored->id));
      document.add_boolean_term(schema::file_term(stored->corpus_key, stored->path));
      const std::string record = schema::encode_record(*stored);
      document.set_data(record);
      schema::Row row = previous_.row(article.ref);
      row.path = stored->path;
      row.id = stored->id;
      row.content = io::checksum(record);
      if (shared_.writer != nullptr) add(document, row);
      ++outcome.updated;
      ++outcome.articles;
      note(outcome, "moved", stored->id);
    }
    return true;
  }

  void finish(std::size_t number, FileOutcome&& outcome) {
    ++shared_.progress.files;
    const std::lock_guard lock(shared_.mutex);
    shared_.outcomes[number] = std::move(outcome);
  }

  static bool has_problem(const FileOutcome& outcome) {
    return std::any_of(outcome.problems.begin(), outcome.problems.end(),
                       [](const KnownProblem& problem) { return !problem.warning; });
  }

  void note(FileOutcome& outcome, std::string_view what, std::string_view id) const {
    if (shared_.options.verbose)
      outcome.changes.push_back(fmt::format("{} {}", what, io::percent_encode(id)));
  }

  static std::string location(const SourceFile& source) {
    return index::file_location(*source.corpus, source.path);
  }

  static std::string reason_of(const Error& error, const SourceFile& source) {
    const std::string path = location(source) + ": ";
    const std::size_t at = error.message().find(path);
    return at == std::string::npos ? error.message() : error.message().substr(at + path.size());
  }

  static formats::ReadOptions read_options(const index::Corpus& corpus) {
    formats::ReadOptions options;
    for (const std::string& map : corpus.options.key_map) {
      const std::size_t equals = map.find('=');
      if (equals != std::string::npos) options.key_map[map.substr(0, equals)] = map.substr(equals + 1);
    }
    return options;
  }

  static void settle_language(Article& article, const index::CorpusOptions& options) {
    if (!options.language.empty()) {
      article.language = options.language;
      return;
    }
    article.language = text::language_subtag(article.language);
    if (!article.language.empty()) return;
    article.language = text::detect_language(article.title + "\n" + article.summary + "\n" + article.body);
  }

  Shared& shared_;
  PreviousIndex previous_;
  build::DocumentBuilder builder_;
  build::PartKey part_key_;
  std::optional<build::Part> part_;
};

// Batches of neighbouring files, each of about a part's size.
std::vector<std::pair<std::size_t, std::size_t>> make_batches(const std::vector<SourceFile>& files) {
  std::vector<std::pair<std::size_t, std::size_t>> batches;
  for (std::size_t first = 0; first < files.size();) {
    std::size_t last = first;
    for (std::uint64_t size = 0;
         last < files.size() && last - first < kArticlesPerPart && size < kBytesPerPart; ++last)
      size += files[last].stamp.size;
    batches.emplace_back(first, last);
    first = last;
  }
  return batches;
}

void work(Shared& shared) {
  try {
    Worker(shared).run();
  } catch (...) {
    const std::lock_guard lock(shared.mutex);
    if (!shared.failure) shared.failure = std::current_exception();
    shared.queue.stop();
  }
}

}  // namespace

std::vector<FileOutcome> read_files(std::vector<SourceFile> files,
                                    const std::vector<index::Segment>* previous, build::SegmentWriter* writer,
                                    const ReadFilesOptions& options, ReadProgress& progress) {
  Shared shared{files,
                previous,
                writer,
                options,
                progress,
                WorkQueue(make_batches(files)),
                MemoryBudget(kBytesReadAtOnce),
                VanishedFiles(options.vanished),
                {},
                {},
                {}};
  shared.outcomes.resize(files.size());
  do_in_threads(options.jobs, [&shared] { work(shared); });
  if (shared.failure) std::rethrow_exception(shared.failure);
  return std::move(shared.outcomes);
}

}  // namespace dateline::sync
