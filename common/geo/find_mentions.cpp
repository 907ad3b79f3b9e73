// Finding: the half of MentionLexicon that reads text.
#include <algorithm>

#include "common/geo/mention_lexicon.h"
#include "common/geo/name_grammar.h"

namespace dateline::geo {
namespace {

// Whether what stands before `begin` makes a capital letter there tell nothing: the beginning of a text or a
// sentence.
bool begins_sentence(std::string_view text, std::uint32_t begin) {
  constexpr std::string_view kBefore = ".!?:;\"(-*+";
  std::size_t at = begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\n')) --at;
  return at == 0 || kBefore.find(text[at - 1]) != std::string_view::npos ||
         static_cast<unsigned char>(text[at - 1]) >= 0x80;
}

bool is_katakana(char32_t c) {
  return c >= 0x30A1 && c <= 0x30FF;
}

// A name in katakana is a whole run of it: マリ is not in マリア.
bool is_whole_run(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = begin;
  if (!is_katakana(code_point_at(text, at))) return true;
  constexpr std::uint32_t kBytes = 3;
  std::uint32_t before = begin >= kBytes ? begin - kBytes : begin;
  if (begin >= kBytes && is_katakana(code_point_at(text, before))) return false;
  at = end - kBytes;
  std::uint32_t after = end;
  return !is_katakana(code_point_at(text, at)) || end >= text.size() ||
         !is_katakana(code_point_at(text, after));
}

}  // namespace

void MentionLexicon::find(std::string_view text, std::vector<Mention>& mentions) const {
  if (is_spaced_)
    find_words(text, mentions);
  else
    find_characters(text, mentions);
}

void MentionLexicon::find_words(std::string_view text, std::vector<Mention>& mentions) const {
  Place place{text, {}, is_all_capitals(text)};
  for (std::uint32_t at = 0; next_word(text, at, place.word);) {
    at = place.word.end;
    if (!place.word.capital) continue;
    const Found found = longest(place);
    if (found.entry == nullptr) continue;
    at = found.end;
    if (found.entry->kind == MentionKind::Nothing || is_followed(*found.entry, text, found.end)) continue;
    mentions.push_back(
        {found.entry->code, found.entry->kind, is_certain(*found.entry, place), place.word.begin, found.end});
  }
}

MentionLexicon::Found MentionLexicon::longest(const Place& place) const {
  std::string key;
  append_folded(place.text.substr(place.word.begin, place.word.end - place.word.begin), key);
  const Found found = longest(place, key);
  if (found.entry != nullptr || grammar_ == NameGrammar::None) return found;
  for (std::string& base : base_forms(grammar_, key)) {
    if (const Found based = longest(place, std::move(base)); based.entry != nullptr) return based;
  }
  return {};
}

MentionLexicon::Found MentionLexicon::longest(const Place& place, std::string key) const {
  const auto first = longest_.find(key);
  if (first == longest_.end()) return {};
  Found best;
  MentionWord last = place.word;
  for (std::size_t words = 1;; ++words) {
    const auto found = entries_.find(key);
    if (found != entries_.end() && fits(found->second, place, last)) best = {&found->second, last.end};
    if (words == first->second) return best;
    MentionWord next;
    if (!next_word(place.text, last.end, next) || !next.is_joined) return best;
    key += ' ';
    append_folded(place.text.substr(next.begin, next.end - next.begin), key);
    last = next;
  }
}

bool MentionLexicon::fits(const Entry& entry, const Place& place, const MentionWord& last) {
  if (entry.ends_in_capital && !last.capital) return false;
  if (!entry.is_acronym) return true;
  constexpr std::uint32_t kTooShort = 2;  // of capitals among capitals: US is "us"
  const std::string_view word = place.text.substr(last.begin, last.end - last.begin);
  const bool in_capitals = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return in_capitals && !(place.all_capitals && word.size() <= kTooShort);
}

bool MentionLexicon::is_certain(const Entry& entry, const Place& place) {
  if (entry.is_uncertain) return false;
  return !entry.is_common_word || !(place.all_capitals || begins_sentence(place.text, place.word.begin));
}

// By a word that makes it no mention of the country.
bool MentionLexicon::is_followed(const Entry& entry, std::string_view text, std::uint32_t end) const {
  MentionWord next;
  if (currencies_.empty() || !next_word(text, end, next) || !next.is_joined) return false;
  std::string word;
  append_folded(text.substr(next.begin, next.end - next.begin), word);
  return currencies_.count(word) != 0 || (entry.kind == MentionKind::City && after_cities_.count(word) != 0);
}

void MentionLexicon::find_characters(std::string_view text, std::vector<Mention>& mentions) const {
  for (std::uint32_t at = 0; at < text.size();) {
    const std::uint32_t begin = at;
    code_point_at(text, at);
    const auto first = longest_.find(text.substr(begin, at - begin));
    if (first == longest_.end()) continue;
    Found best;
    std::uint32_t end = at;
    for (std::size_t length = 1;; ++length) {
      const auto found = entries_.find(text.substr(begin, end - begin));
      if (found != entries_.end() && is_whole_run(text, begin, end)) best = {&found->second, end};
      if (length == first->second || end >= text.size()) break;
      code_point_at(text, end);
    }
    if (best.entry == nullptr) continue;
    at = best.end;
    if (best.entry->kind != MentionKind::Nothing)
      mentions.push_back({best.entry->code, best.entry->kind, !best.entry->is_uncertain, begin, best.end});
  }
}

}  // namespace dateline::geo
