#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <ctime>
#include <string>

#include "common/index/last_run.h"
#include "tests/sync/temporary_folder.h"

using namespace dateline::index;
using dateline::sync_test::TemporaryFolder;

TEST_CASE("how the last run ended is kept") {
  const TemporaryFolder folder;
  CHECK_FALSE(read_last_run(folder.path()));
  write_last_run(folder.path(), {0, 1, "2 files could not be read", 1270, RunCounts{3, 2, 1, 40, 2}});
  const auto run = read_last_run(folder.path());
  REQUIRE(run);
  CHECK(run->exit == 1);
  CHECK(run->message == "2 files could not be read");
  CHECK(run->milliseconds == 1270);
  CHECK(run->counts == RunCounts{3, 2, 1, 40, 2});
  CHECK(std::time(nullptr) - run->ended < 60);
  write_last_run(folder.path(), {});
  CHECK(read_last_run(folder.path())->exit == 0);
  CHECK(read_last_run(folder.path())->message.empty());
  CHECK_FALSE(read_last_run(folder.path())->counts);
}

TEST_CASE("the time of the file is the time of the run") {
  const TemporaryFolder folder;
  write_last_run(folder.path(), {});
  const struct timespec long_ago[2] = {{1000, 0}, {1000, 0}};
  REQUIRE(::utimensat(AT_FDCWD, folder.file("last-run").c_str(), long_ago, 0) == 0);
  CHECK(read_last_run(folder.path())->ended == 1000);
  write_last_run(folder.path(), {});
  CHECK(read_last_run(folder.path())->ended > 1000);
}

TEST_CASE("records of other versions are read") {
  struct Row {
    const char* text;
    int exit;
    const char* message;
    bool tells_time, tells_counts;
  };
  const Row rows[] = {
      {"0 \n", 0, "", false, false},  // as written before there were counts
      {"2 cannot write X: No space left on device\n", 2, "cannot write X: No space left on device", false,
       false},
      {"143 stopped by a signal\nmilliseconds 12\n", 143, "stopped by a signal", true, false},
      {"1 a message\nof two lines\n", 1, "a message", false, false},
      {"0 \nadded 3\n", 0, "", false, true},
      {"0 \nadded\nadded x\nadded 3x\nadded -1\nmilliseconds 99999999999999999999\nrenamed 3\n", 0, "", false,
       false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto run = parse_last_run(row.text);
    REQUIRE(run);
    CHECK(run->exit == row.exit);
    CHECK(run->message == row.message);
    CHECK(run->milliseconds.has_value() == row.tells_time);
    CHECK(run->counts.has_value() == row.tells_counts);
  }
}

TEST_CASE("a message of two lines is kept in one") {
  const LastRun run{0, 2, "cannot read a\nb", 5, std::nullopt};
  CHECK(serialize(run) == "2 cannot read a b\nmilliseconds 5\n");
}

TEST_CASE("a last-run file that cannot be read or written stops nothing") {
  const TemporaryFolder folder;
  folder.write("last-run", "not a number");
  CHECK_FALSE(read_last_run(folder.path()));
  CHECK_NOTHROW(write_last_run(folder.file("missing"), {}));
}
