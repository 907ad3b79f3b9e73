#include "tests/cli_programs/run_program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace dateline::programs_test {
namespace {

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

// Files rather than pipes: nothing can block, however much a program says.
File temporary_file() {
  File file(std::tmpfile());
  if (!file) throw std::runtime_error("cannot make a temporary file");
  return file;
}

std::string contents(std::FILE* file) {
  std::rewind(file);
  std::string text;
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, n);
  return text;
}

std::string command_line(const std::string& program, const std::vector<std::string>& arguments) {
  std::string line = program;
  for (const std::string& argument : arguments) line += " '" + argument + '\'';
  return line;
}

}  // namespace

std::string ProgramRun::described() const {
  return command + "\nexit " + std::to_string(status) + "\n--- standard output\n" + out +
         "--- standard error\n" + err + "---\n";
}

ProgramRun run_program(const std::string& program, const std::vector<std::string>& arguments,
                       const Surroundings& surroundings) {
  const File in = temporary_file();
  const File out = temporary_file();
  const File err = temporary_file();
  std::fwrite(surroundings.input.data(), 1, surroundings.input.size(), in.get());
  std::rewind(in.get());

  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start " + program);
  if (child == 0) {
    ::dup2(::fileno(in.get()), STDIN_FILENO);
    ::dup2(::fileno(out.get()), STDOUT_FILENO);
    ::dup2(::fileno(err.get()), STDERR_FILENO);
    for (const auto& variable : surroundings.environment)
      ::setenv(variable.first.c_str(), variable.second.c_str(), 1);
    if (!surroundings.folder.empty() && ::chdir(surroundings.folder.c_str()) != 0) ::_exit(126);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
  }
  int state = 0;
  ::waitpid(child, &state, 0);

  ProgramRun run;
  run.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  run.out = contents(out.get());
  run.err = contents(err.get());
  run.command = "(cd " + surroundings.folder + "; " + command_line(program, arguments) + ')';
  return run;
}

std::string built_program(const std::string& name) {
  const std::string path = std::string(DATELINE_BINARY_DIR) + '/' + name;
  if (::access(path.c_str(), X_OK) != 0)
    throw std::runtime_error(path + " is not there: build the programs first");
  return path;
}

}  // namespace dateline::programs_test
