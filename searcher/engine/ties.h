// Ties: what an article shares with the one that others are sought for: links, tags, countries, names, days.
// They raise its score, and are the reasons that a reader is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/index/open_index.h"
#include "common/text/analyzer.h"
#include "searcher/engine/proper_names.h"
#include "searcher/engine/related.h"

namespace dateline::engine {

// A candidate, with its record at hand.
struct TiedArticle {
  index::ArticleRef ref;
  const Article& article;
};

class Ties {
 public:
  // `asked.article` and the index must outlive it.
  Ties(const index::OpenIndex& index, text::Analyzer& analyzer, const AskedArticle& asked,
       bool declared_only);

  // What the score of `other` is multiplied by.
  double bonus(const TiedArticle& other) const;
  // At most five, the days always among them where both are dated.
  std::vector<std::string> reasons(const TiedArticle& other);

 private:
  struct Countries {
    std::vector<std::string> values;
    bool inferred = false;
  };
  Countries countries_of(const TiedArticle& other) const;
  std::vector<std::string> shared_countries(const Countries& other) const;
  std::vector<std::string> shared_tags(const Article& other) const;
  std::vector<std::string> shared_names(const Article& other, std::size_t most);
  bool is_telling(const ProperName& name, std::uint64_t& frequency) const;
  bool links_to(const Article& other) const;
  bool linked_from(const Article& other) const;

  const index::OpenIndex& index_;
  text::Analyzer& analyzer_;
  const Article& article_;
  bool declared_only_;
  std::set<std::string> tags_, links_;
  Countries countries_;
  std::string title_;
  std::optional<ProperNames> names_;  // read when first asked for
};

}  // namespace dateline::engine
