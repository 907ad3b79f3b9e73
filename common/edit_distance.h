// How far a name that is not known is from one that is: for "did you mean".
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// Bytes inserted, removed, replaced or exchanged with their neighbour (optimal string alignment). Time grows
// with the product of the lengths.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace dateline
