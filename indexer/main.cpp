#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "common/error.h"
#include "indexer/run_indexer.h"

int main(int argc, char** argv) {
  try {
    return dateline::run_indexer({argv + 1, argv + argc});
  } catch (const dateline::Error& error) {
    std::fputs(error.for_terminal("indexer").c_str(), stderr);
    return static_cast<int>(error.code());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "indexer: %s\n", error.what());
    return static_cast<int>(dateline::ExitCode::Failure);
  }
}
