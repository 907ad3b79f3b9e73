// SIGTERM, SIGINT and SIGHUP while the indexer runs: the run is asked to stop, and the process ends by the
// signal, as shells and systemd expect. The index is as it was, or as the run has just published it: at no
// moment is it anything between.
//
// One object a process, made before its threads.
#pragma once

#include "indexer/sync/stop.h"

namespace dateline {

class StopSignals {
 public:
  StopSignals();   // from now on the signals are heard
  ~StopSignals();  // and no more
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  const sync::StopFlag* flag() const;
  int received() const;  // which; 0 when none

  // Ends the process as the signal would have.
  [[noreturn]] static void end_by(int signal);
};

}  // namespace dateline
