#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <cstddef>
#include <string>
#include <utility>

#include "common/cli/nearest_option.h"
#include "common/cli/option_table.h"
#include "common/error.h"

namespace dateline::cli {
namespace {

namespace po = boost::program_options;

// Without allow_guessing: an abbreviation that works today would mean something else tomorrow.
constexpr int kStyle = po::command_line_style::allow_long | po::command_line_style::long_allow_adjacent |
                       po::command_line_style::long_allow_next | po::command_line_style::allow_short |
                       po::command_line_style::allow_dash_for_short |
                       po::command_line_style::short_allow_adjacent |
                       po::command_line_style::short_allow_next | po::command_line_style::allow_sticky;

std::string see_help(const Program& program) {
  return fmt::format("{} --help lists the options", program.name);
}

const Option* find_option(const Program& program, std::string_view name) {
  const auto found = std::find_if(program.options.begin(), program.options.end(),
                                  [&](const Option& option) { return option.name == name; });
  return found == program.options.end() ? nullptr : &*found;
}

// To Boost an optional value is none: its implicit_value would swallow the word that follows.
po::options_description describe(const Program& program) {
  po::options_description description;
  for (const Option& option : program.options) {
    std::string names = option.name;
    if (option.short_name != 0) names += std::string(",") + option.short_name;
    if (option.arity == Arity::Value) {
      description.add_options()(names.c_str(), po::value<std::string>(), option.help);
    } else {
      description.add_options()(names.c_str(), option.help);
    }
  }
  return description;
}

// The arguments with every `--name=VALUE` of an OptionalValue option cut to `--name`, and those values in
// order ("" for none).
struct SplitArguments {
  std::vector<std::string> arguments;
  std::vector<std::string> optional_values;
};

SplitArguments split_optional_values(const Program& program, const std::vector<std::string>& arguments) {
  SplitArguments split;
  bool options_ended = false;
  for (const std::string& argument : arguments) {
    options_ended = options_ended || argument == "--";
    const std::size_t equals = std::min(argument.find('='), argument.size());
    const Option* option = options_ended || argument.substr(0, 2) != "--"
                               ? nullptr
                               : find_option(program, argument.substr(2, equals - 2));
    if (option == nullptr || option->arity != Arity::OptionalValue) {
      split.arguments.push_back(argument);
      continue;
    }
    if (equals + 1 == argument.size()) {
      throw Error(fmt::format("--{}= has no value", option->name),
                  fmt::format("--{0}={1}, or --{0} alone", option->name, option->value_name));
    }
    split.arguments.push_back(argument.substr(0, equals));
    split.optional_values.push_back(equals < argument.size() ? argument.substr(equals + 1) : std::string());
  }
  return split;
}

Error unknown_option(const Program& program, const po::option& parsed) {
  const std::string typed =
      parsed.original_tokens.empty() ? parsed.string_key : parsed.original_tokens.front();
  const std::string name = typed.substr(0, typed.find('='));
  const bool is_long = name.substr(0, 2) == "--";
  const Option* nearest = is_long ? nearest_option(program.options, name.substr(2)) : nullptr;
  return Error(fmt::format("unknown option {}", name),
               nearest == nullptr ? see_help(program) : fmt::format("did you mean --{}?", nearest->name));
}

Error missing_value(const Program& program, const Option& option) {
  return Error(fmt::format("--{0} needs a value: --{0} {1}", option.name, option.value_name),
               see_help(program));
}

Error syntax_error(const Program& program, const po::invalid_command_line_syntax& error) {
  const std::string& typed = error.get_option_name();
  const Option* option =
      find_option(program, typed.substr(std::min(typed.find_first_not_of('-'), typed.size())));
  if (option == nullptr) return Error(error.what(), see_help(program));
  if (option->arity != Arity::Value)
    return Error(fmt::format("--{} takes no value", option->name), see_help(program));
  return missing_value(program, *option);
}

std::vector<po::option> parse_with_boost(const Program& program, const std::vector<std::string>& arguments) {
  const po::options_description description = describe(program);
  try {
    return po::command_line_parser(arguments)
        .options(description)
        .style(kStyle)
        .allow_unregistered()
        .run()
        .options;
  } catch (const po::invalid_command_line_syntax& error) {
    throw syntax_error(program, error);
  } catch (const po::error& error) {
    throw Error(error.what(), see_help(program));
  }
}

// The value of an option that must have one. An option or "--" that follows as a word of its own is none: it
// was left out.
std::string required_value(const Program& program, const Option& option, const po::option& parsed) {
  const std::string& value = parsed.value.front();
  const bool own_word = parsed.original_tokens.size() > 1;
  const bool looks_like_option =
      value.substr(0, 2) == "--" &&
      (value.size() == 2 || find_option(program, value.substr(2, value.find('=') - 2)) != nullptr);
  if (own_word && looks_like_option) throw missing_value(program, option);
  return value;
}

}  // namespace

bool CommandLine::has(std::string_view name) const {
  return std::any_of(options.begin(), options.end(),
                     [&](const ParsedOption& parsed) { return parsed.option->name == name; });
}

std::string CommandLine::last(std::string_view name, std::string_view otherwise) const {
  const auto found = std::find_if(options.rbegin(), options.rend(),
                                  [&](const ParsedOption& parsed) { return parsed.option->name == name; });
  return found == options.rend() ? std::string(otherwise) : found->value;
}

std::vector<std::string> CommandLine::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const ParsedOption& parsed : options) {
    if (parsed.option->name == name) values.push_back(parsed.value);
  }
  return values;
}

CommandLine parse_command_line(const Program& program, const std::vector<std::string>& arguments) {
  const SplitArguments split = split_optional_values(program, arguments);
  auto optional_value = split.optional_values.begin();
  CommandLine line;
  for (const po::option& parsed : parse_with_boost(program, split.arguments)) {
    if (parsed.string_key.empty()) {
      line.arguments.insert(line.arguments.end(), parsed.value.begin(), parsed.value.end());
      continue;
    }
    const Option* option = parsed.unregistered ? nullptr : find_option(program, parsed.string_key);
    if (option == nullptr) throw unknown_option(program, parsed);
    std::string value;
    if (option->arity == Arity::Value) value = required_value(program, *option, parsed);
    if (option->arity == Arity::OptionalValue) value = *optional_value++;
    line.options.push_back({option, std::move(value)});
  }
  return line;
}

unsigned long parse_number(std::string_view option, std::string_view value, unsigned long least,
                           unsigned long most) {
  const bool digits = !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits) {
    throw Error(fmt::format("--{}: \"{}\" is not a number; a whole number is wanted", option, value));
  }
  unsigned long number = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failure != std::errc() || number < least || number > most) {
    throw Error(fmt::format("--{}: {} is out of range; {} to {} is wanted", option, value, least, most));
  }
  return number;
}

}  // namespace dateline::cli
