#include "common/formats/lists.h"

#include <algorithm>
#include <utility>

#include "common/formats/plain_text.h"
#include "common/io/utf8.h"

namespace dateline::formats {

namespace {

constexpr std::string_view kCommas[] = {",", "\xD8\x8C", "\xE3\x80\x81", "\xEF\xBC\x8C"};
constexpr std::size_t kMaxItemBytes = 1000;
constexpr std::size_t kMostItems = 100000;  // of one text; far beyond what an article keeps

// The earliest of the separators, as {offset, length}.
template <std::size_t n>
std::pair<std::size_t, std::size_t> find_first(std::string_view text,
                                               const std::string_view (&separators)[n]) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const auto& separator : separators) {
      if (text.compare(at, separator.size(), separator) == 0) return {at, separator.size()};
    }
  }
  return {std::string_view::npos, 0};
}

template <std::size_t n>
std::vector<std::string_view> split_at(std::string_view text, const std::string_view (&separators)[n]) {
  std::vector<std::string_view> items;
  for (bool more = true; more && items.size() < kMostItems;) {
    const auto [at, length] = find_first(text, separators);
    more = at != std::string_view::npos;
    const auto item = trim(text.substr(0, at));
    if (!item.empty()) items.push_back(item);
    if (more) text.remove_prefix(at + length);
  }
  return items;
}

// Whether `part`, after a comma, is the rest of the name before it.
bool completes_country_name(std::string_view part) {
  if (part.size() > 60) return false;
  const std::string name = ascii_lower(part);
  for (const std::string_view whole : {"the", "u.s.", "us", "british", "province of china"}) {
    if (name == whole) return true;
  }
  for (const std::string_view ending : {" of", " of the"}) {
    if (name.size() > ending.size() && std::string_view(name).substr(name.size() - ending.size()) == ending)
      return true;
  }
  return false;
}

std::string_view without_leading_and(std::string_view part) {
  return starts_with_ignoring_case(part, "and ") ? trim(part.substr(4)) : part;
}

}  // namespace

std::vector<std::string_view> split_titles(std::string_view text) {
  if (text.find_first_of("\r\n") != std::string_view::npos)
    return split_at(text, {std::string_view("\n"), std::string_view("\r")});
  if (text.find('|') != std::string_view::npos) return split_at(text, {std::string_view("|")});
  return split_at(text, {std::string_view(";")});
}

std::vector<std::string_view> split_list(std::string_view text) {
  auto items = split_titles(text);
  if (items.size() != 1) return items;
  return split_at(items.front(), kCommas);
}

std::vector<std::string_view> split_countries(std::string_view text) {
  std::vector<std::string_view> names;
  for (const auto& item : split_titles(text)) {
    const std::size_t first_of_item = names.size();
    for (const auto& part : split_at(item, kCommas)) {
      if (names.size() > first_of_item && completes_country_name(part)) {
        auto& name = names.back();
        name =
            std::string_view(name.data(), static_cast<std::size_t>(part.data() + part.size() - name.data()));
      } else {
        names.push_back(without_leading_and(part));
      }
    }
  }
  return names;
}

void UniqueList::add(std::string_view item) {
  const auto kept = io::truncate(trim(item), kMaxItemBytes);
  std::string text = one_line(kept);
  while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == ' ')) text.pop_back();
  if (text.empty() || seen_.count(io::fold_case(text)) != 0) return;
  if (items_.size() == limit_ || kept.size() < trim(item).size()) is_cut_ = true;
  if (items_.size() == limit_) return;
  seen_.insert(io::fold_case(text));
  items_.push_back(std::move(text));
}

}  // namespace dateline::formats
