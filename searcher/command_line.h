// The command line of `search` → one checked SearchCommand. Every value is checked here; nothing is looked up
// in an index.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/calendar/timestamp.h"
#include "common/cli/option_table.h"
#include "searcher/engine/search_request.h"
#include "searcher/output/result_writer.h"

namespace dateline {

enum class ColorWhen { Auto, Always, Never };

struct SearchCommand {
  bool help = false;
  bool version = false;
  bool quiet = false;
  std::vector<std::string> indexes;     // of --index; empty: the usual one
  engine::SearchRequest request;        // with --batch its query (or `related`) comes from each line
  std::optional<std::string> show;      // ARTICLE of --show; request.query holds the words to highlight
  std::optional<std::string> complete;  // PREFIX of --complete
  std::optional<std::string> batch;     // FILE of --batch, "-" for standard input
  bool batch_of_articles = false;       // --batch with --related -: each line names an article
  output::OutputFormat format = output::OutputFormat::Text;
  output::OutputStyle style;  // all but color, width and terminal, which the caller sets
  ColorWhen color = ColorWhen::Auto;
};

// `today` is "now" where --as-of is not given. Throws Error (exit 2) naming the option. With --help or
// --version nothing else is read or checked.
SearchCommand read_search_command(const cli::CommandLine& line, calendar::Date today);

}  // namespace dateline
