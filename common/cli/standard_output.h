// Standard output of both programs: everything that is written arrives, or it is said that it did not.
#pragma once

#include <string_view>

namespace dateline::cli {

// A reader that goes away shows as a closed pipe instead of ending the process, and a stream that was closed
// is /dev/null, so that no file which is opened later takes its place. Once, at the start of a program.
void prepare_standard_streams();

// Writes all of it. False when the reader has gone; throws Error when it cannot be written (a full disk).
bool write_standard_output(std::string_view text);

}  // namespace dateline::cli
