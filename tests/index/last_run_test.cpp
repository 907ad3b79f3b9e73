#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <ctime>
#include <string>

#include "common/index/layout.h"
#include "tests/sync/temporary_folder.h"

using namespace dateline::index;
using dateline::sync_test::TemporaryFolder;

namespace {

struct stat status_of(const TemporaryFolder& folder) {
  struct stat status {};
  REQUIRE(::stat(folder.file("last-run").c_str(), &status) == 0);
  return status;
}

}  // namespace

TEST_CASE("how the last run ended is kept") {
  const TemporaryFolder folder;
  CHECK_FALSE(read_last_run(folder.path()));
  write_last_run(folder.path(), 1, "2 files could not be read");
  const auto run = read_last_run(folder.path());
  REQUIRE(run);
  CHECK(run->exit == 1);
  CHECK(run->message == "2 files could not be read");
  CHECK(std::time(nullptr) - run->ended < 60);
  write_last_run(folder.path(), 0, "");
  CHECK(read_last_run(folder.path())->exit == 0);
  CHECK(read_last_run(folder.path())->message.empty());
}

TEST_CASE("a run that ends as the one before only touches the file") {
  const TemporaryFolder folder;
  write_last_run(folder.path(), 0, "");
  const struct timespec long_ago[2] = {{1000, 0}, {1000, 0}};
  REQUIRE(::utimensat(AT_FDCWD, folder.file("last-run").c_str(), long_ago, 0) == 0);
  CHECK(read_last_run(folder.path())->ended == 1000);
  const auto before = status_of(folder);
  write_last_run(folder.path(), 0, "");
  CHECK(status_of(folder).st_ino == before.st_ino);
  CHECK(read_last_run(folder.path())->ended > 1000);
}

TEST_CASE("a last-run file that cannot be read or written stops nothing") {
  const TemporaryFolder folder;
  folder.write("last-run", "not a number");
  CHECK_FALSE(read_last_run(folder.path()));
  CHECK_NOTHROW(write_last_run(folder.file("missing"), 0, ""));
}
