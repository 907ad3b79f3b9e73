// What the two segmenters give: stretches of text that UAX #29 takes for one word, before our own rules.
#pragma once

#include <cstdint>

#include "common/text/characters.h"

namespace dateline::text {

struct Segment {
  std::uint32_t begin = 0;  // bytes in the text
  std::uint32_t end = 0;
  WritingSystem writing = WritingSystem::Spaced;
  bool plain = false;  // known to be ASCII letters and digits only
};

}  // namespace dateline::text
