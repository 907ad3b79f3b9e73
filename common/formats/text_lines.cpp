#include "common/formats/text_lines.h"

#include <algorithm>
#include <string>

#include "common/formats/plain_text.h"

namespace dateline::formats {

namespace {

constexpr std::string_view kBullets[] = {"-",       "*", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94",
                                         "\xC2\xB7"};  // - * • – — ·
constexpr std::string_view kColons[] = {":", "\xEF\xBC\x9A"};

enum class Colon { Needed, Optional };

struct HeadingRow {
  std::string_view letters;  // lower case, without spaces
  Heading heading;
  Colon colon;
  bool has_rest;  // something may follow the colon
};
constexpr HeadingRow kHeadings[] = {
    {"country", Heading::Countries, Colon::Needed, true},
    {"countries", Heading::Countries, Colon::Needed, true},
    {"readmoreon", Heading::Tags, Colon::Optional, true},
    {"alsoread", Heading::Links, Colon::Optional, true},
    {"firstpublishedin", Heading::FirstPublished, Colon::Optional, true},
    {"share", Heading::Furniture, Colon::Optional, false},
    {"keytakeaways", Heading::Furniture, Colon::Optional, false},
    {"post/readcomments", Heading::Furniture, Colon::Optional, false},
    {"post", Heading::Furniture, Colon::Optional, false},
    {"readcomments", Heading::Furniture, Colon::Optional, false},
};

struct Labelled {
  std::string letters;  // before the colon, lower case, without spaces
  bool has_colon = false;
  std::string_view rest;
};

// A label is short: nullopt when no colon comes in time.
std::optional<Labelled> split_label(std::string_view line) {
  constexpr std::size_t kLongestLabel = 40;
  const auto start = line.substr(0, kLongestLabel);
  Labelled labelled;
  std::size_t end = start.size();
  for (const auto& colon : kColons) {
    const auto at = start.find(colon);
    if (at == std::string_view::npos || at > end) continue;
    end = at;
    labelled.has_colon = true;
    labelled.rest = trim(line.substr(at + colon.size()));
  }
  if (!labelled.has_colon && line.size() > kLongestLabel) return std::nullopt;
  for (const char c : start.substr(0, end)) {
    if (!is_white_space(c)) labelled.letters += c;
  }
  labelled.letters = ascii_lower(labelled.letters);
  return labelled;
}

bool belongs_to_page_only(Heading heading) {
  return heading == Heading::Furniture || heading == Heading::FirstPublished;
}

}  // namespace

std::optional<Line> LineCursor::take() {
  const auto taken = next_;
  advance();
  return taken;
}

void LineCursor::advance() {
  next_.reset();
  while (!rest_.empty() && !next_) {
    const auto end = std::min(rest_.find_first_of("\r\n"), rest_.size());
    const auto text = trim(rest_.substr(0, end));
    ++number_;
    if (!text.empty()) next_ = Line{text, number_};
    const bool is_crlf = rest_.substr(end, 2) == "\r\n";
    rest_.remove_prefix(std::min(end + (is_crlf ? 2 : 1), rest_.size()));
  }
}

std::optional<std::string_view> list_item(std::string_view line) {
  for (const auto& bullet : kBullets) {
    if (line.substr(0, bullet.size()) == bullet) return trim(line.substr(bullet.size()));
  }
  return std::nullopt;
}

std::optional<HeadingLine> parse_heading(std::string_view line) {
  const auto item = list_item(line);
  const auto labelled = split_label(item.value_or(line));
  if (!labelled) return std::nullopt;
  for (const HeadingRow& row : kHeadings) {
    if (row.letters != labelled->letters) continue;
    if (!labelled->has_colon && row.colon == Colon::Needed) return std::nullopt;
    if (!row.has_rest && !labelled->rest.empty()) return std::nullopt;
    if (item && belongs_to_page_only(row.heading)) return std::nullopt;
    return HeadingLine{row.heading, labelled->rest};
  }
  return std::nullopt;
}

bool is_bare_country_word(std::string_view line) {
  const auto labelled = split_label(list_item(line).value_or(line));
  return labelled && !labelled->has_colon &&
         (labelled->letters == "country" || labelled->letters == "countries");
}

}  // namespace dateline::formats
