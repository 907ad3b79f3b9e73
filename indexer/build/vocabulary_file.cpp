#include "indexer/build/vocabulary_file.h"

#include "common/index/layout.h"
#include "common/index/xapian_errors.h"
#include "common/io/files.h"
#include "common/schema/vocabulary.h"

namespace dateline::build {

std::string serialize_vocabulary(const Xapian::Database& database) {
  schema::VocabularyBuilder vocabulary;
  const auto end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end;) {
    const std::string word = *term;
    if (word.front() >= 'A' && word.front() <= 'Z') {  // a prefix: no word begins with a capital
      term.skip_to("[");
      continue;
    }
    vocabulary.append(word, term.get_termfreq());
    ++term;
  }
  return vocabulary.serialize();
}

void write_vocabulary(const std::string& folder) {
  const std::string vocabulary =
      index::guard_xapian(folder, [&] { return serialize_vocabulary(Xapian::Database(folder)); });
  io::write_new_file(index::join(folder, index::kVocabularyFile), vocabulary);
}

}  // namespace dateline::build
