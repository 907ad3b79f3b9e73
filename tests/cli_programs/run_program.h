// Runs a program of the build to its end and keeps all it said. No shell is involved, and neither standard
// output nor standard error is a terminal.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace dateline::programs_test {

struct ProgramRun {
  int status = -1;  // exit status, or 128 + the signal that ended it
  std::string out;
  std::string err;
  std::string command;

  std::string described() const;
};

struct Surroundings {
  std::string input;                                             // standard input
  std::string folder;                                            // the working directory
  std::vector<std::pair<std::string, std::string>> environment;  // besides the test's own
};

// `program` is a path, or a name that is looked up in PATH. Throws where it cannot be started.
ProgramRun run_program(const std::string& program, const std::vector<std::string>& arguments,
                       const Surroundings& surroundings);

// The path of a program of the build; throws when it has not been built.
std::string built_program(const std::string& name);

}  // namespace dateline::programs_test
