#include <fmt/format.h>

#include <string>
#include <string_view>

#include "common/cli/lines.h"
#include "common/cli/option_table.h"

namespace dateline::cli {
namespace {

// Inside the single quotes of a specification of _arguments.
std::string escape(std::string text) {
  text = replace_all(std::move(text), "\\", "\\\\");
  text = replace_all(std::move(text), "'", "'\\''");
  text = replace_all(std::move(text), "[", "\\[");
  text = replace_all(std::move(text), "]", "\\]");
  return replace_all(std::move(text), ":", "\\:");
}

std::string value_action(const Option& option) {
  const std::string_view choices = option.choices;
  if (choices == "@dir") return "_files -/";
  if (choices == "@file" || choices == "@dir+file") return "_files";
  if (choices.empty()) return " ";
  return fmt::format("({})", replace_all(std::string(choices), "|", " "));
}

// "[help]:value:action" for a value, "[help]" for a flag, as _arguments reads it after the option's name.
std::string specification(const Option& option) {
  const std::string help = fmt::format("[{}]", escape(option.help));
  if (option.arity == Arity::Flag) return help;
  const char* optional = option.arity == Arity::OptionalValue ? ":" : "";
  return fmt::format("{}:{}{}:{}", help, optional, escape(option.value_name), value_action(option));
}

}  // namespace

std::string zsh_completion(const Program& program) {
  std::string out = fmt::format("#compdef {}\n_arguments -S \\\n", program.name);
  for (const Option& option : program.options) {
    const char* repeated = option.repeatable ? "*" : "";
    // '=-': the value stands in the same word only; '=': there or in the next word.
    const char* joined = option.arity == Arity::Flag ? "" : option.arity == Arity::OptionalValue ? "=-" : "=";
    if (option.short_name != 0) {
      out += fmt::format("  '{}-{}{}' \\\n", repeated, option.short_name, specification(option));
    }
    out += fmt::format("  '{}--{}{}{}' \\\n", repeated, option.name, joined, specification(option));
  }
  return out + "  '*: :_files'\n";
}

}  // namespace dateline::cli
