#include <fmt/format.h>

#include <string>
#include <string_view>

#include "common/cli/lines.h"
#include "common/cli/option_table.h"

namespace dateline::cli {
namespace {

std::string words_of(std::string_view choices) {
  return replace_all(std::string(choices), "|", " ");
}

// The commands that fill COMPREPLY for an option's value.
std::string value_action(const Option& option) {
  const std::string_view choices = option.choices;
  if (choices == "@dir") return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$cur\")";
  if (choices == "@file" || choices == "@dir+file") {
    return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")";
  }
  if (choices.empty()) return "COMPREPLY=()";
  return fmt::format("mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$cur\")", words_of(choices));
}

std::string case_pattern(const Option& option) {
  return option.short_name == 0 ? fmt::format("--{}", option.name)
                                : fmt::format("--{}|-{}", option.name, option.short_name);
}

std::string value_cases(const Program& program) {
  std::string out;
  for (const Option& option : program.options) {
    if (option.arity == Arity::Flag) continue;
    out += fmt::format("    {}) {}; return ;;\n", case_pattern(option), value_action(option));
  }
  return out;
}

std::string option_words(const Program& program) {
  std::string out;
  for (const Option& option : program.options)
    out += fmt::format("{}--{}", out.empty() ? "" : " ", option.name);
  return out;
}

}  // namespace

// COMP_WORDBREAKS holds '=' by default, so `--name=VALUE` arrives as three words.
std::string bash_completion(const Program& program) {
  return fmt::format(
      R"(# bash completion for {0}
_dateline_{0}() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}}
  if [[ $cur == "=" ]]; then cur=; elif [[ $prev == "=" ]]; then prev=${{COMP_WORDS[COMP_CWORD-2]}}; fi
  case $prev in
{1}  esac
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W '{2}' -- "$cur")
  else
    compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}}
complete -F _dateline_{0} {0}
)",
      program.name, value_cases(program), option_words(program));
}

}  // namespace dateline::cli
