// Build-time program: make_mention_table MENTIONS_FILE HEADER writes mentions.txt as a table that is compiled
// in. What the file holds is said at its head. A code that no country has, and a line that is no such line,
// stop the build.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common/geo/countries.h"
#include "common/geo/table_source.h"

namespace {

using dateline::geo::quoted;
using dateline::geo::trimmed;

struct Section {
  std::string_view heading;
  std::string_view kind;  // enumerator of MentionKind
  bool has_codes;
};

constexpr Section kSections[] = {
    {"names", "Name", true},
    {"demonyms", "Demonym", true},
    {"cities", "City", true},
    {"dateline", "Dateline", true},
    {"of cities", "OfCity", false},
    {"uncertain", "Uncertain", false},
    {"uncertain common words", "CommonWord", false},
    {"nothing", "Nothing", false},
    {"currencies", "Currency", false},
};

class Table {
 public:
  void read(const std::string& line) {
    if (line.empty() || line.front() == '#') return;
    if (line.front() == '[') return begin_section(line);
    if (section_ == nullptr) throw std::runtime_error("no section before: " + line);
    std::string code;
    std::string_view forms = line;
    if (section_->has_codes) {
      const std::size_t colon = line.find(':');
      code = line.substr(0, colon);
      if (colon == std::string::npos || dateline::geo::country_name(code) == code)
        throw std::runtime_error("no country code begins: " + line);
      forms.remove_prefix(colon + 1);
    }
    std::istringstream list{std::string(forms)};
    for (std::string item; std::getline(list, item, ';');) add(code, trimmed(item));
  }

  std::string header() const {
    return "// Made by make_mention_table: do not edit.\n#pragma once\n\n"
           "#include <cstdint>\n\n#include \"common/geo/mention_forms.h\"\n\nnamespace dateline::geo {\n\n"
           "inline constexpr MentionForm kMentionForms[] = {\n" +
           rows_ +
           fmt::format("}};\n\ninline constexpr std::uint64_t kMentionTableSum = {:#018x};\n\n",
                       dateline::geo::table_checksum(rows_)) +
           "}  // namespace dateline::geo\n";
  }

 private:
  void begin_section(const std::string& line) {
    std::string heading = line.substr(1, line.find(']') - 1);
    section_ = nullptr;
    language_ = "en";
    const auto find = [this](std::string_view name) {
      for (const Section& section : kSections)
        if (section.heading == name) section_ = &section;
    };
    find(heading);
    if (section_ != nullptr) {
      if (section_->kind == "City") language_.clear();
      return;
    }
    const std::size_t space = heading.rfind(' ');
    if (space != std::string::npos) find(heading.substr(0, space));
    if (section_ == nullptr) throw std::runtime_error("no such section: " + line);
    language_ = heading.substr(space + 1);
  }

  void add(const std::string& code, const std::string& form) {
    if (form.empty()) return;
    if (!seen_.insert(fmt::format("{} {} {} {}", section_->kind, language_, code, form)).second)
      throw std::runtime_error("stands twice: " + form);
    rows_ += fmt::format("    {{MentionKind::{}, {}, {}, {}}},\n", section_->kind, quoted(language_),
                         quoted(code), quoted(form));
  }

  const Section* section_ = nullptr;
  std::string language_;
  std::set<std::string> seen_;
  std::string rows_;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw std::runtime_error("usage: make_mention_table MENTIONS_FILE HEADER");
  std::ifstream in(argv[1]);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", argv[1]));
  Table table;
  for (std::string line; std::getline(in, line);) table.read(line);
  std::ofstream out(argv[2], std::ios::binary);
  out << table.header();
  out.close();
  if (!out) throw std::runtime_error(fmt::format("cannot write {}", argv[2]));
  return 0;
} catch (const std::exception& problem) {
  fmt::print(stderr, "make_mention_table: {}\n", problem.what());
  return 2;
}
