// How likely a word is a slip of the keyboard for another: the error half of a noisy channel (M. D.
// Kernighan, K. W. Church, W. A. Gale, "A spelling correction program based on a noisy channel model", COLING
// 1990), with a few kinds of slips instead of a table of letters.
//
// Pure functions of folded words in valid UTF-8.
#pragma once

#include <string_view>

namespace dateline::engine {

// Natural logarithm of the probability that `typed` was written for `meant`, `edits` (1 or 2) edits away.
double log_probability_of_slip(std::string_view typed, std::string_view meant, unsigned edits);

// The same for a space that is missing ("securitycooperation"), and for one too many ("co operation").
inline constexpr double kLogMissingSpace = -6.0;
inline constexpr double kLogExtraSpace = -6.0;

}  // namespace dateline::engine
