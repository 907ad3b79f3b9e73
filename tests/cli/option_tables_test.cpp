#include <doctest/doctest.h>

#include <set>
#include <string>

#include "common/cli/option_table.h"
#include "indexer/index_options.h"
#include "searcher/search_options.h"

using namespace dateline;

TEST_CASE("the tables hold together") {
  for (const cli::Program* program : {&index_program(), &search_program()}) {
    std::set<std::string> names;
    std::set<char> short_names;
    std::set<std::string> groups;
    std::string group;
    for (const cli::Option& option : program->options) {
      CAPTURE(option.name);
      CHECK(names.insert(option.name).second);
      if (option.short_name != 0) CHECK(short_names.insert(option.short_name).second);
      if (group != option.group) CHECK(groups.insert(option.group).second);  // a group stands together
      group = option.group;
      const std::string help = option.help;
      REQUIRE_FALSE(help.empty());
      CHECK(help.back() != '.');
      CHECK((option.arity == cli::Arity::Flag) == std::string(option.value_name).empty());
    }
    for (const std::string text : {program->description, program->examples, program->exit_status}) {
      for (const char c : text) CHECK(static_cast<unsigned char>(c) < 0x80);
    }
  }
}
