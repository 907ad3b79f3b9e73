#include "indexer/sync/scanner.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/sync/temporary_folder.h"

namespace fs = std::filesystem;
using namespace dateline::sync;
using dateline::sync_test::TemporaryFolder;

namespace {

bool is_text(std::string_view path) {
  return path.size() > 4 && path.substr(path.size() - 4) == ".txt";
}

std::string files(const Listing& listing) {
  std::string out;
  for (const ScannedFile& file : listing.files) out += (out.empty() ? "" : " ") + file.path;
  return out;
}

// "path: reason; folder/: reason"
std::string problems(const Listing& listing) {
  std::string out;
  for (const ScanProblem& problem : listing.problems)
    out += fmt::format("{}{}{}: {}", out.empty() ? "" : "; ", problem.path, problem.is_folder ? "/" : "",
                       problem.reason);
  return out;
}

void write_all(const TemporaryFolder& folder, const std::vector<std::string>& names) {
  for (const std::string& name : names) folder.write(name);
}

// Whether permissions mean anything here: root may do all.
bool obeys_permissions() {
  return ::geteuid() != 0;
}

}  // namespace

TEST_CASE("files are listed with size and time, in the order of their bytes") {
  const TemporaryFolder folder;
  folder.write("a/b.txt", "four");
  write_all(folder, {"a-b.txt", "a.txt", "a0.txt", "B.txt", "\xC3\xA9.txt", "a/c/d.txt"});
  const struct timespec times[2] = {{0, 0}, {1'747'800'000, 123'456'789}};
  REQUIRE(::utimensat(AT_FDCWD, folder.file("a/b.txt").c_str(), times, 0) == 0);
  const Listing listing = scan(folder.path(), "", {});
  CHECK(files(listing) == "B.txt a-b.txt a.txt a/b.txt a/c/d.txt a0.txt \xC3\xA9.txt");
  CHECK(listing.files[3].stamp == FileStamp{4, 1'747'800'000'123'456'789});
  CHECK(problems(listing).empty());
}

TEST_CASE("hidden files and folders are skipped") {
  const TemporaryFolder folder;
  write_all(folder, {"a.txt", ".b.txt", ".git/c.txt", "d/.e/f.txt", "d/g.txt"});
  CHECK(files(scan(folder.path(), "", {})) == "a.txt d/g.txt");
  CHECK(files(scan(folder.path(), "d/.e", {})).empty());
  CHECK(files(scan(folder.file(".git"), "", {})) == "c.txt");  // what the user names is never hidden
}

TEST_CASE("names with newlines, spaces and bytes that are not UTF-8 are names") {
  const TemporaryFolder folder;
  write_all(folder, {"a\nb.txt", " c.txt", "\xFF\xFE.txt"});
  CHECK(files(scan(folder.path(), "", {})) == " c.txt a\nb.txt \xFF\xFE.txt");
}

TEST_CASE("what no reader claims is counted by extension") {
  const TemporaryFolder folder;
  write_all(folder, {"a.txt", "b.JPG", "c/d.jpg", "README", "e.tar.gz"});
  const Listing listing = scan(folder.path(), "", {.is_wanted = is_text});
  CHECK(files(listing) == "a.txt");
  CHECK(listing.ignored ==
        std::vector<std::pair<std::string, std::uint64_t>>{{"", 1}, {"gz", 1}, {"jpg", 2}});
}

TEST_CASE("a corpus that is one file") {
  const TemporaryFolder folder;
  write_all(folder, {"a.txt", ".b.txt", "c.jpg"});
  CHECK(files(scan(folder.file("a.txt"), "", {.is_wanted = is_text})) == "a.txt");
  CHECK(files(scan(folder.file(".b.txt"), "", {.is_wanted = is_text})) == ".b.txt");
  CHECK(scan(folder.file("c.jpg"), "", {.is_wanted = is_text}).ignored.size() == 1);
  REQUIRE(::mkfifo(folder.file("d.txt").c_str(), 0600) == 0);
  CHECK(problems(scan(folder.file("d.txt"), "", {})) == "d.txt: not a regular file (FIFO)");
}

TEST_CASE("several threads list the same, in the same order") {
  const TemporaryFolder folder;
  for (int i = 0; i < 400; ++i)
    folder.write(fmt::format("{}/{}{}/{}.txt", i % 3, i % 7, i % 2 == 0 ? ".d" : "-", i));
  write_all(folder, {"1.txt", "0-a.txt", "2/x.jpg"});
  const Listing one = scan(folder.path(), "", {.is_wanted = is_text});
  CHECK(one.files.size() == 402);
  const auto in_order = [](const ScannedFile& a, const ScannedFile& b) { return a.path < b.path; };
  CHECK(std::is_sorted(one.files.begin(), one.files.end(), in_order));
  for (const unsigned threads : {2U, 8U}) {
    const Listing several = scan(folder.path(), "", {.is_wanted = is_text}, {.threads = threads});
    CHECK(files(several) == files(one));
    CHECK(several.ignored == one.ignored);
  }
}

TEST_CASE("a scan that is asked to stop ends") {
  const TemporaryFolder folder;
  write_all(folder, {"a/b.txt", "c/d.txt"});
  const StopFlag stop = true;
  CHECK(files(scan(folder.path(), "", {}, {.threads = 2, .stop = &stop})).empty());
}

TEST_CASE("what is missing lists nothing") {
  const TemporaryFolder folder;
  folder.write("a.txt");
  for (const Listing& listing :
       {scan(folder.file("x"), "", {}), scan(folder.path(), "x/y", {}), scan(folder.path(), "a.txt/y", {})}) {
    CHECK(files(listing).empty());
    CHECK(problems(listing).empty());
  }
}

TEST_CASE("a part of the corpus") {
  const TemporaryFolder folder;
  write_all(folder, {"a.txt", "b/c.txt", "b/d/e.txt", "b-f/g.txt"});
  CHECK(files(scan(folder.path(), "b", {})) == "b/c.txt b/d/e.txt");
  CHECK(files(scan(folder.path(), "b/d", {})) == "b/d/e.txt");
  CHECK(files(scan(folder.path(), "b/c.txt", {})) == "b/c.txt");
  CHECK(files(scan(folder.path(), "b/d", {.excludes = {"b"}})).empty());
  CHECK(files(scan(folder.path(), "b/d", {.excludes = {"d"}})).empty());
  CHECK(files(scan(folder.path(), "b/c.txt", {.excludes = {"c.*"}})).empty());
}

TEST_CASE("includes and excludes") {
  const TemporaryFolder folder;
  write_all(folder, {"a.txt", "b.html", "drafts/c.txt", "2025/drafts/d.txt", "2025/e.txt", "2025/f/g.txt"});
  struct Row {
    std::vector<std::string> includes, excludes;
    const char* files;
  };
  const Row rows[] = {
      {{"*.html"}, {}, "b.html"},
      {{"*.html", "2025/**"}, {}, "2025/drafts/d.txt 2025/e.txt 2025/f/g.txt b.html"},
      {{}, {"drafts"}, "2025/e.txt 2025/f/g.txt a.txt b.html"},
      {{}, {"drafts/"}, "2025/e.txt 2025/f/g.txt a.txt b.html"},
      {{}, {"/drafts"}, "2025/drafts/d.txt 2025/e.txt 2025/f/g.txt a.txt b.html"},
      {{}, {"2025/f/"}, "2025/drafts/d.txt 2025/e.txt a.txt b.html drafts/c.txt"},
      {{}, {"*.txt"}, "b.html"},
      {{}, {"*.txt/"}, "2025/drafts/d.txt 2025/e.txt 2025/f/g.txt a.txt b.html drafts/c.txt"},
      {{"*.txt"}, {"2025/**"}, "a.txt drafts/c.txt"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.files);
    const Listing listing = scan(folder.path(), "", {.includes = row.includes, .excludes = row.excludes});
    CHECK(files(listing) == row.files);
    CHECK(listing.ignored.empty());
  }
}

TEST_CASE("a folder that holds an index is skipped") {
  const TemporaryFolder folder;
  write_all(folder, {"a.txt", "index/segment-1/b.txt", "index/c.txt", "d/CURRENT", "d/e.txt"});
  folder.write("index/CURRENT", "generation-12\n");
  CHECK(files(scan(folder.path(), "", {.is_wanted = is_text})) == "a.txt d/e.txt");
  CHECK(files(scan(folder.file("index"), "", {})).empty());
}

TEST_CASE("links to files inside are followed, to folders not, and those that lead out are problems") {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  folder.write("a/b.txt", "four");
  elsewhere.write("c.txt");
  fs::create_symlink("a/b.txt", folder.file("in.txt"));
  fs::create_symlink(folder.file("in.txt"), folder.file("a/chain.txt"));
  fs::create_symlink("a", folder.file("folder"));
  fs::create_symlink("..", folder.file("a/up"));
  fs::create_symlink(elsewhere.path(), folder.file("out"));
  fs::create_symlink(elsewhere.file("c.txt"), folder.file("out.txt"));
  fs::create_symlink(elsewhere.file("c.txt"), folder.file("out.jpg"));
  fs::create_symlink("nowhere", folder.file("dangling.txt"));
  fs::create_symlink("circle.txt", folder.file("circle.txt"));
  const Listing listing = scan(folder.path(), "", {.is_wanted = is_text});
  CHECK(files(listing) == "a/b.txt a/chain.txt in.txt");
  CHECK(listing.files[2].stamp.size == 4);
  CHECK(problems(listing) ==
        "circle.txt: link leads nowhere; dangling.txt: link leads nowhere; out.txt: link leads out of the "
        "corpus");
  CHECK(listing.ignored.size() == 1);
}

TEST_CASE("a link into a folder whose name only begins as the corpus's leads out of it") {
  const TemporaryFolder folder;
  write_all(folder, {"news/a.txt", "news-old/b.txt"});
  fs::create_symlink("../news-old/b.txt", folder.file("news/b.txt"));
  CHECK(problems(scan(folder.file("news"), "", {})) == "b.txt: link leads out of the corpus");
}

TEST_CASE("FIFOs and sockets are problems where a reader would claim the name") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo(folder.file("a.txt").c_str(), 0600) == 0);
  REQUIRE(::mkfifo(folder.file("b.jpg").c_str(), 0600) == 0);
  fs::create_symlink("a.txt", folder.file("link.txt"));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = folder.file("s.txt");
  REQUIRE(name.size() < sizeof address.sun_path);
  name.copy(address.sun_path, name.size());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(socket);
  const Listing listing = scan(folder.path(), "", {.is_wanted = is_text});
  CHECK(files(listing).empty());
  CHECK(problems(listing) ==
        "a.txt: not a regular file (FIFO); link.txt: not a regular file (FIFO); "
        "s.txt: not a regular file (socket)");
  CHECK(listing.ignored.size() == 1);
}

