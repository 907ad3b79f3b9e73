#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "common/error.h"
#include "searcher/run_search.h"

int main(int argc, char** argv) {
  try {
    return dateline::run_search({argv + 1, argv + argc});
  } catch (const dateline::Error& error) {
    std::fputs(error.for_terminal("search").c_str(), stderr);
    return static_cast<int>(error.code());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "search: %s\n", error.what());
    return static_cast<int>(dateline::ExitCode::Failure);
  }
}
