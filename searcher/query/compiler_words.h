// Words of a query and the terms that stand for them, in every language that the index holds.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/open_index.h"
#include "common/text/analyzer.h"
#include "searcher/query/match_node.h"

namespace dateline::query {

// The prefix of a field's own terms; empty for the main field and the body.
std::string_view field_prefix(TextField field);
std::string make_term(std::string_view field, std::string_view kind, std::string_view word);

// A token of the query, copied out of the analyzer.
struct QueryToken {
  std::string word, accented, acronym, stem;
  std::uint32_t position = 0;
  text::TokenKind kind = text::TokenKind::Word;
  std::uint32_t begin = 0, end = 0;  // bytes in the text that was analyzed
};

struct LanguageStem {
  std::string stem;
  bool stop = false;  // a stop word of the language
};

// The term of exactly this form; scripts without spaces have their bigrams only.
std::string exact_term(const QueryToken& token, TextField field);

class WordForms {
 public:
  // All must outlive it. `languages`: of the index.
  WordForms(const index::OpenIndex& index, text::Analyzer& analyzer,
            const std::vector<std::string>& languages, std::string query_language)
      : index_(index),
        analyzer_(analyzer),
        languages_(languages),
        query_language_(std::move(query_language)) {}

  // "THE" is an acronym only where some article has it as one.
  std::vector<QueryToken> analyze(const std::string& text);

  LanguageStem stem_in(const QueryToken& token, const std::string& language);
  // Its stems in the languages in which it is no stop word; none when it is one in the language of the query.
  std::set<std::string> content_stems(const QueryToken& token);
  std::set<std::string> acronym_terms(const QueryToken& token) const;
  // The terms of the main field that stand for it; empty for a stop word.
  std::set<std::string> content_terms(const QueryToken& token);

  // The words by position, a branch for each language whose stems differ. Stop words of a language have no
  // positions in its articles: Everything where some language is left with fewer than two words, and
  // positions cannot tell.
  MatchNode positional(const std::vector<QueryToken>& tokens, Xapian::Query::op op, std::uint32_t window);

  // Articles that hold any of the terms, at most (one that holds two counts twice).
  std::uint64_t frequency(const std::set<std::string>& terms) const;

 private:
  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
  const std::vector<std::string>& languages_;
  std::string query_language_;
};

}  // namespace dateline::query
