#include "searcher/engine/query_hits.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "searcher/engine/cuts.h"

namespace dateline::engine {

namespace {

// Looks tokens up in the query's terms without an allocation a token: most tokens already differ from every
// term in first byte or length.
class TermLookup {
 public:
  explicit TermLookup(const HighlightTerms& terms) : terms_(terms) {
    for (const auto* forms : {&terms.stems, &terms.words, &terms.accented, &terms.acronyms}) {
      for (const auto& [form, word] : *forms) {
        if (form.empty()) continue;
        lengths_ |= length_bit(form);
        lengths_by_first_byte_[first_byte(form)] |= length_bit(form);
      }
    }
  }

  // The number of the query word that the token stands for, or nullptr.
  const unsigned* find(const text::Token& token) {
    const unsigned* word = find_in(terms_.words, token.word);
    if (word == nullptr) word = find_in(terms_.acronyms, token.acronym);
    if (word == nullptr)
      word = find_in(terms_.accented, token.accented.empty() ? token.word : token.accented);
    if (word == nullptr && !token.stop) word = find_in(terms_.stems, token.stem);
    return word;
  }

 private:
  using Forms = std::unordered_map<std::string, unsigned>;

  static std::uint8_t first_byte(std::string_view form) { return static_cast<std::uint8_t>(form.front()); }
  static std::uint64_t length_bit(std::string_view form) { return std::uint64_t{1} << (form.size() % 64); }

  const unsigned* find_in(const Forms& forms, std::string_view form) {
    const std::uint64_t length = length_bit(form);
    if (forms.empty() || form.empty() || (lengths_ & length) == 0) return nullptr;
    if ((lengths_by_first_byte_[first_byte(form)] & length) == 0) return nullptr;
    key_.assign(form);
    const auto found = forms.find(key_);
    return found == forms.end() ? nullptr : &found->second;
  }

  const HighlightTerms& terms_;
  std::uint64_t lengths_ = 0;  // of all terms, a bit each
  std::array<std::uint64_t, 256> lengths_by_first_byte_{};
  std::string key_;
};

// A word may end inside a grapheme cluster where a mark follows that is none of it. ASCII never continues a
// cluster.
Span whole_clusters(std::string_view text, const text::Token& token) {
  Span span{token.begin, token.end};
  if (token.kind != text::TokenKind::Word) return span;
  const auto is_ascii = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]) < 0x80; };
  if (span.begin > 0 && !is_ascii(span.begin - 1)) span.begin = text::grapheme_floor(text, span.begin);
  if (span.end < text.size() && !is_ascii(span.end)) span.end = grapheme_ceiling(text, span.end);
  return span;
}

// Overlapping hits of a run without spaces: hits [first, last), `length` bytes.
struct Stretch {
  std::size_t first, last;
  std::uint32_t length;
};

template <typename Visit>
void for_each_stretch(const std::vector<QueryHit>& hits, Visit visit) {
  for (std::size_t first = 0; first < hits.size();) {
    std::size_t last = first + 1;
    std::uint32_t end = hits[first].end;
    while (last < hits.size() && hits[first].unspaced && hits[last].begin < end) {
      end = std::max(end, hits[last++].end);
    }
    if (hits[first].unspaced) visit(Stretch{first, last, end - hits[first].begin});
    first = last;
  }
}

// The words that a dictionary finds in runs without spaces: in order, none overlaps another.
std::vector<Span> dictionary_words(const std::vector<text::Token>& tokens) {
  std::vector<Span> words;
  for (const text::Token& token : tokens) {
    if (token.kind == text::TokenKind::DictionaryWord) words.push_back({token.begin, token.end});
  }
  return words;
}

// A bigram of the query may happen to join the end of one word and the beginning of the next, right beside
// the query's word: so without the hits at either end that reach into a word which begins before the stretch
// or ends behind it. As it is where nothing would be left.
Stretch without_neighbours(const Stretch& stretch, const std::vector<QueryHit>& hits,
                           const std::vector<Span>& words) {
  const std::size_t begin = hits[stretch.first].begin;
  const std::size_t end = begin + stretch.length;
  Stretch rest = stretch;
  auto word = std::partition_point(words.begin(), words.end(), [&](Span w) { return w.end <= begin; });
  if (word != words.end() && word->begin < begin) {
    while (rest.first < rest.last && hits[rest.first].begin < word->end) ++rest.first;
  }
  word = std::partition_point(words.begin(), words.end(), [&](Span w) { return w.end <= end; });
  if (word != words.end() && word->begin < end) {
    while (rest.first < rest.last && hits[rest.last - 1].end > word->begin) --rest.last;
  }
  return rest.first < rest.last ? rest : stretch;
}

void drop_pieces_of_other_words(std::vector<QueryHit>& hits, const std::vector<Span>& words) {
  std::unordered_map<unsigned, std::uint32_t> longest;  // stretch that holds the query word
  for_each_stretch(hits, [&](const Stretch& stretch) {
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      std::uint32_t& of_word = longest[hits[i].word];
      of_word = std::max(of_word, stretch.length);
    }
  });
  std::vector<bool> dropped(hits.size());
  for_each_stretch(hits, [&](const Stretch& stretch) {
    bool piece = true;
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      piece = piece && stretch.length * 2 < longest[hits[i].word];
    }
    const Stretch kept = without_neighbours(stretch, hits, words);
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      dropped[i] = piece || i < kept.first || i >= kept.last;
    }
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (!dropped[i]) hits[kept++] = hits[i];
  }
  hits.resize(kept);
}

}  // namespace

std::vector<QueryHit> find_hits(std::string_view text, const std::vector<text::Token>& tokens,
                                const HighlightTerms& terms) {
  std::vector<QueryHit> hits;
  bool any_unspaced = false;
  TermLookup lookup(terms);
  for (const text::Token& token : tokens) {
    const unsigned* word = lookup.find(token);
    if (word == nullptr) continue;
    const Span span = whole_clusters(text, token);
    hits.push_back({static_cast<std::uint32_t>(span.begin), static_cast<std::uint32_t>(span.end),
                    token.position, *word, token.kind != text::TokenKind::Word});
    any_unspaced = any_unspaced || hits.back().unspaced;
  }
  if (any_unspaced) drop_pieces_of_other_words(hits, dictionary_words(tokens));
  return hits;
}

}  // namespace dateline::engine
