// Where a list of the text format ends and the text begins: whether a line can be an item of it.
//
// A list is written with dashes or without; the first item settles which. With dashes it ends at the first
// line without. Without, it ends at the first line that cannot be an item, because it is long or reads as a
// sentence.
#pragma once

#include <optional>
#include <string_view>

namespace dateline::formats {

enum class ListStyle { Unknown, Dashed, Bare };

// Whether a line belongs to a list that is written in `style`, which the first item settles. `item` is the
// text after a dash, if there is one; `is_plausible` what one of the questions below answers.
bool continues_list(ListStyle& style, std::optional<std::string_view> item, bool is_plausible);

// A country's name or several with commas. Without a dash it must also be written as a name: "Saudi Arabia",
// not "Talks resumed".
bool is_country_item(std::string_view item, ListStyle style);

// A tag after a dash: anything but a sentence that is clearly of the text.
bool is_tag_item(std::string_view item);

// A few words that are no sentence: a tag without a dash, a publisher.
bool is_short_item(std::string_view line);

// Another article's title under ALSO READ, rather than a paragraph.
bool is_link_title(std::string_view line);

}  // namespace dateline::formats
