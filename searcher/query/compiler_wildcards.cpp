#include <algorithm>
#include <map>

#include "common/index/word_cursor.h"
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

namespace {

using Found = std::vector<std::pair<std::string, std::uint64_t>>;

// Words: in the vocabularies.
Found matching_words(const index::OpenIndex& index, std::string_view literal, std::string_view pattern) {
  Found found;
  for (index::WordCursor cursor(index, literal);
       !cursor.at_end() && cursor.word().compare(0, literal.size(), literal) == 0; cursor.next())
    if (wildcard_matches(pattern, cursor.word())) found.emplace_back(cursor.word(), cursor.frequency());
  return found;
}

// Words of a field, tags and sources: in the term lists.
Found matching_terms(const index::OpenIndex& index, std::string_view prefix, std::string_view literal,
                     std::string_view pattern) {
  const std::string beginning = std::string(prefix).append(literal);
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
  return {found.begin(), found.end()};
}

}  // namespace

Expansion expand_wildcard(const index::OpenIndex& index, std::string_view prefix, std::string_view pattern,
                          std::size_t limit) {
  const std::string_view literal = pattern.substr(0, pattern.find_first_of("*?"));
  Expansion expansion;
  expansion.terms = prefix.empty() ? matching_words(index, literal, pattern)
                                   : matching_terms(index, prefix, literal, pattern);
  std::stable_sort(expansion.terms.begin(), expansion.terms.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  expansion.cut = expansion.terms.size() > limit;
  if (expansion.cut) expansion.terms.resize(limit);
  return expansion;
}

}  // namespace dateline::query
