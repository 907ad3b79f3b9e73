// Faults for the reliability battery: a library to be preloaded into a program, which makes the k-th call of
// some kind on files below a folder fail, or end the process there.
//
//   FAULT_CALLS  which calls count: any of write, fsync, rename, unlink, open, openat, and thread
//                (making one, for which no folder counts), with commas between
//   FAULT_UNDER  the folder
//   FAULT_AT     k, counted from 1 in the whole process
//   FAULT_DO     "exit"; "pause", to wait for a signal that ends the process; or the number of an errno
//   FAULT_ON     "all": from the k-th on every call fails, as on a full disk; else only the k-th
//   FAULT_LOG    a file that is made when the fault has happened
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

const char* setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

template <typename Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool counts(const char* call) {
  static const char* const calls = setting("FAULT_CALLS");
  const std::size_t size = std::strlen(call);
  for (const char* at = std::strstr(calls, call); at != nullptr; at = std::strstr(at + 1, call))
    if ((at == calls || at[-1] == ',') && (at[size] == '\0' || at[size] == ',')) return true;
  return false;
}

bool is_under(const char* path) {
  static const char* const folder = setting("FAULT_UNDER");
  const std::size_t size = std::strlen(folder);
  return size > 0 && std::strncmp(path, folder, size) == 0 && (path[size] == '/' || path[size] == '\0');
}

// Of an open file, with `rest` after a '/' where it is given.
bool is_under(int file, const char* rest = nullptr) {
  char link[64], path[PATH_MAX], whole[2 * PATH_MAX];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t size = ::readlink(link, path, sizeof path - 1);
  if (size <= 0) return false;
  path[size] = '\0';
  if (rest == nullptr) return is_under(path);
  std::snprintf(whole, sizeof whole, "%s/%s", path, rest);
  return is_under(whole);
}

bool is_under_at(int folder, const char* path) {
  return path[0] == '/' ? is_under(path) : folder == AT_FDCWD ? false : is_under(folder, path);
}

// Counts a call; true when it is to fail, with errno set. Does not return where the process is to end.
bool fails() {
  static const long at = std::atol(setting("FAULT_AT"));
  static const bool all = std::strcmp(setting("FAULT_ON"), "all") == 0;
  static std::atomic<long> count{0};
  const long number = ++count;
  if (number != at && !(all && number > at)) return false;
  static const auto open_file = real<int (*)(const char*, int, ...)>("open");
  ::close(open_file(setting("FAULT_LOG"), O_CREAT | O_WRONLY, 0600));
  const char* const what = setting("FAULT_DO");
  if (std::strcmp(what, "exit") == 0) ::_exit(99);
  while (std::strcmp(what, "pause") == 0) ::pause();
  errno = std::atoi(what);
  return true;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* data, size_t size) {
  if (counts("write") && is_under(file) && fails()) return -1;
  return real<ssize_t (*)(int, const void*, size_t)>("write")(file, data, size);
}

ssize_t pwrite(int file, const void* data, size_t size, off_t at) {
  if (counts("write") && is_under(file) && fails()) return -1;
  return real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite")(file, data, size, at);
}

ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
  if (counts("write") && is_under(file) && fails()) return -1;
  return real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(file, data, size, at);
}

int fsync(int file) {
  if (counts("fsync") && is_under(file) && fails()) return -1;
  return real<int (*)(int)>("fsync")(file);
}

int fdatasync(int file) {
  if (counts("fsync") && is_under(file) && fails()) return -1;
  return real<int (*)(int)>("fdatasync")(file);
}

int rename(const char* from, const char* to) noexcept {
  if (counts("rename") && is_under(to) && fails()) return -1;
  return real<int (*)(const char*, const char*)>("rename")(from, to);
}

int unlink(const char* path) noexcept {
  if (counts("unlink") && is_under(path) && fails()) return -1;
  return real<int (*)(const char*)>("unlink")(path);
}

int remove(const char* path) noexcept {
  if (counts("unlink") && is_under(path) && fails()) return -1;
  return real<int (*)(const char*)>("remove")(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  if (counts("unlink") && is_under_at(folder, path) && fails()) return -1;
  return real<int (*)(int, const char*, int)>("unlinkat")(folder, path, flags);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*),
                   void* argument) noexcept {
  using Create = int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  if (counts("thread") && fails()) return errno;
  return real<Create>("pthread_create")(thread, attributes, work, argument);
}

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (counts("open") && is_under(path) && fails()) return -1;
  return real<int (*)(const char*, int, ...)>("open")(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (counts("open") && is_under(path) && fails()) return -1;
  return real<int (*)(const char*, int, ...)>("open64")(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (counts("openat") && is_under_at(folder, path) && fails()) return -1;
  return real<int (*)(int, const char*, int, ...)>("openat")(folder, path, flags, mode);
}

}  // extern "C"
