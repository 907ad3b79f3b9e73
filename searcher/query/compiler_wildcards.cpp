#include <algorithm>
#include <map>

#include "common/index/xapian_errors.h"
#include "searcher/query/compiler.h"

namespace dateline::query {

namespace {

std::size_t character_size(unsigned char lead) {
  if (lead >= 0xF0U) return 4;
  if (lead >= 0xE0U) return 3;
  return lead >= 0xC0U ? 2 : 1;
}

}  // namespace

// Greedy with one point to go back to: linear in practice, at worst the product of the lengths.
bool wildcard_matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0;
  std::size_t star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      t += character_size(static_cast<unsigned char>(text[t]));
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size() && t == text.size();
}

Expansion expand_wildcard(const index::OpenIndex& index, std::string_view prefix, std::string_view pattern,
                          std::size_t limit) {
  const std::string literal(pattern.substr(0, pattern.find_first_of("*?")));
  const std::string beginning = std::string(prefix) + literal;
  std::map<std::string, std::uint64_t> found;
  for (const index::Segment& segment : index.segments()) {
    index::guard_xapian(segment.folder(), [&] {
      const Xapian::Database& database = segment.database();
      for (auto term = database.allterms_begin(beginning); term != database.allterms_end(beginning); ++term) {
        const std::string name = *term;
        const std::string_view rest = std::string_view(name).substr(prefix.size());
        if (wildcard_matches(pattern, rest)) found[std::string(rest)] += term.get_termfreq();
      }
    });
  }
  Expansion expansion;
  expansion.terms.assign(found.begin(), found.end());
  std::stable_sort(expansion.terms.begin(), expansion.terms.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  expansion.cut = expansion.terms.size() > limit;
  if (expansion.cut) expansion.terms.resize(limit);
  return expansion;
}

}  // namespace dateline::query
