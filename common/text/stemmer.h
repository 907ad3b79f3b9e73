// Snowball stemmers, through Xapian. The only user of Xapian in this folder.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dateline::text {

// Stems folded words of one language. Not thread-safe: one per thread.
class Stemmer {
 public:
  // A language without a stemmer gives one that changes nothing.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  static bool exists_for(std::string_view language);

  bool changes_nothing() const { return stem_ == nullptr; }

  // Words that begin with a digit are left alone.
  std::string stem(std::string_view folded_word) const;

 private:
  class Snowball;
  std::unique_ptr<Snowball> stem_;
};

// The version of the stemmers.
std::string stemmer_version();

}  // namespace dateline::text
