// One table of options per program, from which the command line, --help, the man page and the shell
// completions are made.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::cli {

enum class Arity {
  Flag,
  Value,
  OptionalValue
};  // OptionalValue: --facets or --facets=LIST, a value only after '='

struct Option {
  const char* group;  // heading of --help: "Filters"
  const char* name;   // without dashes: "index"
  char short_name;    // 'i', or 0
  Arity arity;
  const char* value_name;    // "DIR"; "" for a flag
  bool repeatable;           // several values are kept; otherwise the last wins
  const char* help;          // one or two plain sentences, no full stop at the end
  const char* choices = "";  // fixed values for completion, "auto|all|any", or "@dir", "@file", "@dir+file"
};

struct Program {
  const char* name;      // "search"
  const char* synopsis;  // "search [OPTION]... QUERY..."
  const char* summary;   // one line
  // Of the man page: paragraphs separated by "\n\n". A paragraph that is one line of capitals ("ENVIRONMENT")
  // begins a section; a line "term\tmeaning" is an entry of a list. ASCII only.
  const char* description;
  const std::vector<Option>& options;
  const char* exit_status;  // lines "0\tsomething found", separated by '\n'
  const char* examples;     // lines "command\twhat it does", separated by '\n'
};

// A parsed command line: options in the order given, then the words that are no options.
struct ParsedOption {
  const Option* option;
  std::string value;
};

class CommandLine {
 public:
  std::vector<ParsedOption> options;
  std::vector<std::string> arguments;
  std::vector<std::string> warnings;  // of what may have been meant otherwise, for standard error

  bool has(std::string_view name) const;
  // The last value given, or `otherwise`.
  std::string last(std::string_view name, std::string_view otherwise = {}) const;
  std::vector<std::string> all(std::string_view name) const;
};

// Throws Error (exit 2) for an unknown option (with the nearest name as hint), a missing or unexpected value.
// Long options are never abbreviated; "--" ends options. Uses Boost.ProgramOptions.
CommandLine parse_command_line(const Program& program, const std::vector<std::string>& arguments);

// Whole numbers as text: throws Error naming the option for anything but digits, and outside [least, most].
unsigned long parse_number(std::string_view option, std::string_view value, unsigned long least,
                           unsigned long most);

std::string help_text(const Program& program, std::size_t width, std::string_view index_path_in_force);
std::string man_page(const Program& program, std::string_view version);
std::string bash_completion(const Program& program);
std::string zsh_completion(const Program& program);
std::string fish_completion(const Program& program);

}  // namespace dateline::cli
