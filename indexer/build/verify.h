// --verify: whether the live index is what was written. Every file that its generation names is held against
// its size and checksum before Xapian opens anything; then what the files say is read through, and Xapian
// checks its own.
//
// Reads only. Holds the segments as a search does, so a run may go on meanwhile; what it replaces is then
// still checked.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dateline::build {

struct Damage {
  std::string path;
  std::string reason;
};

struct Verification {
  std::uint64_t generation = 0;
  std::uint64_t files = 0;  // checked
  std::uint64_t bytes = 0;
  std::vector<Damage> damage;  // empty: the index is sound
};

// Called after each file: files and bytes checked so far, and how many there are.
struct VerifyProgress {
  std::uint64_t files = 0, files_total = 0, bytes = 0, bytes_total = 0;
};
using VerifySink = std::function<void(const VerifyProgress& progress)>;

// Throws Error when there is no index at `index_path`, or it is of another schema.
Verification verify(const std::string& index_path, const VerifySink& progress);

}  // namespace dateline::build
