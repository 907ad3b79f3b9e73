#include "common/formats/page_metadata.h"

#include "common/calendar/parse.h"
#include "common/formats/plain_text.h"

namespace dateline::formats {

namespace {

struct Stamp {
  enum class Kind { Created, Updated };
  Kind kind = Kind::Created;
  bool is_labelled = false;
  std::optional<calendar::Timestamp> when;
};

struct StampLabel {
  std::string_view word;
  Stamp::Kind kind;
};
constexpr StampLabel kStampLabels[] = {
    {"created", Stamp::Kind::Created},
    {"published", Stamp::Kind::Created},
    {"last updated", Stamp::Kind::Updated},
    {"updated", Stamp::Kind::Updated},
};

std::optional<calendar::Timestamp> parse_time(std::string_view text) {
  const auto when = calendar::parse_day_first_timestamp(text);
  return when ? when : calendar::parse_timestamp(text);
}

// "Updated: 21-05-2025 14:02 IST", or a date alone.
std::optional<Stamp> parse_stamp(std::string_view part) {
  for (const StampLabel& label : kStampLabels) {
    if (!starts_with_ignoring_case(part, label.word)) continue;
    auto rest = trim(part.substr(label.word.size()));
    const bool has_colon = !rest.empty() && rest.front() == ':';
    if (has_colon) rest = trim(rest.substr(1));
    const auto when = parse_time(rest);
    const bool is_stamp =
        when || (has_colon && (rest.empty() || (rest.front() >= '0' && rest.front() <= '9')));
    if (is_stamp) return Stamp{label.kind, true, when};
  }
  const auto when = parse_time(part);
  return when ? std::optional(Stamp{Stamp::Kind::Created, false, when}) : std::nullopt;
}

bool is_short_name(std::string_view part) {
  constexpr std::size_t kLongestName = 50;
  constexpr std::size_t kMostWords = 5;
  return part.size() <= kLongestName && count_words(part, kMostWords + 1) <= kMostWords &&
         !ends_as_sentence(part);
}

}  // namespace

std::optional<PageMetadata> parse_page_metadata(std::string_view line, LinePosition position) {
  constexpr std::size_t kLongestLine = 300;
  if (line.size() > kLongestLine) return std::nullopt;
  PageMetadata metadata;
  std::size_t names = 0;
  std::size_t stamps = 0;
  for (bool is_first = true, more = true; more; is_first = false) {
    const auto bar = line.find('|');
    more = bar != std::string_view::npos;
    const auto part = trim(line.substr(0, bar));
    if (more) line.remove_prefix(bar + 1);
    if (part.empty()) continue;
    if (const auto stamp = parse_stamp(part)) {
      if (stamp->is_labelled || position == LinePosition::UnderTitle) ++stamps;
      auto& when = stamp->kind == Stamp::Kind::Created ? metadata.created : metadata.updated;
      if (!when) when = stamp->when;
      continue;
    }
    if (!is_short_name(part)) return std::nullopt;
    if (is_first) metadata.source = part;
    ++names;
  }
  const bool only_names = position == LinePosition::UnderTitle && (names == 2 || names == 3);
  if (stamps == 0 && !only_names) return std::nullopt;
  return metadata;
}

}  // namespace dateline::formats
