// Closing credits of agencies: "(With inputs from agencies.)", "(This story has not been edited by ... staff
// ...)".
#pragma once

#include <string_view>

namespace dateline::formats {

// The line without the credits at its end; empty when it is nothing else.
std::string_view without_credits(std::string_view line);

}  // namespace dateline::formats
