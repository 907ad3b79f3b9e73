// Proper names of an article, told by their capitals: what two articles may share. Summary and body are read,
// titles are not, since many put every word in capitals.
//
// A name is a run of words in capitals ("Hamid Karzai", "Bank of Japan"), and so is each ending of it
// ("Karzai"). The first word of a sentence alone is none; in German, where every noun has a capital, no
// single word is. Scripts without capitals show no names.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/text/analyzer.h"

namespace dateline::engine {

struct ProperName {
  std::string text;                // as written, on one line
  std::vector<std::string> words;  // folded, as the index holds them
};

class ProperNames {
 public:
  // Of the first 16 KiB of each text.
  ProperNames(text::Analyzer& analyzer, const Article& article);

  bool empty() const { return names_.empty(); }
  // Those that `other` holds too, without endings of longer ones, as written here.
  std::vector<ProperName> shared_with(const ProperNames& other) const;

  // The name of most words that has this one; nullptr without any.
  const ProperName* longest_with(std::string_view folded_word) const;

 private:
  void read(text::Analyzer& analyzer, std::string_view text, std::string_view language);

  std::map<std::string, ProperName> names_;  // by the folded words, last word first
};

}  // namespace dateline::engine
