// The plain article: what a reader yields and what an index holds. A value type without behaviour.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/calendar/timestamp.h"

namespace dateline {

// All text is valid UTF-8. Lists keep the order of the source; duplicates (ignoring case) are already
// removed.
struct Article {
  std::string id;  // the article's own id (JSON Lines `id`); empty when it has none
  std::string title;
  std::string summary;
  std::string body;  // paragraphs separated by '\n'
  std::optional<calendar::Timestamp> date;
  std::vector<std::string> countries;  // as written: names or codes
  std::vector<std::string> tags;
  std::string language;  // as declared, a BCP 47 tag; empty when not declared
  std::string url;
  std::string source;                  // name of the newspaper or agency, or the host of `url`
  std::vector<std::string> also_read;  // titles of related articles
};

}  // namespace dateline
