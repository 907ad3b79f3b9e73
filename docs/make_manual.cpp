// make_manual OUTDIR: writes the manual pages and shell completions of both programs under OUTDIR, from their
// option tables.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "common/cli/option_table.h"
#include "indexer/index_options.h"
#include "searcher/search_options.h"

namespace {

void write(const std::filesystem::path& path, const std::string& contents) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out.exceptions(std::ios::badbit | std::ios::failbit);
  out << contents << std::flush;
}

void write_all(const dateline::cli::Program& program, const std::filesystem::path& share) {
  const std::string name = program.name;
  write(share / "man/man1" / (name + ".1"), dateline::cli::man_page(program, DATELINE_VERSION));
  write(share / "bash-completion/completions" / name, dateline::cli::bash_completion(program));
  write(share / "zsh/site-functions" / ("_" + name), dateline::cli::zsh_completion(program));
  write(share / "fish/vendor_completions.d" / (name + ".fish"), dateline::cli::fish_completion(program));
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 2) {
    std::cerr << "usage: make_manual OUTDIR\n";
    return 2;
  }
  try {
    write_all(dateline::index_program(), arguments[1]);
    write_all(dateline::search_program(), arguments[1]);
  } catch (const std::exception& error) {
    std::cerr << "make_manual: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
