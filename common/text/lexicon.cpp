#include "common/text/lexicon.h"

#include "common/text/characters.h"
#include "common/text/stop_words.h"

namespace dateline::text {
namespace {

// The vocabulary of some ten thousand articles; about 20 MB.
constexpr std::size_t kMaxEntries = 150'000;

// Of a longer run without a separator only the beginning is read: enough for every word that is one.
constexpr std::size_t kMaxWrittenBytes = 4 * kMaxWordBytes;

}  // namespace

Lexicon::Lexicon(std::string_view language)
    : stemmer_(language),
      stop_words_(stop_words(language)),
      adds_nothing_(stemmer_.changes_nothing() && stop_words_.empty()) {}

bool Lexicon::knows(std::string_view language) {
  return Stemmer::exists_for(language) || !stop_words(language).empty();
}

const Lexicon::Entry& Lexicon::look_up(std::string_view written, Folder& folder) {
  written = cut_at_character(written, kMaxWrittenBytes);
  const Entry* known = entries_.find(written);
  return known != nullptr ? *known : learn(written, folder);
}

const Lexicon::Entry& Lexicon::learn(std::string_view written, Folder& folder) {
  folded_.clear();
  accented_.clear();
  folder.fold_word(written, folded_, accented_);
  const std::string_view word = cut_at_character(folded_, kMaxWordBytes);
  const std::string_view accented = cut_at_character(accented_, kMaxWordBytes);
  const std::string stem = stemmer_.stem(word);

  Entry entry;
  entry.word = arena_.copy(word);
  entry.stem = stem == word ? entry.word : arena_.copy(stem);
  if (accented != word) entry.accented = arena_.copy(accented);
  entry.stop = stop_words_.count(word) != 0;
  const std::string_view key = written == word ? entry.word : arena_.copy(written);
  return entries_.add(key, entry);
}

void Lexicon::forget_if_full() {
  if (entries_.size() < kMaxEntries) return;
  entries_.clear();
  arena_.clear();
}

}  // namespace dateline::text
