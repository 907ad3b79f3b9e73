// Globs over paths relative to a corpus: '*' within a name, '**' across folders, '?' one character, [...] a
// set.
//
// A glob without '/' is matched against the file's name alone, one with '/' against the whole path; a leading
// '/' says the whole path and nothing more. "**/" stands for any folders, none too. [a-z], [!a-z] and [^a-z]
// are sets, a set never holds '/'; '\' takes the next character as it is. A character is one of UTF-8, or a
// byte that is not UTF-8.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::sync {

class Glob {
 public:
  explicit Glob(std::string_view glob);

  // Takes time in proportion to both lengths, whatever the glob.
  bool matches(std::string_view path) const;

 private:
  enum class Kind : std::uint8_t { Literal, Set, AnyInName, AnyText, AnyFolders };
  struct Piece {
    Kind kind = Kind::Literal;
    char32_t literal = 0;
    std::vector<std::pair<char32_t, char32_t>> ranges;  // of a Set, both ends inside
    bool negated = false;                               // a Set of all but these
    bool holds(char32_t character) const;
    bool needs_character() const { return kind == Kind::Literal || kind == Kind::Set; }
  };
  using States = std::vector<bool>;

  void add_set(std::u32string_view& rest);
  void add_stars(std::u32string_view& rest);
  void enter(States& states, std::size_t piece) const;

  bool whole_path_ = false;
  std::vector<Piece> pieces_;
};

bool glob_matches(std::string_view glob, std::string_view path);

}  // namespace dateline::sync
