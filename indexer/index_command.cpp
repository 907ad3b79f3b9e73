#include "indexer/index_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "common/error.h"
#include "common/formats/article_reader.h"
#include "common/index/layout.h"
#include "common/text/language.h"

namespace dateline {

namespace {

constexpr unsigned kMaxJobs = 256;
constexpr unsigned long kMaxWait = 1'000'000;

ProgressWhen progress_when(const std::string& value) {
  if (value == "auto") return ProgressWhen::Auto;
  if (value == "always") return ProgressWhen::Always;
  if (value == "never") return ProgressWhen::Never;
  throw Error(fmt::format("--progress: \"{}\" is none of auto, always, never", value));
}

std::string checked_language(const std::string& value) {
  if (value.empty()) return {};
  std::string subtag = text::language_subtag(value);
  if (subtag.empty())
    throw Error(fmt::format("--language: \"{}\" is no language", value),
                "name one by its tag, such as en or fr");
  return subtag;
}

std::string checked_format(const std::string& value) {
  if (value.empty() || formats::format_by_name(value) != nullptr) return value;
  std::string names;
  for (const formats::Format& format : formats::all_formats())
    names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
  throw Error(fmt::format("--input-format: \"{}\" is none of {}", value, names));
}

constexpr const char* kArticleFields[] = {"id",   "title",    "body", "summary", "date",     "countries",
                                          "tags", "language", "url",  "source",  "also_read"};

std::vector<std::string> checked_map(std::vector<std::string> maps) {
  for (const std::string& map : maps) {
    const std::size_t equals = map.find('=');
    if (equals == std::string::npos || equals == 0)
      throw Error(fmt::format("--map: \"{}\" is not of the form KEY=FIELD", map));
    const std::string field = map.substr(equals + 1);
    if (std::find(std::begin(kArticleFields), std::end(kArticleFields), field) == std::end(kArticleFields))
      throw Error(
          fmt::format("--map: \"{}\" is no field of an article", field),
          "the fields are id, title, body, summary, date, countries, tags, language, url, source, also_read");
  }
  return maps;
}

std::vector<std::string> checked_globs(std::string_view option, std::vector<std::string> globs) {
  for (const std::string& glob : globs) {
    const std::size_t open = glob.find('[');
    if (glob.empty()) throw Error(fmt::format("--{}: a glob is wanted, such as *.txt", option));
    if (open != std::string::npos && glob.find(']', open + 2) == std::string::npos)
      throw Error(fmt::format("--{}: \"{}\" opens a set of characters that does not end", option, glob));
  }
  return globs;
}

void refuse_together(const cli::CommandLine& line, std::string_view one,
                     std::initializer_list<std::string_view> others) {
  if (!line.has(one)) return;
  for (const std::string_view other : others)
    if (line.has(other)) throw Error(fmt::format("--{} and --{} do not go together", one, other));
}

void split_corpora(IndexCommand& command, const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "-") {
      command.read_stream = true;
    } else if (argument.empty()) {
      throw Error("a CORPUS is empty", "name a folder, a file, or - for standard input");
    } else {
      command.corpora.push_back(argument);
    }
  }
}

void check_stream(const IndexCommand& command) {
  if (command.read_stream && command.stream_name.empty())
    throw Error("articles from standard input need a name to be kept under", "give one with --corpus NAME");
  if (!command.read_stream && !command.stream_name.empty())
    throw Error("--corpus names the articles of standard input, which is not read", "add - to the arguments");
  if (command.read_stream && command.rebuild)
    throw Error("--rebuild and - do not go together",
                "build the index again first, then read standard input");
}

}  // namespace

IndexCommand make_index_command(const cli::CommandLine& line) {
  refuse_together(line, "status", {"dump", "forget", "move", "rebuild", "dry-run", "corpus"});
  refuse_together(line, "verify", {"status", "dump", "forget", "move", "rebuild", "dry-run", "corpus"});
  refuse_together(line, "dump", {"forget", "move", "rebuild", "dry-run", "corpus"});
  refuse_together(line, "forget", {"move", "rebuild", "corpus"});
  refuse_together(line, "move", {"rebuild", "dry-run", "corpus"});
  refuse_together(line, "quiet", {"verbose"});
  if (line.has("problems") && !line.has("status")) throw Error("--problems goes with --status");

  IndexCommand command;
  command.index_path = line.has("index") ? line.last("index") : index::default_index_path();
  if (command.index_path.empty()) throw Error("--index: a folder is wanted");
  command.options.includes = checked_globs("include", line.all("include"));
  command.options.excludes = checked_globs("exclude", line.all("exclude"));
  command.options.key_map = checked_map(line.all("map"));
  command.options.language = checked_language(line.last("language"));
  command.options.input_format = checked_format(line.last("input-format"));
  command.stream_name = line.last("corpus");
  command.progress = progress_when(line.last("progress", "auto"));
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  command.jobs = static_cast<unsigned>(cli::parse_number(
      "jobs", line.last("jobs", fmt::format("{}", std::min(cores, kMaxJobs))), 1, kMaxJobs));
  command.wait_seconds =
      static_cast<unsigned>(cli::parse_number("wait", line.last("wait", "0"), 0, kMaxWait));
  command.rebuild = line.has("rebuild");
  command.dry_run = line.has("dry-run");
  command.allow_removals = line.has("allow-removals");
  command.checksum = line.has("checksum");
  command.verify = line.has("verify");
  command.status = line.has("status");
  command.problems = line.has("problems");
  command.dump = line.has("dump");
  command.json = line.has("json");
  command.strict = line.has("strict");
  command.quiet = line.has("quiet");
  command.verbose = line.has("verbose");

  std::vector<std::string> arguments = line.arguments;
  if (line.has("forget")) command.forget = line.last("forget");
  if (line.has("move")) {
    if (arguments.size() != 1) throw Error("--move wants two paths: --move OLD NEW");
    command.move_from = line.last("move");
    command.move_to = arguments.front();
    arguments.clear();
  }
  if ((command.verify || command.status || command.dump || command.forget) && !arguments.empty())
    throw Error(fmt::format("{} takes no CORPUS argument", command.verify   ? "--verify"
                                                           : command.status ? "--status"
                                                           : command.dump   ? "--dump"
                                                                            : "--forget"));
  split_corpora(command, arguments);
  check_stream(command);
  return command;
}

}  // namespace dateline
