#include "searcher/search_arguments.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/error.h"
#include "searcher/search_options.h"

namespace dateline {
namespace {

constexpr std::string_view kShortAfterFirstWord = "nifqh";

const cli::Option* find_short(char name) {
  const std::vector<cli::Option>& options = search_program().options;
  const auto found = std::find_if(options.begin(), options.end(),
                                  [name](const cli::Option& option) { return option.short_name == name; });
  return found == options.end() ? nullptr : &*found;
}

const cli::Option* find_long(std::string_view name) {
  const std::vector<cli::Option>& options = search_program().options;
  const auto found = std::find_if(options.begin(), options.end(),
                                  [name](const cli::Option& option) { return option.name == name; });
  return found == options.end() ? nullptr : &*found;
}

bool is_long_option(std::string_view argument) {
  return argument.size() > 2 && argument.substr(0, 2) == "--";
}

bool has_single_dash(std::string_view argument) {
  return argument.size() > 1 && argument[0] == '-' && argument[1] != '-';
}

bool is_option_after_first_word(std::string_view argument) {
  return argument.size() == 2 && has_single_dash(argument) &&
         kShortAfterFirstWord.find(argument[1]) != std::string_view::npos;
}

// Does the option take the argument that follows? In a group of short ones (-qn 5) the last may.
bool takes_next(std::string_view argument) {
  if (is_long_option(argument)) {
    const cli::Option* option = find_long(argument.substr(2));
    return option != nullptr && option->arity == cli::Arity::Value;
  }
  for (std::size_t i = 1; i < argument.size(); ++i) {
    const cli::Option* option = find_short(argument[i]);
    if (option == nullptr) return false;
    if (option->arity == cli::Arity::Value) return i + 1 == argument.size();
  }
  return false;
}

// "-n1", "-fjson": as if the option had its value with it. Not -i, which may take any folder: -iran.
std::optional<std::string> option_it_looks_like(std::string_view argument) {
  if (!has_single_dash(argument) || argument.size() < 3) return std::nullopt;
  const std::string_view value = argument.substr(2);
  bool fits = false;
  if (argument[1] == 'n') {
    fits = value == "all" || value.find_first_not_of("0123456789") == std::string_view::npos;
  } else if (argument[1] == 'f') {
    const std::string choices = std::string("|") + find_short('f')->choices + "|";
    fits = value.find('|') == std::string_view::npos &&
           choices.find("|" + std::string(value) + "|") != std::string::npos;
  }
  if (!fits) return std::nullopt;
  return std::string(argument.substr(0, 2)) + " " + std::string(value);
}

void require_known_short_option(std::string_view argument) {
  if (find_short(argument[1]) != nullptr) return;
  throw Error("unknown option " + std::string(argument),
              "a query that begins with - needs -- before it: search -- " + std::string(argument));
}

}  // namespace

cli::CommandLine parse_search_arguments(const std::vector<std::string>& arguments) {
  std::vector<std::string> options;
  std::vector<std::string> words, warnings;
  for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
    if (*argument == "--") {
      words.insert(words.end(), argument + 1, arguments.end());
      break;
    }
    const bool is_option =
        is_long_option(*argument) ||
        (words.empty() ? has_single_dash(*argument) : is_option_after_first_word(*argument));
    if (!is_option) {
      if (const auto option = option_it_looks_like(*argument))
        warnings.push_back(*argument + " leaves out articles with the word " + argument->substr(1) +
                           "; as an option it stands before the query, or as " + *option);
      words.push_back(*argument);
      continue;
    }
    if (!is_long_option(*argument)) require_known_short_option(*argument);
    options.push_back(*argument);
    if (takes_next(*argument) && argument + 1 != arguments.end()) options.push_back(*++argument);
  }
  cli::CommandLine line = cli::parse_command_line(search_program(), options);
  line.arguments = words;
  line.warnings = std::move(warnings);
  return line;
}

}  // namespace dateline
