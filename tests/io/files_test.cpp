#include "common/io/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iterator>
#include <string>

#include "common/error.h"

namespace fs = std::filesystem;
using namespace dateline;

namespace {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = fs::temp_directory_path() / "dateline-io-XXXXXX";
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { fs::remove_all(path_); }

  std::string operator/(const std::string& name) const { return path_ / name; }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_;
};

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.message();
  }
  return "no error";
}

}  // namespace

TEST_CASE("files are written and read whole") {
  const TemporaryFolder folder;
  const std::string contents[] = {"", "a line\n", std::string("\0\xff binary", 9),
                                  std::string(3U << 20U, 'x')};
  for (const std::string& text : contents) {
    io::write_atomically(folder / "file", text);
    CHECK(io::read_file(folder / "file") == text);
    CHECK(io::checksum_file(folder / "file") == io::checksum(text));
    CHECK(folder.entries() == 1);
  }
}

TEST_CASE("a failed write leaves what was there") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "occupied");
  CHECK_THROWS_AS(io::write_atomically(folder / "occupied", "text"), Error);
  CHECK(fs::is_directory(folder / "occupied"));
  CHECK(folder.entries() == 1);
  CHECK_THROWS_AS(io::write_atomically(folder / "missing/file", "text"), Error);
}

TEST_CASE("a new file does not replace an old one") {
  const TemporaryFolder folder;
  io::write_new_file(folder / "file", "first");
  CHECK_THROWS_AS(io::write_new_file(folder / "file", "second"), Error);
  CHECK(io::read_file(folder / "file") == "first");
  CHECK_NOTHROW(io::fsync_path(folder / "file"));
  CHECK_NOTHROW(io::fsync_path(folder / "."));
}

TEST_CASE("what is no readable file is refused with its path and the cause") {
  const TemporaryFolder folder;
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  fs::create_directory(folder / "folder");
  CHECK(message_of([&] { io::read_file(folder / "none"); }) ==
        "cannot read " + (folder / "none") + ": No such file or directory");
  CHECK(message_of([&] { io::read_file(folder / "folder"); }) ==
        "cannot read " + (folder / "folder") + ": Is a directory");
  CHECK(message_of([&] { io::read_file(folder / "fifo"); }) ==
        "cannot read " + (folder / "fifo") + ": not a regular file");
  CHECK(message_of([&] { io::read_file(folder / "a\nb"); }) ==
        "cannot read " + (folder / "a%0Ab") + ": No such file or directory");
  CHECK(message_of([&] { io::checksum_file(folder / "none"); }) ==
        "cannot read " + (folder / "none") + ": No such file or directory");
}

TEST_CASE("checksums are written as 16 hexadecimal digits") {
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{0xFEDCBA9876543210}, io::checksum("dateline")}) {
    CHECK(io::to_hex(value).size() == 16);
    CHECK(io::from_hex(io::to_hex(value)) == value);
  }
  for (const char* text :
       {"", "123", "000000000000000g", "00000000000000000", "-000000000000001", "0x00000000000001"}) {
    CAPTURE(text);
    CHECK_FALSE(io::from_hex(text));
  }
}
