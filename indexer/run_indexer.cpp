#include "indexer/run_indexer.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

#include "common/cli/standard_output.h"
#include "common/error.h"
#include "common/index/last_run.h"
#include "common/index/layout.h"
#include "common/index/open_index.h"
#include "common/io/files.h"
#include "indexer/build/publish.h"
#include "indexer/build/verify.h"
#include "indexer/index_command.h"
#include "indexer/index_options.h"
#include "indexer/report/progress.h"
#include "indexer/report/run_report.h"
#include "indexer/report/status.h"
#include "indexer/report/verify_report.h"
#include "indexer/stop_signals.h"
#include "indexer/sync/apply.h"
#include "indexer/sync/live_index.h"

namespace dateline {

namespace {

constexpr int kSignalStatus = 128;  // what a shell adds to the number of the signal that ended a program

// False when nobody reads on.
bool print(std::string_view text) {
  return cli::write_standard_output(text);
}
void print_error(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

// The index and its manifest, which a run may sweep between opening the one and reading the other: then both
// are read again.
struct OpenWithManifest {
  index::OpenIndex index;
  sync::Manifest manifest;
};

OpenWithManifest open_with_manifest(const std::string& index_path) {
  for (;;) {
    index::OpenIndex index({index_path});
    const auto& member = index.members().front();
    const std::string path = index::join(member.path, member.generation.manifest.name);
    try {
      sync::Manifest manifest = sync::parse_manifest(io::read_file(path), path);
      return {std::move(index), std::move(manifest)};
    } catch (const Error&) {
      if (index.is_current()) throw;
    }
  }
}

int show_status(const IndexCommand& command) {
  const auto [index, manifest] = open_with_manifest(command.index_path);
  print(command.json ? report::status_json(index, manifest, command.problems)
                     : report::status_text(index, manifest, command.problems));
  return 0;
}

bool wants_bar(const IndexCommand& command) {
  return command.progress == ProgressWhen::Always ||
         (command.progress == ProgressWhen::Auto && ::isatty(STDERR_FILENO) != 0 && !command.quiet);
}

build::Verification verify_with_bar(const IndexCommand& command) {
  if (!wants_bar(command)) return build::verify(command.index_path, {});
  report::ProgressBar bar;
  return build::verify(command.index_path, [&bar](const build::VerifyProgress& at) {
    bar.draw({at.files, at.files_total, at.bytes, at.bytes_total, 0});
  });
}

int verify(const IndexCommand& command) {
  const build::Verification found = verify_with_bar(command);
  print_error(report::damage_lines(found));
  if (command.json) {
    print(report::as_json(found));
  } else if (!command.quiet) {
    print(report::verdict(found));
  }
  return found.damage.empty() ? 0 : 1;
}

int dump(const IndexCommand& command) {
  const index::OpenIndex index({command.index_path});
  constexpr std::size_t kFlushBytes = 1U << 16U;
  std::string out;
  report::dump(index, [&out](std::string_view line) {
    out.append(line).append(1, '\n');
    if (out.size() < kFlushBytes) return true;
    const bool goes_on = print(out);
    out.clear();
    return goes_on;
  });
  print(out);
  return 0;
}

index::Generation require_generation(const std::string& index_path) {
  auto current = index::read_current(index_path);
  if (!current) throw Error(fmt::format("there is no index at {}", index_path), "make one: indexer FOLDER");
  index::require_schema(current->generation, index_path);
  return std::move(current->generation);
}

// Only the name and place of a corpus change; no article is touched.
int move_corpus(const IndexCommand& command) {
  index::Generation generation = require_generation(command.index_path);
  const build::WriterLock lock(command.index_path, command.wait_seconds);
  generation = require_generation(command.index_path);
  const std::string key = sync::find_corpus(*command.move_from, generation).key;
  const std::string root = sync::canonical_path(command.move_to);
  if (!std::filesystem::exists(root))
    throw Error(fmt::format("cannot read {}: No such file or directory", command.move_to));
  for (const index::Corpus& corpus : generation.corpora)
    if (corpus.root == root && corpus.key != key)
      throw Error(fmt::format("{} is a corpus of the index already", root));
  for (index::Corpus& corpus : generation.corpora) {
    if (corpus.key != key) continue;
    if (corpus.root.empty())
      throw Error(fmt::format("the articles of {} came from standard input and have no place", corpus.name));
    corpus.root = root;
    corpus.name.clear();
    corpus.name = sync::unique_name(root, generation);
  }
  const std::string manifest = io::read_file(index::join(command.index_path, generation.manifest.name));
  const index::Generation before = generation;
  ++generation.number;
  build::publish(command.index_path, generation, manifest, &before);
  build::sweep(command.index_path, &generation);
  if (command.json) {
    sync::RunSummary summary;
    summary.articles = summary.unchanged = generation.articles();
    summary.generation = generation.number;
    print(report::as_json(summary));
  }
  return 0;
}

sync::ApplyRequest make_request(const IndexCommand& command) {
  sync::ApplyRequest request;
  request.index_path = command.index_path;
  request.jobs = command.jobs;
  request.rebuild = command.rebuild;
  request.dry_run = command.dry_run;
  request.verbose = command.verbose;
  request.checksum = command.checksum;
  request.allow_removals = command.allow_removals;
  request.corpora = command.corpora;
  request.options = command.options;
  request.stream_name = command.stream_name;
  if (command.forget)
    request.forget = {sync::find_corpus(*command.forget, require_generation(command.index_path)).key};
  return request;
}

sync::RunSummary synchronize(const IndexCommand& command, const sync::ApplyRequest& request) {
  if (!wants_bar(command)) return sync::apply(request, {});
  report::ProgressBar progress;
  return sync::apply(request,
                     [&progress](const sync::ReadProgress& done, std::uint64_t files, std::uint64_t bytes) {
                       progress.draw({done.files, files, done.bytes, bytes, 0});
                     });
}

void tell(const IndexCommand& command, const sync::RunSummary& summary) {
  if (!command.quiet) {
    print_error(report::lines(summary, {command.verbose, ::isatty(STDERR_FILENO) != 0, command.dry_run}));
  } else {
    sync::RunSummary errors = summary;
    errors.notices.clear();
    print_error(report::lines(errors, {false, false, false}));
  }
  if (command.json) print(report::as_json(summary));
}

int update(const IndexCommand& command, const StopSignals& signals) {
  // A damaged one is there too: --rebuild mends it.
  const bool has_index = std::filesystem::exists(index::join(command.index_path, index::kLockFile)) ||
                         std::filesystem::exists(index::join(command.index_path, index::kCurrentFile));
  if (command.corpora.empty() && !command.read_stream && !command.forget && !has_index)
    sync::throw_nothing_to_index(command.index_path);
  for (const std::string& corpus : command.corpora) {
    std::error_code error;  // what may not be looked at is there
    if (std::filesystem::status(corpus, error).type() == std::filesystem::file_type::not_found && !has_index)
      throw Error(fmt::format("cannot read {}: No such file or directory", corpus));
  }
  // The slow hand that feeds standard input keeps no other indexer waiting.
  std::string stream = command.read_stream ? io::read_standard_input() : std::string();
  std::optional<build::WriterLock> lock;  // a dry run writes nothing, so it needs none
  if (!command.dry_run) {
    build::prepare_index_folder(command.index_path);
    lock.emplace(command.index_path, command.wait_seconds);
  }
  sync::ApplyRequest request = make_request(command);  // a slip in it is no run that failed
  request.stream_contents = std::move(stream);
  request.stop = signals.flag();
  const auto start = std::chrono::steady_clock::now();
  const auto record_failure = [&](int status, const std::string& message) {
    if (command.dry_run) return;
    const auto took = std::chrono::steady_clock::now() - start;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    index::write_last_run(command.index_path,
                          {0, status, message, static_cast<std::uint64_t>(milliseconds), std::nullopt});
  };
  sync::RunSummary summary;
  try {
    summary = synchronize(command, request);
  } catch (const Error& error) {
    record_failure(static_cast<int>(error.code()), error.message());
    throw;
  } catch (const sync::Stopped&) {
    record_failure(kSignalStatus + signals.received(), "stopped by a signal");
    throw;
  }
  const int status = report::exit_status(summary, command.strict);
  if (!command.dry_run) index::write_last_run(command.index_path, report::record_of(summary, status));
  tell(command, summary);
  return status;
}

int update_or_stop(const IndexCommand& command) {
  const StopSignals signals;
  try {
    return update(command, signals);
  } catch (const sync::Stopped&) {
    print_error("indexer: stopped; the index is as it was, and the next run completes the work\n");
    StopSignals::end_by(signals.received());
  }
}

}  // namespace

int run_indexer(const std::vector<std::string>& arguments) {
  cli::prepare_standard_streams();
  const cli::Program& program = index_program();
  const cli::CommandLine line = cli::parse_command_line(program, arguments);
  if (line.has("help")) {
    print(cli::help_text(program, 100, index::default_index_path()));
    return 0;
  }
  if (line.has("version")) {
    print("indexer (Dateline) " DATELINE_VERSION "\n");
    return 0;
  }
  const IndexCommand command = make_index_command(line);
  if (command.verify) return verify(command);
  if (command.status) return show_status(command);
  if (command.dump) return dump(command);
  if (command.move_from) return move_corpus(command);
  return update_or_stop(command);
}

}  // namespace dateline
