// What --verify tells. Strings; the caller prints.
#pragma once

#include <string>

#include "indexer/build/verify.h"

namespace dateline::report {

// A line for each damaged file, and the remedy; empty when the index is sound.
std::string damage_lines(const build::Verification& found);

// "the index is sound: 12 files of 880.1 MB, generation 3".
std::string verdict(const build::Verification& found);

// {"schema":1,"sound":…,"generation":N,"files":N,"bytes":N,"damage":[{"path","reason"}]}, one line.
std::string as_json(const build::Verification& found);

}  // namespace dateline::report
