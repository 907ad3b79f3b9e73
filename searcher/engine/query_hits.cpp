#include "searcher/engine/query_hits.h"

#include <array>
#include <string>

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
        if (!form.empty()) lengths_[first_byte(form)] |= length_bit(form);
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
    if (form.empty() || (lengths_[first_byte(form)] & length_bit(form)) == 0) return nullptr;
    key_.assign(form);
    const auto found = forms.find(key_);
    return found == forms.end() ? nullptr : &found->second;
  }

  const HighlightTerms& terms_;
  std::array<std::uint64_t, 256> lengths_{};  // by first byte: the lengths of the terms that begin with it
  std::string key_;
};

}  // namespace

std::vector<QueryHit> find_hits(std::string_view text, const std::vector<text::Token>& tokens,
                                const HighlightTerms& terms) {
  std::vector<QueryHit> hits;
  TermLookup lookup(terms);
  for (const text::Token& token : tokens) {
    const unsigned* word = lookup.find(token);
    if (word == nullptr) continue;
    hits.push_back({static_cast<std::uint32_t>(text::grapheme_floor(text, token.begin)),
                    static_cast<std::uint32_t>(grapheme_ceiling(text, token.end)), token.position, *word});
  }
  return hits;
}

}  // namespace dateline::engine