TEST_CASE("devices are problems") {
  CHECK(problems(scan("/dev", "null", {})) == "null: not a regular file (device)");
}

TEST_CASE("folders that cannot be listed are problems, and the rest is listed" *
          doctest::skip(!obeys_permissions())) {
  const TemporaryFolder folder;
  write_all(folder, {"a/b.txt", "c/d.txt", "c/e/f.txt", "g.txt"});
  fs::permissions(folder.file("a"), fs::perms::none);
  fs::permissions(folder.file("c"),
                  fs::perms::owner_read);  // its names can be read, but nothing in it looked at
  const Listing listing = scan(folder.path(), "", {});
  CHECK(files(listing) == "g.txt");
  CHECK(problems(listing) == "a/: Permission denied; c/d.txt: Permission denied; c/e/: Permission denied");
  fs::permissions(folder.path(), fs::perms::none);
  CHECK(problems(scan(folder.path(), "", {})) == "/: Permission denied");
  CHECK(problems(scan(folder.file("a"), "", {})) == "/: Permission denied");
  fs::permissions(folder.path(), fs::perms::owner_all);
  for (const char* name : {"a", "c"}) fs::permissions(folder.file(name), fs::perms::owner_all);
}

TEST_CASE("depth costs nothing but a problem where no system call reaches") {
  const TemporaryFolder folder;
  const std::string name(100, 'd');
  int at = ::open(folder.path().c_str(), O_PATH | O_DIRECTORY);
  for (int depth = 0; depth < 60; ++depth) {
    REQUIRE(::mkdirat(at, name.c_str(), 0700) == 0);
    const int below = ::openat(at, name.c_str(), O_PATH | O_DIRECTORY);
    REQUIRE(below >= 0);
    ::close(::openat(below, "a.txt", O_CREAT | O_WRONLY, 0600));
    ::close(at);
    at = below;
  }
  ::close(at);
  const Listing listing = scan(folder.path(), "", {});
  CHECK(listing.files.size() >= 35);
  REQUIRE(listing.problems.size() == 1);
  CHECK(listing.problems[0].is_folder);
  CHECK(listing.problems[0].reason == "File name too long");
}

