// The lines of an article text file, and what each one is when seen alone. Borrows the text.
#pragma once

#include <optional>
#include <string_view>

namespace dateline::formats {

struct Line {
  std::string_view text;  // trimmed, not empty
  unsigned number = 0;    // 1-based
};

// Walks over the lines that are not blank. A line ends with LF, CRLF or CR.
class LineCursor {
 public:
  explicit LineCursor(std::string_view text) : rest_(text) { advance(); }

  const std::optional<Line>& peek() const { return next_; }  // nullopt at the end
  std::optional<Line> take();

 private:
  void advance();

  std::string_view rest_;
  unsigned number_ = 0;
  std::optional<Line> next_;
};

// The text after "- " or another bullet; nullopt when the line is no list item.
std::optional<std::string_view> list_item(std::string_view line);

enum class Heading { Countries, Tags, Links, FirstPublished, Furniture };

// "- Country:", "READ MORE ON :", "ALSO READ", "SHARE" ...: which heading the line is, and what stands after
// its colon.
struct HeadingLine {
  Heading heading;
  std::string_view rest;
};
std::optional<HeadingLine> parse_heading(std::string_view line);

// "Country" or "- Country" without a colon, which is a heading only when a list follows.
bool is_bare_country_word(std::string_view line);

}  // namespace dateline::formats
