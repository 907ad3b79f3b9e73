// What stops a job: the one exception type of the project, and the exit codes of both programs.
//
// What a user can expect while a job goes on (a file that cannot be read, a query with a slip) is a value,
// not an Error: see formats::ReadProblem and query::ParseError. An Error is caught in three places only:
// around Xapian calls (which turn into Errors), around each file, and in main.
#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace dateline {

// Process exit codes; see INTERFACE in the manual pages. `NothingFound` is of search, `PartlyDone` of
// indexer.
enum class ExitCode : int {
  Success = 0,
  NothingFound = 1,
  PartlyDone = 1,
  Failure = 2,
  Busy = 75,  // EX_TEMPFAIL of sysexits.h
};

class Error : public std::exception {
 public:
  // `message` says what happened and to what; `hint`, when not empty, what to do next. One sentence each, no
  // full stop needed.
  explicit Error(std::string message, std::string hint = {}, ExitCode code = ExitCode::Failure);

  const char* what() const noexcept override { return message_.c_str(); }
  const std::string& message() const { return message_; }
  const std::string& hint() const { return hint_; }
  ExitCode code() const { return code_; }

  // "program: message\n" and, where there is a hint, a second line "program: hint\n".
  std::string for_terminal(std::string_view program) const;

 private:
  std::string message_;
  std::string hint_;
  ExitCode code_;
};

// An Error about a system call: "cannot <action> <path>: <text of errno>".
Error system_error(std::string_view action, std::string_view path, int error_number);

}  // namespace dateline
