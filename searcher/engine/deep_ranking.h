// The deeper ranking of --deep: the best articles of the usual one once more, by more evidence. The recipe
// and its measurements: docs/ranking.md.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/engine/ranking.h"

namespace dateline::engine {

inline constexpr std::size_t kDeepCandidates = 1000;

// `usual`, of so many content words, with what the best articles of `ranked` have in common.
Scoring deepen(const index::OpenIndex& index, Scoring usual, std::size_t content_words,
               const std::vector<RankedArticle>& ranked);

// The first kDeepCandidates of `ranked` in the order of `deep`, those of its first part before the others;
// what comes after them stays. No part of `deep` lowers a score of the usual one. Throws OutOfTime.
std::vector<RankedArticle> rank_again(const index::OpenIndex& index, const Scoring& deep,
                                      std::vector<RankedArticle> ranked, std::size_t first_part,
                                      Deadline deadline);

}  // namespace dateline::engine
