#include "searcher/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <utility>

#include "common/error.h"
#include "searcher/filter_options.h"
#include "searcher/list_value.h"
#include "searcher/search_options.h"

namespace dateline {
namespace {

using engine::MatchMode;
using engine::SortKey;
using output::OutputFormat;

constexpr unsigned long kMostResults = std::numeric_limits<unsigned>::max();
constexpr unsigned long kMostSuggestions = 1000;
constexpr std::chrono::milliseconds kDeepBudget{250};
constexpr std::size_t kUsualPage = 10;
constexpr std::size_t kUsualRun = 1000;  // of trec
constexpr std::size_t kUsualSuggestions = 3;

template <typename Value>
struct Choice {
  std::string_view name;
  Value value;
};

template <typename Value>
Value read_choice(const cli::CommandLine& line, std::string_view option,
                  std::initializer_list<Choice<Value>> choices, Value otherwise) {
  if (!line.has(option)) return otherwise;
  const std::string given = line.last(option);
  std::string names;
  for (const Choice<Value>& choice : choices) {
    if (choice.name == given) return choice.value;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", choice.name);
  }
  throw Error(fmt::format("--{}: unknown value \"{}\"; one of {} is wanted", option, given, names));
}

std::optional<std::size_t> usual_limit(OutputFormat format) {
  switch (format) {
    case OutputFormat::Text:
    case OutputFormat::Json:
      return kUsualPage;
    case OutputFormat::Trec:
      return kUsualRun;
    default:
      return std::nullopt;
  }
}

std::optional<std::size_t> read_limit(const cli::CommandLine& line, OutputFormat format) {
  // The beginning of a story alone would tell little, and it has an end.
  if (!line.has("limit")) return line.has("story") ? std::nullopt : usual_limit(format);
  const std::string value = line.last("limit");
  if (value == "all") return std::nullopt;
  if (value.empty() || value.find_first_not_of("0123456789") != std::string::npos) {
    throw Error(fmt::format("--limit: \"{}\" is not a number; a whole number or \"all\" is wanted", value));
  }
  return cli::parse_number("limit", value, 0, kMostResults);
}

std::size_t read_also_read(const cli::CommandLine& line, OutputFormat format) {
  if (line.has("also-read"))
    return cli::parse_number("also-read", line.last("also-read"), 0, kMostSuggestions);
  return format == OutputFormat::Text || format == OutputFormat::Json ? kUsualSuggestions : 0;
}

// In a batch there is no other place for a suggestion than the answer.
engine::Spelling spelling_for(OutputFormat format, bool is_batch) {
  const bool is_object = format == OutputFormat::Json || (format == OutputFormat::JsonLines && is_batch);
  if (format == OutputFormat::Text || is_object) return engine::Spelling::Results;
  return is_batch ? engine::Spelling::AsTyped : engine::Spelling::Suggest;
}

std::string query_of(const cli::CommandLine& line) {
  const std::string query = fmt::format("{}", fmt::join(line.arguments, " "));
  return query.find_first_not_of(" \t\n") == std::string::npos ? std::string() : query;
}

std::optional<std::string> optional_value(const cli::CommandLine& line, std::string_view option) {
  if (!line.has(option)) return std::nullopt;
  std::string value = line.last(option);
  if (value.empty()) throw Error(fmt::format("--{}: the value is empty", option));
  return value;
}

void require_format(const cli::CommandLine& line, std::string_view option, OutputFormat given,
                    OutputFormat wanted, std::string_view wanted_name) {
  if (!line.has(option) || given == wanted) return;
  throw Error(fmt::format("--{} is only for --format {}", option, wanted_name));
}

std::vector<std::string> read_columns(const cli::CommandLine& line) {
  if (!line.has("columns")) return {};
  std::vector<std::string> columns = read_list("columns", line.last("columns"));
  const std::vector<std::string_view> known = output::csv_columns(line.has("story"));
  const std::vector<std::string_view> of_story = output::csv_columns(true);
  for (const std::string& column : columns) {
    if (std::find(known.begin(), known.end(), column) != known.end()) continue;
    if (std::find(of_story.begin(), of_story.end(), column) != of_story.end())
      throw Error(fmt::format("--columns: \"{}\" is a column of --story only", column));
    throw Error(fmt::format("--columns: unknown column \"{}\"", column),
                fmt::format("the columns are {}", fmt::join(known, ", ")));
  }
  return columns;
}

OutputFormat read_format(const cli::CommandLine& line) {
  return read_choice<OutputFormat>(line, "format",
                                   {{"text", OutputFormat::Text},
                                    {"json", OutputFormat::Json},
                                    {"jsonl", OutputFormat::JsonLines},
                                    {"csv", OutputFormat::Csv},
                                    {"paths", OutputFormat::Paths},
                                    {"trec", OutputFormat::Trec}},
                                   OutputFormat::Text);
}

output::OutputStyle read_style(const cli::CommandLine& line, const SearchCommand& command) {
  require_format(line, "columns", command.format, OutputFormat::Csv, "csv");
  require_format(line, "bom", command.format, OutputFormat::Csv, "csv");
  require_format(line, "null", command.format, OutputFormat::Paths, "paths");
  output::OutputStyle style;
  style.columns = read_columns(line);
  style.story = line.has("story");
  style.byte_order_mark = line.has("bom");
  style.nul_terminated = line.has("null");
  style.batch = command.batch.has_value();
  style.explain = command.request.explain;
  for (const engine::FacetRequest& facet : command.request.facets) {
    if (facet.limit) style.whole_facets.push_back(facet.field);
  }
  style.today = command.request.now;
  return style;
}

engine::RelatedTime read_related_time(const cli::CommandLine& line) {
  const bool before = line.has("before"), after = line.has("after");
  if (before && after)
    throw Error("--before and --after cannot go together", "each leaves out what the other keeps");
  if (!before && !after) return engine::RelatedTime::Any;
  if (!line.has("related"))
    throw Error(fmt::format("--{} is only for --related", before ? "before" : "after"),
                "--from and --to narrow other searches by date");
  return before ? engine::RelatedTime::Before : engine::RelatedTime::After;
}

engine::SearchRequest read_request(const cli::CommandLine& line, OutputFormat format, calendar::Date today) {
  engine::SearchRequest request;
  request.query = query_of(line);
  request.plain = line.has("plain");
  request.now = read_now(line, today);
  request.as_of = line.has("as-of");
  request.match = read_choice<MatchMode>(
      line, "match", {{"auto", MatchMode::Auto}, {"all", MatchMode::All}, {"any", MatchMode::Any}},
      format == OutputFormat::Trec ? MatchMode::Any : MatchMode::Auto);
  request.sort = read_choice<SortKey>(
      line, "sort",
      {{"relevance", SortKey::Relevance}, {"newest", SortKey::Newest}, {"oldest", SortKey::Oldest}},
      SortKey::Relevance);
  if (line.has("deep")) request.deep_budget = kDeepBudget;
  request.half_life = read_half_life(line, request.now);
  request.limit = read_limit(line, format);
  if (line.has("offset")) request.offset = cli::parse_number("offset", line.last("offset"), 0, kMostResults);
  request.filters = read_filters(line);
  request.declared_only = line.has("declared-only");
  request.copies = line.has("copies") || format == OutputFormat::Trec || format == OutputFormat::Paths;
  request.dates = read_dates(line, request.now);
  if (line.has("facets")) request.facets = read_facets(line.last("facets"));
  request.also_read = read_also_read(line, format);
  request.snippets = format != OutputFormat::Paths && format != OutputFormat::Trec;
  request.explain = line.has("explain");
  request.spelling = spelling_for(format, line.has("batch"));
  request.related = optional_value(line, "related");
  request.story = optional_value(line, "story");
  request.related_time = read_related_time(line);
  return request;
}

void refuse_together(bool both, std::string_view what, std::string_view why) {
  if (both) throw Error(std::string(what), std::string(why));
}

void check_ranking(const SearchCommand& command, const cli::CommandLine& line) {
  for (const std::string_view option : {"deep", "recency"}) {
    if (!line.has(option)) continue;
    refuse_together(command.request.sort != SortKey::Relevance,
                    fmt::format("--{} and --sort {} cannot go together", option, line.last("sort")),
                    "the one ranks, the other orders by date");
    refuse_together(command.request.related || command.request.story || command.show,
                    fmt::format("--{} ranks the answers to a query", option),
                    "--related, --story and --show take an article");
  }
}

void check_facets(const SearchCommand& command) {
  const bool tabular = command.format == OutputFormat::Csv || command.format == OutputFormat::Paths ||
                       command.format == OutputFormat::Trec;
  refuse_together(tabular && !command.request.facets.empty(),
                  "--facets: csv, paths and trec have no room for counts",
                  "--format text or json shows them");
}

void check_show(const SearchCommand& command) {
  if (!command.show) return;
  refuse_together(command.request.related.has_value(), "--show and --related cannot go together",
                  "read the article first, then look for related ones");
  refuse_together(command.batch.has_value(), "--show and --batch cannot go together",
                  "--show prints one article");
  refuse_together(command.format != OutputFormat::Text && command.format != OutputFormat::Json,
                  "--show: only --format text and json can hold a whole article", "");
}

// A list of completions has no results to narrow, order or show.
void check_complete(const cli::CommandLine& line, const SearchCommand& command) {
  if (!command.complete) return;
  constexpr std::array<std::string_view, 6> kWith = {"complete", "index", "limit",
                                                     "format",   "color", "quiet"};
  for (const cli::ParsedOption& given : line.options) {
    const bool fits = std::find(kWith.begin(), kWith.end(), given.option->name) != kWith.end();
    refuse_together(!fits, fmt::format("--complete and --{} cannot go together", given.option->name),
                    "only --index, --limit and --format go with --complete");
  }
  refuse_together(!line.arguments.empty(), "--complete takes no query",
                  "give all that was typed so far as its value: --complete \"security coo\"");
  refuse_together(command.format != OutputFormat::Text && command.format != OutputFormat::Json,
                  "--complete: only --format text and json can hold completions", "");
}

void check_story(const SearchCommand& command) {
  const engine::SearchRequest& request = command.request;
  if (!request.story) return;
  refuse_together(!request.query.empty(), "--story takes no query",
                  "it is told of an article; filters may narrow it");
  refuse_together(request.related.has_value(), "--story and --related cannot go together",
                  "a story is made of related articles already");
  refuse_together(command.show.has_value(), "--story and --show cannot go together",
                  "--show prints one article");
  refuse_together(request.sort == SortKey::Newest, "--story goes from the oldest step to the newest",
                  "--related ARTICLE --sort newest lists related articles the other way round");
  refuse_together(command.batch && request.story != "-", "--batch goes only with --story -",
                  "each line of its file is then: id, tab, article");
}

void check_what_is_asked(const SearchCommand& command) {
  const engine::SearchRequest& request = command.request;
  refuse_together(request.related && !request.query.empty(), "--related takes no query",
                  "it searches by the article itself; filters may narrow it");
  refuse_together(command.batch && !request.query.empty(), "--batch takes no query on the command line",
                  "the queries are the lines of its file: id, tab, query");
  refuse_together(command.batch && request.related && request.related != "-",
                  "--batch goes only with --related -", "each line of its file is then: id, tab, article");
  const bool narrowed = !request.filters.empty() || request.dates != calendar::DateRange{};
  const bool asked = !request.query.empty() || narrowed || request.related || request.story || command.show ||
                     command.batch || command.complete;
  refuse_together(!asked, "nothing to search for",
                  fmt::format("usage: {} (search --help lists the options)", search_program().synopsis));
}

}  // namespace

SearchCommand read_search_command(const cli::CommandLine& line, calendar::Date today) {
  SearchCommand command;
  command.help = line.has("help");
  command.version = line.has("version");
  command.indexes = line.all("index");
  if (command.help || command.version) return command;

  command.quiet = line.has("quiet");
  command.color = read_choice<ColorWhen>(
      line, "color", {{"auto", ColorWhen::Auto}, {"always", ColorWhen::Always}, {"never", ColorWhen::Never}},
      ColorWhen::Auto);
  command.format = read_format(line);
  command.request = read_request(line, command.format, today);
  command.show = optional_value(line, "show");
  command.batch = optional_value(line, "batch");
  command.complete = optional_value(line, "complete");
  command.style = read_style(line, command);
  refuse_together(std::find(command.indexes.begin(), command.indexes.end(), "") != command.indexes.end(),
                  "--index: the value is empty", "");
  check_ranking(command, line);
  check_facets(command);
  check_show(command);
  check_complete(line, command);
  check_story(command);
  check_what_is_asked(command);
  command.batch_of_articles = command.batch && (command.request.related || command.request.story);
  return command;
}

}  // namespace dateline
