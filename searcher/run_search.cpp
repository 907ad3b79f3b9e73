#include "searcher/run_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "common/cli/option_table.h"
#include "common/cli/standard_output.h"
#include "common/error.h"
#include "common/index/layout.h"
#include "common/io/files.h"
#include "common/io/utf8.h"
#include "searcher/command_line.h"
#include "searcher/engine/search_engine.h"
#include "searcher/output/result_writer.h"
#include "searcher/search_arguments.h"
#include "searcher/search_options.h"
#include "searcher/terminal.h"

namespace dateline {

namespace {

constexpr int kFound = static_cast<int>(ExitCode::Success);
constexpr int kNothingFound = static_cast<int>(ExitCode::NothingFound);

engine::SearchEngine open_engine(const SearchCommand& command) {
  std::vector<std::string> paths = command.indexes;
  if (paths.empty()) paths.push_back(index::default_index_path());
  return engine::SearchEngine(index::OpenIndex(paths));
}

output::OutputStyle full_style(const SearchCommand& command) {
  output::OutputStyle style = command.style;
  style.color = terminal::wants_color(command.color);
  style.terminal = terminal::is_terminal();
  style.width = terminal::width();
  return style;
}

// What standard error tells beside the results.
void tell_aside(const SearchCommand& command, const engine::SearchResponse& response) {
  if (command.quiet) return;
  const bool shows_warnings =
      command.format == output::OutputFormat::Text || command.format == output::OutputFormat::Json;
  if (!shows_warnings) {
    for (const std::string& warning : response.warnings)
      terminal::print_error(fmt::format("search: {}\n", warning));
    if (response.did_you_mean)
      terminal::print_error(fmt::format("search: did you mean: {}\n", io::printable(*response.did_you_mean)));
  }
  if (response.why_empty) terminal::print_error(output::explain_emptiness(*response.why_empty));
  const engine::SearchResponse& shown = response.results_for ? *response.results_for : response;
  if (const std::string cut = output::explain_cut(shown); !cut.empty()) terminal::print_error(cut + "\n");
}

int show(const SearchCommand& command) {
  engine::SearchEngine engine = open_engine(command);
  const engine::ShownArticle article = engine.show(command.request, *command.show);
  if (command.format == output::OutputFormat::Json) {
    terminal::print(output::show_as_json(article));
  } else {
    terminal::page(output::show_as_text(article, full_style(command)));
  }
  return kFound;
}

int complete(const SearchCommand& command) {
  constexpr std::size_t kMost = 100;
  const std::vector<engine::Completion> completions = open_engine(command).complete(
      *command.complete, std::min(command.request.limit.value_or(kMost), kMost));
  terminal::print(command.format == output::OutputFormat::Json
                      ? output::completions_as_json(*command.complete, completions)
                      : output::completions_as_text(completions));
  return completions.empty() ? kNothingFound : kFound;
}

int search_once(const SearchCommand& command) {
  engine::SearchEngine engine = open_engine(command);
  const engine::SearchRequest& request = command.request;
  const bool from_input = request.related == "-" || request.story == "-";
  const std::string input = from_input ? io::read_standard_input() : std::string();
  const engine::SearchResponse response = request.story     ? engine.story(request, input)
                                          : request.related ? engine.related(request, input)
                                                            : engine.search(request);
  std::string out;
  const auto writer = output::make_writer(command.format, full_style(command));
  writer->begin(out);
  writer->write(response, {}, out);
  if (terminal::print(out)) tell_aside(command, response);
  return response.total > 0 ? kFound : kNothingFound;
}

// One line of a batch: an id and a query.
struct BatchLine {
  std::string id, query;
};

std::optional<BatchLine> split_line(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab == 0) return std::nullopt;
  return BatchLine{std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))};
}

class Batch {
 public:
  explicit Batch(const SearchCommand& command)
      : command_(command),
        engine_(open_engine(command)),
        writer_(output::make_writer(command.format, full_style(command))) {}

  int run() {
    const std::string text =
        *command_.batch == "-" ? io::read_standard_input() : io::read_file(*command_.batch);
    writer_->begin(out_);
    std::size_t number = 0;
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++number;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (line.empty()) continue;
      if (!answer(line, number)) return kFound;  // nobody reads on
    }
    terminal::print(out_);
    return found_ ? kFound : kNothingFound;
  }

 private:
  static constexpr std::size_t kFlushBytes = 1U << 16U;

  bool answer(std::string_view line, std::size_t number) {
    const auto parts = split_line(line);
    if (!parts) {
      refuse(number, "a line is an id, a tab and a query");
      return true;
    }
    engine::SearchRequest request = command_.request;
    try {
      engine::SearchResponse response;
      if (command_.batch_of_articles && request.story) {
        request.story = parts->query;
        response = engine_.story(request);
      } else if (command_.batch_of_articles) {
        request.related = parts->query;
        response = engine_.related(request);
      } else {
        request.query = parts->query;
        response = engine_.search(request);
      }
      found_ = found_ || response.total > 0;
      writer_->write(response, parts->id, out_);
    } catch (const Error& error) {
      refuse(number, error.message());
    }
    if (out_.size() < kFlushBytes) return true;
    const bool read = terminal::print(out_);
    out_.clear();
    return read;
  }

  void refuse(std::size_t number, std::string_view reason) const {
    terminal::print_error(fmt::format("search: {}:{}: {}\n", *command_.batch, number, reason));
  }

  const SearchCommand& command_;
  engine::SearchEngine engine_;
  std::unique_ptr<output::ResultWriter> writer_;
  std::string out_;
  bool found_ = false;
};

}  // namespace

int run_search(const std::vector<std::string>& arguments) {
  cli::prepare_standard_streams();
  const cli::CommandLine line = parse_search_arguments(arguments);
  const SearchCommand command = read_search_command(line, calendar::today());
  if (command.help) {
    terminal::print(cli::help_text(search_program(), terminal::width(), index::default_index_path()));
    return kFound;
  }
  if (command.version) {
    terminal::print("search (Dateline) " DATELINE_VERSION "\n");
    return kFound;
  }
  if (!command.quiet)
    for (const std::string& warning : line.warnings)
      terminal::print_error(fmt::format("search: {}\n", io::printable(warning)));
  if (command.show) return show(command);
  if (command.complete) return complete(command);
  if (command.batch) return Batch(command).run();
  return search_once(command);
}

}  // namespace dateline
