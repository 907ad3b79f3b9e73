// A small text notation for what the index knows and what is on disk: items separated by spaces,
// "PATH:SIZE@SECONDS*ARTICLES", where all after the path may be left out (":1@1*1"). A '{' range '}' in a
// path makes many: "2024/{3}.txt" is 2024/0000.txt to 2024/0002.txt.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/sync/manifest.h"
#include "indexer/sync/plan.h"
#include "indexer/sync/scanner.h"

namespace dateline::sync_test {

inline constexpr std::int64_t kSecond = 1'000'000'000;

// Takes the number after `mark` off the end of an item.
inline std::uint64_t take_number(std::string& item, char mark) {
  const std::size_t at = item.rfind(mark);
  if (at == std::string::npos) return 1;
  const std::uint64_t number = std::stoull(item.substr(at + 1));
  item.resize(at);
  return number;
}

inline std::vector<std::string> expand(const std::string& path) {
  const std::size_t open = path.find('{');
  if (open == std::string::npos) return {path};
  const std::size_t close = path.find('}');
  std::vector<std::string> paths;
  for (int i = 0; i < std::stoi(path.substr(open + 1, close - open - 1)); ++i)
    paths.push_back(fmt::format("{}{:04}{}", path.substr(0, open), i, path.substr(close + 1)));
  return paths;
}

inline std::vector<sync::ManifestEntry> entries(const std::string& notation) {
  std::vector<sync::ManifestEntry> list;
  std::istringstream items(notation);
  for (std::string item; items >> item;) {
    const auto articles = static_cast<std::uint32_t>(take_number(item, '*'));
    const auto seconds = static_cast<std::int64_t>(take_number(item, '@'));
    const std::uint64_t size = take_number(item, ':');
    for (std::string& path : expand(item))
      list.push_back({std::move(path), {size, seconds * kSecond}, 99, articles, false, {}});
  }
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return list;
}

inline sync::CorpusManifest known(const std::string& notation) {
  return {"1", entries(notation)};
}

// An item that begins with '!' is a folder that cannot be listed ("!" alone: the root), with '?' a file that
// cannot be looked at.
inline sync::Listing on_disk(const std::string& notation) {
  sync::Listing listing;
  for (const sync::ManifestEntry& entry : entries(notation)) {
    if (entry.path.front() == '!' || entry.path.front() == '?') {
      listing.problems.push_back({entry.path.substr(1), entry.path.front() == '!', "Permission denied"});
    } else {
      listing.files.push_back({entry.path, entry.stamp});
    }
  }
  std::sort(listing.problems.begin(), listing.problems.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return listing;
}

// "+added ~changed -removed =unchanged", each in the order of the plan, or the refusal.
inline std::string text(const sync::Plan& plan, const sync::CorpusManifest& manifest) {
  if (plan.refused) return *plan.refused;
  std::string out;
  for (const sync::ScannedFile& file : plan.added) out += " +" + file.path;
  for (const sync::ScannedFile& file : plan.changed) out += " ~" + file.path;
  for (const std::size_t i : plan.removed) out += " -" + manifest.entries[i].path;
  for (const std::size_t i : plan.unchanged) out += " =" + manifest.entries[i].path;
  return out.empty() ? out : out.substr(1);
}

}  // namespace dateline::sync_test
