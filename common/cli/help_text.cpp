#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "common/cli/lines.h"
#include "common/cli/option_table.h"

namespace dateline::cli {
namespace {

constexpr std::size_t kMargin = 2;
constexpr std::size_t kWidestLeft = 26;     // a longer left side has its text on the next line
constexpr std::size_t kNarrowestText = 20;  // never wrapped to less, however narrow the terminal

std::string signature(const Option& option) {
  std::string text = option.short_name == 0 ? "    " : fmt::format("-{}, ", option.short_name);
  text += fmt::format("--{}", option.name);
  if (option.arity == Arity::Value) text += fmt::format(" {}", option.value_name);
  if (option.arity == Arity::OptionalValue) text += fmt::format("[={}]", option.value_name);
  return text;
}

// Both sides of a list as two columns.
std::string two_columns(const std::vector<Entry>& entries, std::size_t width) {
  std::size_t left_width = 0;
  for (const Entry& entry : entries) {
    if (entry.left.size() <= kWidestLeft) left_width = std::max(left_width, entry.left.size());
  }
  const std::size_t indent = kMargin + left_width + 2;
  const std::size_t text_width = width > indent + kNarrowestText ? width - indent : kNarrowestText;
  std::string out;
  for (const Entry& entry : entries) {
    out += std::string(kMargin, ' ') + entry.left;
    std::size_t column = kMargin + entry.left.size();
    for (const std::string& line : fill(entry.right, text_width)) {
      if (column + 2 > indent) {
        out += '\n';
        column = 0;
      }
      out += std::string(indent - column, ' ') + line;
      column = indent + line.size();
    }
    out += '\n';
  }
  return out;
}

// A group stands where its first option stands, with all its options.
std::string options_by_group(const Program& program, std::size_t width) {
  std::vector<std::string_view> groups;
  for (const Option& option : program.options) {
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end())
      groups.emplace_back(option.group);
  }
  std::string out;
  for (const std::string_view group : groups) {
    std::vector<Entry> entries;
    for (const Option& option : program.options) {
      if (option.group == group) entries.push_back({signature(option), option.help});
    }
    out += fmt::format("\n{}:\n{}", group, two_columns(entries, width));
  }
  return out;
}

std::string entry_list(const char* heading, const char* lines, std::size_t width) {
  std::vector<Entry> entries;
  for (const std::string& line : split(lines, "\n")) entries.push_back(split_entry(line));
  return fmt::format("\n{}:\n{}", heading, two_columns(entries, width));
}

// A command may be too long for a column beside its meaning.
std::string example_list(const char* lines) {
  std::string out = "\nExamples:\n";
  for (const std::string& line : split(lines, "\n")) {
    const Entry example = split_entry(line);
    out += fmt::format("  {}\n      {}\n", example.left, example.right);
  }
  return out;
}

}  // namespace

std::string help_text(const Program& program, std::size_t width, std::string_view index_path_in_force) {
  std::string out = fmt::format("Usage: {}\n", program.synopsis);
  for (const std::string& line : fill(program.summary, width)) out += line + '\n';
  out += options_by_group(program, width);
  out += example_list(program.examples);
  out += entry_list("Exit status", program.exit_status, width);
  out += fmt::format("\nIndex in force: {}\n", index_path_in_force);
  return out;
}

}  // namespace dateline::cli
