// Words of scripts without spaces: every two neighbouring characters, and what the dictionary found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "common/text/arena.h"
#include "common/text/folding.h"
#include "common/text/segment.h"

namespace dateline::text {

// A run of adjacent segments of one such writing system, gathered and then turned into tokens.
class ClusterRun {
 public:
  bool empty() const { return words_.empty(); }
  bool continues_with(const Segment& segment) const;
  void add(const Segment& segment) { words_.push_back(segment); }

  // Appends the tokens of the run, the first at `position`, and empties it. Returns the position behind it.
  // The words point into `text` where folding changes nothing, else into `arena`.
  std::uint32_t flush(std::string_view text, std::uint32_t position, Folder& folder, Arena& arena,
                      std::vector<Token>& tokens);

 private:
  struct Cluster {
    std::uint32_t begin;  // bytes in the text
    std::uint32_t end;
    std::uint32_t folded_begin;  // bytes in the folded run
    std::uint32_t folded_end;
  };

  void find_clusters(std::string_view text);
  std::string_view fold_clusters(std::string_view text, Folder& folder, Arena& arena);
  Token token(std::size_t first, std::size_t count, std::string_view folded) const;

  std::vector<Segment> words_;
  std::vector<Cluster> clusters_;
  bool folding_changes_nothing_ = true;
  std::string folded_;
  std::string accented_;
};

}  // namespace dateline::text
