// The manual page in the man macros of groff; see groff_man(7) for the macros and groff_char(7) for the
// escapes.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string>

#include "common/cli/lines.h"
#include "common/cli/option_table.h"

namespace dateline::cli {
namespace {

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

// A hyphen joins two letters of prose; in options, dates and commands it is a minus, which can be pasted.
bool is_hyphen(std::string_view word, std::size_t at) {
  return at > 0 && at + 1 < word.size() && is_letter(word[at - 1]) && is_letter(word[at + 1]) &&
         word.find_first_of("-=/$\"'") == at;
}

std::string escape_word(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    switch (word[i]) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += is_hyphen(word, i) ? "-" : "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '"':
        out += "\\(dq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += word[i];
    }
  }
  return out;
}

// Text that roff takes as it is. A line that begins with '.' would be a request.
std::string escape(std::string_view text) {
  std::string out;
  for (const std::string& word : split(text, " ")) {
    if (!out.empty()) out += ' ';
    out += escape_word(word);
  }
  return fmt::format("{}{}", out.substr(0, 1) == "." ? "\\&" : "", out);
}

std::string capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string signature(const Option& option) {
  std::string text;
  if (option.short_name != 0) text += fmt::format("\\fB\\-{}\\fR, ", option.short_name);
  text += fmt::format("\\fB\\-\\-{}\\fR", replace_all(option.name, "-", "\\-"));
  if (option.arity == Arity::Value) text += fmt::format(" \\fI{}\\fR", escape(option.value_name));
  if (option.arity == Arity::OptionalValue) text += fmt::format("[=\\fI{}\\fR]", escape(option.value_name));
  return text;
}

std::string section(std::string_view heading) {
  return fmt::format(".SH {}\n", heading);
}

bool is_heading(const std::string& paragraph) {
  return std::all_of(paragraph.begin(), paragraph.end(),
                     [](char c) { return c == ' ' || std::isupper(static_cast<unsigned char>(c)) != 0; });
}

std::string list_entry(std::string_view line) {
  const Entry entry = split_entry(line);
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", escape(entry.left), escape(entry.right));
}

std::string paragraph_text(const std::string& paragraph) {
  std::string out;
  for (const std::string& line : split(paragraph, "\n")) {
    const bool entry = line.find('\t') != std::string::npos;
    out += entry ? list_entry(line) : fmt::format(".PP\n{}\n", escape(line));
  }
  return out;
}

std::string options_text(const Program& program) {
  std::string out = section("OPTIONS");
  std::string_view group;
  for (const Option& option : program.options) {
    if (option.group != group) out += fmt::format(".SS {}\n", escape(option.group));
    group = option.group;
    out += fmt::format(".TP\n{}\n{}\n", signature(option), escape(option.help));
  }
  return out;
}

}  // namespace

std::string man_page(const Program& program, std::string_view version) {
  const std::vector<std::string> paragraphs = split(program.description, "\n\n");
  const auto first_section = std::find_if(paragraphs.begin(), paragraphs.end(), is_heading);
  std::string out = fmt::format(".TH {} 1 \"\" \"Dateline {}\" \"User Commands\"\n", capitals(program.name),
                                escape(version));
  out += section("NAME") + fmt::format("{} \\- {}\n", program.name, escape(program.summary));
  out += section("SYNOPSIS") + fmt::format("{}\n", escape(program.synopsis));
  out += section("DESCRIPTION");
  for (auto paragraph = paragraphs.begin(); paragraph != first_section; ++paragraph) {
    out += paragraph_text(*paragraph);
  }
  out += options_text(program);
  out += section("EXIT STATUS");
  for (const std::string& line : split(program.exit_status, "\n")) out += list_entry(line);
  out += section("EXAMPLES");
  for (const std::string& line : split(program.examples, "\n")) out += list_entry(line);
  for (auto paragraph = first_section; paragraph != paragraphs.end(); ++paragraph) {
    out += is_heading(*paragraph) ? section(*paragraph) : paragraph_text(*paragraph);
  }
  return out;
}

}  // namespace dateline::cli
