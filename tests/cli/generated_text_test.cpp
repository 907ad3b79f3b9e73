#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/cli/lines.h"
#include "common/cli/option_table.h"
#include "indexer/index_options.h"
#include "searcher/search_options.h"

using namespace dateline;
using cli::Arity;

namespace {

const std::vector<cli::Option>& options() {
  static const std::vector<cli::Option> table = {
      {"Results", "limit", 'n', Arity::Value, "N", false, "how many results; it's a number or all"},
      {"Results", "a-very-long-name", 0, Arity::Value, "SOMETHING", true, "a folder", "@dir"},
      {"Help", "facets", 0, Arity::OptionalValue, "LIST", false, "counts [of all]", "tag|month"},
      {"Help", "help", 'h', Arity::Flag, "", false, "show this help"},
  };
  return table;
}

const cli::Program& program() {
  static const cli::Program made = {
      "tool",
      "tool [OPTION]... WORD...",
      "do a well-known thing",
      "First 2025-05-21 \\ text, up-down.\n\n.Second with --limit.\n\nFILES\n\n~/x\ta 'file'",
      options(),
      "0\tfound\n1\tnot found",
      "tool -n 3 'a b'\tthree of them"};
  return made;
}

}  // namespace

TEST_CASE("help is grouped and wrapped") {
  CHECK(cli::help_text(program(), 50, "/data/index") == R"(Usage: tool [OPTION]... WORD...
do a well-known thing

Results:
  -n, --limit N  how many results; it's a number
                 or all
      --a-very-long-name SOMETHING
                 a folder

Help:
      --facets[=LIST]  counts [of all]
  -h, --help           show this help

Examples:
  tool -n 3 'a b'
      three of them

Exit status:
  0  found
  1  not found

Index in force: /data/index
)");
}

TEST_CASE("help of both programs keeps to the width and names every option") {
  for (const cli::Program* each : {&index_program(), &search_program()}) {
    for (const std::size_t width : {60U, 80U, 132U}) {
      const std::string help = cli::help_text(*each, width, "/i");
      const std::size_t examples = help.find("\nExamples:");
      for (const std::string& line : cli::split(help.substr(0, examples), "\n")) {
        CAPTURE(line);
        CHECK(line.size() <= width);
      }
      for (const cli::Option& option : each->options) {
        CAPTURE(option.name);
        CHECK(help.find(std::string("--") + option.name) != std::string::npos);
      }
    }
  }
}

TEST_CASE("the manual page is escaped for roff") {
  CHECK(cli::man_page(program(), "1.2") == R"(.TH TOOL 1 "" "Dateline 1.2" "User Commands"
.SH NAME
tool \- do a well-known thing
.SH SYNOPSIS
tool [OPTION]... WORD...
.SH DESCRIPTION
.PP
First 2025\-05\-21 \e text, up-down.
.PP
\&.Second with \-\-limit.
.SH OPTIONS
.SS Results
.TP
\fB\-n\fR, \fB\-\-limit\fR \fIN\fR
how many results; it\(aqs a number or all
.TP
\fB\-\-a\-very\-long\-name\fR \fISOMETHING\fR
a folder
.SS Help
.TP
\fB\-\-facets\fR[=\fILIST\fR]
counts [of all]
.TP
\fB\-h\fR, \fB\-\-help\fR
show this help
.SH EXIT STATUS
.TP
\fB0\fR
found
.TP
\fB1\fR
not found
.SH EXAMPLES
.TP
\fBtool \-n 3 \(aqa b\(aq\fR
three of them
.SH FILES
.TP
\fB\(ti/x\fR
a \(aqfile\(aq
)");
}

TEST_CASE("completions come from the table") {
  const std::string bash = cli::bash_completion(program());
  CHECK(bash.find("compgen -W '--limit --a-very-long-name --facets --help' --") != std::string::npos);
  CHECK(bash.find("--a-very-long-name) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d --") !=
        std::string::npos);
  CHECK(bash.find("--facets) mapfile -t COMPREPLY < <(compgen -W 'tag month' --") != std::string::npos);
  CHECK(bash.find("--limit|-n) COMPREPLY=(); return ;;") != std::string::npos);
  CHECK(bash.find("complete -F _dateline_tool tool\n") != std::string::npos);

  CHECK(cli::zsh_completion(program()) == R"(#compdef tool
_arguments -S \
  '-n[how many results; it'\''s a number or all]:N: ' \
  '--limit=[how many results; it'\''s a number or all]:N: ' \
  '*--a-very-long-name=[a folder]:SOMETHING:_files -/' \
  '--facets=-[counts \[of all\]]::LIST:(tag month)' \
  '-h[show this help]' \
  '--help[show this help]' \
  '*: :_files'
)");

  CHECK(cli::fish_completion(program()) ==
        R"(complete -c tool -s n -l limit -x -d 'how many results; it\'s a number or all'
complete -c tool -l a-very-long-name -x -a '(__fish_complete_directories)' -d 'a folder'
complete -c tool -l facets -f -a 'tag month' -d 'counts [of all]'
complete -c tool -s h -l help -d 'show this help'
)");
}