TEST_CASE("folders and files may come and go while they are listed") {
  const TemporaryFolder folder;
  folder.write("kept/a.txt");
  std::atomic<bool> done = false;
  std::thread other([&] {
    for (int i = 0; !done; ++i) {
      const std::string name = fmt::format("z{}", i % 20);
      folder.write(name + "/b/c.txt");
      folder.write(name + "/d.txt");
      fs::remove_all(folder.file(name));
    }
  });
  for (int i = 0; i < 300; ++i) {
    const Listing listing = scan(folder.path(), "", {});
    REQUIRE(!listing.files.empty());
    CHECK(listing.files[0].path == "kept/a.txt");
    CHECK(problems(listing).empty());
  }
  done = true;
  other.join();
}

TEST_CASE("a large folder is listed quickly") {
  const TemporaryFolder folder;
  constexpr int kFiles = 20'000;
  for (int i = 0; i < kFiles; ++i) {
    const std::string name = folder.file(fmt::format("{:02}", i % 50));
    if (i < 50) fs::create_directory(name);
    const int file = ::open(fmt::format("{}/article-{:06}.txt", name, i).c_str(), O_CREAT | O_WRONLY, 0600);
    REQUIRE(file >= 0);
    ::close(file);
  }
  const std::clock_t start = std::clock();
  const Listing listing = scan(folder.path(), "", {.is_wanted = is_text});
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  MESSAGE("listed in " << seconds << " s of processor time");
  CHECK(listing.files.size() == kFiles);
  CHECK(seconds < 2);  // 0.05 where it was written; sanitizers take longer
}
