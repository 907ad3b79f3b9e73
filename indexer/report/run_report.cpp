#include "indexer/report/run_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/io/utf8.h"

namespace dateline::report {

namespace {

using Json = nlohmann::ordered_json;

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string problem_line(const sync::RunProblem& problem) {
  std::string place = io::percent_encode(problem.path);
  if (problem.line > 0) place += fmt::format(":{}", problem.line);
  return fmt::format("indexer: {}: {}{}\n", place, problem.warning ? "warning: " : "", problem.reason);
}

std::uint64_t count_problems(const sync::RunSummary& summary, bool is_new) {
  return static_cast<std::uint64_t>(std::count_if(
      summary.problems.begin(), summary.problems.end(),
      [is_new](const sync::RunProblem& problem) { return !problem.warning && problem.is_new == is_new; }));
}

std::string ignored_line(const sync::RunSummary& summary) {
  std::string kinds;
  for (const auto& [extension, count] : summary.ignored)
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count,
                         extension.empty() ? "without extension" : io::percent_encode(extension));
  return fmt::format("indexer: ignored {}, which no reader claims: {}\n",
                     counted(summary.ignored_files(), "file", "files"), kinds);
}

std::string summary_line(const sync::RunSummary& summary, bool dry_run) {
  return fmt::format(
      "indexer: {}{} added, {} updated, {} removed, {} unchanged in {:.1f} s{}\n",
      dry_run ? "would be: " : "", summary.added, summary.updated, summary.removed, summary.unchanged,
      summary.seconds,
      dry_run ? "" : fmt::format("; the index holds {}", counted(summary.articles, "article", "articles")));
}

}  // namespace

std::string lines(const sync::RunSummary& summary, const ReportStyle& style) {
  std::string out;
  for (const std::string& notice : summary.notices) out += fmt::format("indexer: {}\n", notice);
  for (const std::string& refused : summary.refused) out += fmt::format("indexer: {}\n", refused);
  for (const sync::RunProblem& problem : summary.problems)
    if (problem.is_new || style.verbose) out += problem_line(problem);
  const bool closing = style.terminal || style.verbose;
  if (closing || style.dry_run) {
    for (const std::string& change : summary.changes) out += change + "\n";
    if (const std::uint64_t known = count_problems(summary, false); known > 0)
      out += fmt::format("indexer: {} known from earlier runs (--status --problems lists them)\n",
                         counted(known, "problem", "problems"));
    if (closing && summary.ignored_files() > 0) out += ignored_line(summary);
    out += summary_line(summary, style.dry_run);
  }
  return out;
}

std::string as_json(const sync::RunSummary& summary) {
  Json problems = Json::array();
  for (const sync::RunProblem& problem : summary.problems) {
    problems.push_back({{"path", io::percent_encode(problem.path)},
                        {"line", problem.line},
                        {"reason", problem.reason},
                        {"new", problem.is_new},
                        {"warning", problem.warning}});
  }
  const Json object = {{"schema", 1},
                       {"added", summary.added},
                       {"updated", summary.updated},
                       {"removed", summary.removed},
                       {"unchanged", summary.unchanged},
                       {"problems", problems},
                       {"refused", summary.refused},
                       {"ignored", summary.ignored_files()},
                       {"articles", summary.articles},
                       {"bytes_read", summary.bytes_read},
                       {"generation", summary.generation},
                       {"seconds", summary.seconds}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

int exit_status(const sync::RunSummary& summary, bool strict) {
  const bool failed = count_problems(summary, true) > 0 || !summary.refused.empty() ||
                      (strict && count_problems(summary, false) > 0);
  return failed ? 1 : 0;
}

index::LastRun record_of(const sync::RunSummary& summary, int exit) {
  std::string text;
  const std::uint64_t problems = count_problems(summary, true);
  if (problems > 0)
    text = counted(problems, "file or article could not be read", "files or articles could not be read");
  if (!summary.refused.empty()) {
    if (!text.empty()) text += "; ";
    text += counted(summary.refused.size(), "corpus was refused", "corpora were refused");
  }
  index::LastRun run;
  run.exit = exit;
  run.message = std::move(text);
  run.milliseconds = static_cast<std::uint64_t>(std::llround(summary.seconds * 1000));
  run.counts = {summary.added, summary.updated, summary.removed, summary.unchanged,
                problems + count_problems(summary, false)};
  return run;
}

}  // namespace dateline::report
