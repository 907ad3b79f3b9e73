// Which corpora a run is about: the CORPUS arguments held against the corpora that the index knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/generation.h"

namespace dateline::sync {

// A corpus to bring up to date.
struct Target {
  std::string key;    // of a corpus of the generation (a new one has been added to it)
  std::string below;  // only this part, relative to its root; empty: all of it
  bool is_new = false;
  bool is_missing = false;  // its root is not there
  bool reread = false;      // its options changed
};

// Options of the command line that are kept with a corpus. Absent ones leave what was kept.
struct OptionChanges {
  std::vector<std::string> includes, excludes, key_map;
  std::string language, input_format;
};

struct Targets {
  std::vector<Target> targets;
  std::vector<std::string>
      absorbed;  // keys of known corpora that a new, larger one replaces; still in the generation
  std::vector<std::string> notices;  // for the user: "adding a second corpus …"
};

// Adds corpora that are new to `generation` and changes the kept options of known ones. No argument: every
// corpus with a root. Throws Error when an argument names nothing that exists or is known.
Targets resolve_targets(const std::vector<std::string>& arguments, const OptionChanges& changes,
                        const std::string& index_path, index::Generation& generation);

// The corpus that standard input goes to, added when it is new.
std::string resolve_stream(std::string_view name, const OptionChanges& changes,
                           index::Generation& generation);

// A known corpus by its path or its name; throws Error when there is none.
const index::Corpus& find_corpus(std::string_view path_or_name, const index::Generation& generation);

// The canonical absolute path, or, of something that is not there, its absolute path made tidy.
std::string canonical_path(std::string_view path);

// The folder's last name, made unique among the corpora by a number.
std::string unique_name(std::string_view root, const index::Generation& generation);

}  // namespace dateline::sync
