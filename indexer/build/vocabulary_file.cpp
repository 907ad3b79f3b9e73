#include "indexer/build/segment_words.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "common/index/layout.h"
#include "common/index/xapian_errors.h"
#include "common/io/files.h"
#include "common/schema/fields.h"
#include "common/schema/vocabulary.h"

namespace dateline::build {

namespace {

struct AccentedForm {
  std::string form;
  std::uint64_t frequency = 0;
};
using AccentedForms = std::unordered_map<std::string, AccentedForm>;

// The most frequent form with accents of each folded word that has one.
AccentedForms accented_forms(const Xapian::Database& database) {
  AccentedForms forms;
  const std::string prefix(schema::kAccentedPrefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    std::string form = (*term).substr(prefix.size());
    AccentedForm& best = forms[text::fold(form)];
    const std::uint64_t frequency = term.get_termfreq();
    if (frequency > best.frequency) best = {std::move(form), frequency};
  }
  return forms;
}

}  // namespace

void append_phrases(schema::PhrasesBuilder& phrases, const schema::Row& row) {
  const auto values = [&row](schema::ValueColumn column) -> const std::vector<std::string>& {
    return row.values[static_cast<std::size_t>(column)];
  };
  const std::vector<std::string>& languages = values(schema::ValueColumn::Language);
  phrases.append(row.title, values(schema::ValueColumn::Tag), languages.empty() ? "und" : languages.front());
}

std::string serialize_vocabulary(const Xapian::Database& database) {
  const AccentedForms accented = accented_forms(database);
  schema::VocabularyBuilder vocabulary;
  const auto end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end;) {
    const std::string word = *term;
    if (word.front() >= 'A' && word.front() <= 'Z') {  // a prefix: no word begins with a capital
      term.skip_to("[");
      continue;
    }
    const std::uint64_t frequency = term.get_termfreq();
    const auto form = accented.find(word);
    const bool mostly = form != accented.end() && 2 * form->second.frequency > frequency;
    vocabulary.append(word, frequency, mostly ? std::string_view(form->second.form) : std::string_view());
    ++term;
  }
  return vocabulary.serialize();
}

void write_segment_words(const std::string& folder, const schema::PhrasesBuilder& phrases) {
  const std::string vocabulary =
      index::guard_xapian(folder, [&] { return serialize_vocabulary(Xapian::Database(folder)); });
  io::write_new_file(index::join(folder, index::kVocabularyFile), vocabulary);
  io::write_new_file(index::join(folder, index::kPhrasesFile), phrases.serialize());
}

}  // namespace dateline::build
