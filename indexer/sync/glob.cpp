#include "indexer/sync/glob.h"

#include <algorithm>
#include <string>

namespace dateline::sync {

namespace {

// Takes one character off the front. Bytes that are not UTF-8 become values that no character has, one each.
char32_t take_character(std::string_view& rest) {
  const auto first = static_cast<unsigned char>(rest.front());
  const std::size_t size = first < 0xC2U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : first < 0xF5U ? 4 : 1;
  char32_t value = size == 1 ? first : first & (0x7FU >> size);
  bool sound = first < 0x80U || size > 1;
  for (std::size_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(i < rest.size() ? rest[i] : '\0');
    if ((byte & 0xC0U) != 0x80U) {
      sound = false;
      break;
    }
    value = (value << 6U) | (byte & 0x3FU);
  }
  constexpr char32_t kNoCharacter = 0x110000;
  if (!sound) value = kNoCharacter + first;
  rest.remove_prefix(sound ? size : 1);
  return value;
}

std::u32string characters(std::string_view bytes) {
  std::u32string text;
  text.reserve(bytes.size());
  while (!bytes.empty()) text += take_character(bytes);
  return text;
}

char32_t take(std::u32string_view& rest) {
  const char32_t character = rest.front();
  rest.remove_prefix(1);
  return character;
}

// A character of a glob that stands for itself, after a '\' too.
char32_t take_literal(std::u32string_view& rest) {
  if (rest.front() == U'\\' && rest.size() > 1) rest.remove_prefix(1);
  return take(rest);
}

}  // namespace

Glob::Glob(std::string_view glob) : whole_path_(glob.find('/') != std::string_view::npos) {
  if (!glob.empty() && glob.front() == '/') glob.remove_prefix(1);
  const std::u32string text = characters(glob);
  std::u32string_view rest = text;
  while (!rest.empty()) {
    if (rest.front() == U'*') {
      add_stars(rest);
    } else if (rest.front() == U'?') {
      rest.remove_prefix(1);
      pieces_.push_back({Kind::Set, 0, {}, true});
    } else if (rest.front() == U'[') {
      add_set(rest);
    } else {
      pieces_.push_back({Kind::Literal, take_literal(rest), {}, false});
    }
  }
}

void Glob::add_stars(std::u32string_view& rest) {
  const std::size_t stars = std::min(rest.find_first_not_of(U'*'), rest.size());
  const bool begins_name =
      pieces_.empty() || pieces_.back().holds(U'/') || pieces_.back().kind == Kind::AnyFolders;
  rest.remove_prefix(stars);
  if (stars > 1 && begins_name && !rest.empty() && rest.front() == U'/') {
    rest.remove_prefix(1);
    pieces_.push_back({Kind::AnyFolders, 0, {}, false});
  } else {
    pieces_.push_back({stars > 1 ? Kind::AnyText : Kind::AnyInName, 0, {}, false});
  }
}

// A '[' that no ']' closes stands for itself.
void Glob::add_set(std::u32string_view& rest) {
  std::u32string_view inside = rest.substr(1);
  Piece set{Kind::Set, 0, {}, false};
  if (!inside.empty() && (inside.front() == U'!' || inside.front() == U'^')) {
    set.negated = true;
    inside.remove_prefix(1);
  }
  while (!inside.empty() && (inside.front() != U']' || set.ranges.empty())) {
    const char32_t first = take_literal(inside);
    char32_t last = first;
    if (inside.size() > 1 && inside[0] == U'-' && inside[1] != U']') {
      inside.remove_prefix(1);
      last = take_literal(inside);
    }
    set.ranges.emplace_back(first, last);
  }
  if (inside.empty()) {
    pieces_.push_back({Kind::Literal, take(rest), {}, false});
    return;
  }
  rest = inside.substr(1);
  pieces_.push_back(std::move(set));
}

bool Glob::Piece::holds(char32_t character) const {
  if (kind == Kind::Literal) return character == literal;
  if (kind != Kind::Set || character == U'/') return false;
  const bool listed = std::any_of(ranges.begin(), ranges.end(), [character](const auto& range) {
    return range.first <= character && character <= range.second;
  });
  return listed != negated;
}

// Marks a piece as the next to match, and those after it that may be reached without a character.
void Glob::enter(States& states, std::size_t piece) const {
  states[piece] = true;
  while (piece < pieces_.size() && !pieces_[piece].needs_character()) states[++piece] = true;
}

// Follows all ways through the glob at once, so that no input makes it go back.
bool Glob::matches(std::string_view path) const {
  if (!whole_path_) path.remove_prefix(path.rfind('/') + 1);
  States states(pieces_.size() + 1);
  enter(states, 0);
  States next;
  while (!path.empty()) {
    const char32_t character = take_character(path);
    next.assign(pieces_.size() + 1, false);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!states[i]) continue;
      switch (pieces_[i].kind) {
        case Kind::Literal:
        case Kind::Set:
          if (pieces_[i].holds(character)) enter(next, i + 1);
          break;
        case Kind::AnyInName:
          if (character != U'/') enter(next, i);
          break;
        case Kind::AnyText:
          enter(next, i);
          break;
        case Kind::AnyFolders:
          next[i] = true;
          if (character == U'/') enter(next, i + 1);
          break;
      }
    }
    states.swap(next);
  }
  return states[pieces_.size()];
}

bool glob_matches(std::string_view glob, std::string_view path) {
  return Glob(glob).matches(path);
}

}  // namespace dateline::sync
