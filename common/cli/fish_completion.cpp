#include <fmt/format.h>

#include <string>
#include <string_view>

#include "common/cli/lines.h"
#include "common/cli/option_table.h"

namespace dateline::cli {
namespace {

std::string quote(std::string text) {
  text = replace_all(std::move(text), "\\", "\\\\");
  return fmt::format("'{}'", replace_all(std::move(text), "'", "\\'"));
}

// -x: needs a value that is no file; -r: needs a value; -f: no files follow.
std::string value_flags(const Option& option) {
  if (option.arity == Arity::Flag) return "";
  const std::string_view choices = option.choices;
  const bool optional = option.arity == Arity::OptionalValue;
  if (choices == "@dir") return " -x -a '(__fish_complete_directories)'";
  if (choices == "@file" || choices == "@dir+file") return " -r -F";
  if (choices.empty()) return optional ? " -f" : " -x";
  return fmt::format("{} -a {}", optional ? " -f" : " -x",
                     quote(replace_all(std::string(choices), "|", " ")));
}

}  // namespace

std::string fish_completion(const Program& program) {
  std::string out;
  for (const Option& option : program.options) {
    out += fmt::format("complete -c {}", program.name);
    if (option.short_name != 0) out += fmt::format(" -s {}", option.short_name);
    out += fmt::format(" -l {}{} -d {}\n", option.name, value_flags(option), quote(option.help));
  }
  return out;
}

}  // namespace dateline::cli
