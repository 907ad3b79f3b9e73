#include "indexer/stop_signals.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <string_view>

namespace dateline {

namespace {

constexpr int kSignals[] = {SIGTERM, SIGINT, SIGHUP};
// How long a run may take to stop by itself. Some calls (compacting a large segment) cannot be interrupted:
// then the process ends under them, and the next run sweeps what is left.
constexpr unsigned kGraceSeconds = 1;

sync::StopFlag stop{false};
std::atomic<int> signal_received{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler sets it");

// A second signal ends the process at once (SA_RESETHAND).
extern "C" void hear(int signal) {
  signal_received = signal;
  stop = true;
  ::alarm(kGraceSeconds);
}

// It cannot know on which side of the moment of publishing it was called.
extern "C" void end_unfinished(int /*SIGALRM*/) {
  constexpr std::string_view kMessage =
      "indexer: stopped before it was done; the index is whole, as it was before the run or as it is after "
      "it, and the next run completes the work\n";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
  ::signal(signal_received, SIG_DFL);
  ::raise(signal_received);
}

void set(int signal, void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  ::sigaction(signal, &action, nullptr);
}

}  // namespace

StopSignals::StopSignals() {
  set(SIGALRM, end_unfinished, SA_RESTART);
  for (const int signal : kSignals) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;  // under nohup
    set(signal, hear, static_cast<int>(SA_RESTART | SA_RESETHAND));
  }
}

StopSignals::~StopSignals() {
  ::alarm(0);
  for (const int signal : kSignals) {
    struct sigaction now {};
    if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == hear) set(signal, SIG_DFL, 0);
  }
  set(SIGALRM, SIG_DFL, 0);
}

const sync::StopFlag* StopSignals::flag() const {
  return &stop;
}

int StopSignals::received() const {
  return signal_received;
}

void StopSignals::end_by(int signal) {
  set(signal, SIG_DFL, 0);
  ::raise(signal);
  std::_Exit(128 + signal);  // where the signal is blocked
}

}  // namespace dateline
