#include <algorithm>

#include "common/text/break_iterator.h"
#include "common/text/breaks.h"
#include "common/text/characters.h"

namespace dateline::text {
namespace {

// Where a line of plain ASCII may end: behind spaces, and behind a hyphen between letters.
std::vector<std::size_t> ascii_line_breaks(std::string_view line) {
  std::vector<std::size_t> breaks;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const bool after_space = line[i - 1] == ' ' && line[i] != ' ';
    const bool after_hyphen = line[i - 1] == '-' && ascii::kind(line[i]) == ascii::Letter && i >= 2 &&
                              ascii::kind(line[i - 2]) == ascii::Letter;
    if (after_space || after_hyphen) breaks.push_back(i);
  }
  return breaks;
}

std::vector<std::size_t> icu_line_breaks(std::string_view line) {
  std::vector<std::size_t> breaks;
  icu::BreakIterator& iterator = iterate_breaks(BreakKind::Line, line);
  for (int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    breaks.push_back(static_cast<std::size_t>(at));
  }
  return breaks;
}

std::string_view without_trailing_spaces(std::string_view text) {
  while (!text.empty() && ascii::is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Fills lines of a given width, a piece at a time.
class LineFiller {
 public:
  LineFiller(std::size_t width, std::vector<std::string>& lines) : width_(width), lines_(lines) {}

  // `piece` ends where a line may end.
  void add(std::string_view piece) {
    if (piece.empty()) return;
    const std::size_t columns = display_width(without_trailing_spaces(piece));
    if (columns_ > 0 && columns_ + columns > width_) end_line();
    if (columns > width_) {
      cut(piece);
    } else {
      append(piece);
    }
  }

  void end_line() {
    lines_.emplace_back(without_trailing_spaces(line_));
    line_.clear();
    columns_ = 0;
  }

 private:
  void append(std::string_view piece) {
    line_.append(piece);
    columns_ += display_width(piece);
  }

  // A piece that is longer than a line is cut between characters.
  void cut(std::string_view piece) {
    for (std::size_t i = 0; i < piece.size();) {
      const std::size_t next = next_grapheme(piece, i);
      const std::string_view character = piece.substr(i, next - i);
      const bool space = without_trailing_spaces(character).empty();
      if (!space && columns_ > 0 && columns_ + display_width(character) > width_) end_line();
      append(character);
      i = next;
    }
  }

  std::size_t width_;
  std::vector<std::string>& lines_;
  std::string line_;
  std::size_t columns_ = 0;
};

}  // namespace

std::vector<std::string> wrap(std::string_view utf8, std::size_t width) {
  std::vector<std::string> lines;
  LineFiller filler(std::max<std::size_t>(width, 1), lines);
  while (!utf8.empty()) {
    const std::size_t newline = std::min(utf8.find('\n'), utf8.size());
    const std::string_view line = utf8.substr(0, newline);
    const bool is_plain = find_non_ascii(line, 0) == line.size();
    std::size_t begin = 0;
    for (const std::size_t end : is_plain ? ascii_line_breaks(line) : icu_line_breaks(line)) {
      filler.add(line.substr(begin, end - begin));
      begin = end;
    }
    filler.add(line.substr(begin));
    filler.end_line();
    utf8.remove_prefix(std::min(newline + 1, utf8.size()));
  }
  return lines;
}

}  // namespace dateline::text
