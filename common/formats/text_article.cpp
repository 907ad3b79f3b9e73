// The article text format (INTERFACE.md §4): a head line, a summary, lists of countries, tags and links, and
// paragraphs, in any order and with what the pages add to them.
#include <fmt/format.h>

#include <utility>
#include <vector>

#include "common/formats/article_builder.h"
#include "common/formats/credits.h"
#include "common/formats/head_line.h"
#include "common/formats/list_items.h"
#include "common/formats/page_metadata.h"
#include "common/formats/plain_text.h"
#include "common/formats/readers.h"
#include "common/formats/text_lines.h"
#include "common/io/utf8.h"

namespace dateline::formats {

namespace {

class TextArticleParser {
 public:
  TextArticleParser(std::string_view text, const ArticleReader::ProblemSink& problem)
      : lines_(text), problem_(problem) {}

  void parse(const ArticleReader::ArticleSink& article) {
    if (!lines_.peek()) return problem_(ReadProblem{Severity::Problem, 0, "empty file"});
    read_head();
    while (const auto line = lines_.take()) read_line(line->text);
    set_texts();
    if (!builder_.has_text()) return problem_(ReadProblem{Severity::Problem, 0, "no title and no body"});
    set_date();
    article(ArticleAt{builder_.finish(head_number_, problem_), head_number_});
  }

 private:
  enum class Section { Body, Countries, Tags, Links };

  void read_head() {
    while (lines_.peek() && is_furniture(lines_.peek()->text)) lines_.take();
    const auto& first = lines_.peek();
    if (!first) return;
    head_number_ = first->number;
    if (parse_heading(first->text)) return;
    head_ = parse_head_line(lines_.take()->text);
    if (head_.title.empty()) take_title_of_own_line();
    builder_.set_title(head_.title);
  }

  // A head line that holds only the date: the title comes next.
  void take_title_of_own_line() {
    constexpr std::size_t kLongestTitle = 300;
    const auto& next = lines_.peek();
    if (!next || next->text.size() > kLongestTitle || parse_heading(next->text) ||
        parse_page_metadata(next->text, LinePosition::UnderTitle)) {
      return;
    }
    head_.title = lines_.take()->text;
  }

  static bool is_furniture(std::string_view line) {
    const auto heading = parse_heading(line);
    return heading && heading->heading == Heading::Furniture;
  }

  void read_line(std::string_view line) {
    line = without_credits(line);
    if (line.empty()) return;
    if (const auto heading = heading_of(line)) return read_heading(*heading);
    const auto position =
        std::exchange(under_title_, false) ? LinePosition::UnderTitle : LinePosition::Elsewhere;
    if (const auto metadata = parse_page_metadata(line, position)) return read_metadata(*metadata);
    if (!take_list_item(line)) {
      section_ = Section::Body;
      add_paragraph(line);
    }
  }

  // "Country: A Love Story opens the festival" is text; "Country" alone is a heading before a list, but not
  // among tags.
  std::optional<HeadingLine> heading_of(std::string_view line) const {
    const auto heading = parse_heading(line);
    if (heading && heading->heading == Heading::Countries &&
        !is_country_item(heading->rest, ListStyle::Dashed)) {
      return std::nullopt;
    }
    if (heading || section_ == Section::Tags || !is_bare_country_word(line)) return heading;
    const bool list_follows = lines_.peek() && list_item(lines_.peek()->text);
    return list_follows ? std::optional(HeadingLine{Heading::Countries, {}}) : std::nullopt;
  }

  void read_heading(const HeadingLine& line) {
    switch (line.heading) {
      case Heading::Countries:
        open_list(Section::Countries, line.rest);
        if (!has_trailing_lists_ && !body_start_) body_start_ = paragraphs_.size();
        for (const auto& name : split_countries(line.rest)) builder_.countries.add(name);
        break;
      case Heading::Tags:
        open_list(Section::Tags, line.rest);
        has_trailing_lists_ = true;
        for (const auto& tag : split_list(line.rest)) builder_.tags.add(tag);
        break;
      case Heading::Links:
        if (line.rest.empty()) {
          open_list(Section::Links, {});
          has_trailing_lists_ = true;
        }
        builder_.also_read.add(line.rest);  // "ALSO READ: Title" inside the text
        break;
      case Heading::FirstPublished:
        read_first_publisher(line.rest);
        break;
      case Heading::Furniture:
        break;
    }
  }

  void open_list(Section section, std::string_view items_on_heading) {
    section_ = section;
    style_ = items_on_heading.empty() ? ListStyle::Unknown : ListStyle::Dashed;
    under_title_ = false;
  }

  void read_metadata(const PageMetadata& metadata) {
    if (builder_.fields().source.empty()) builder_.fields().source = one_line(metadata.source);
    if (!metadata_.created) metadata_.created = metadata.created;
    if (!metadata_.updated) metadata_.updated = metadata.updated;
  }

  // The publisher stands after the colon or on the next line.
  void read_first_publisher(std::string_view name) {
    const auto& next = lines_.peek();
    if (name.empty() && next && is_short_item(next->text) && !list_item(next->text) &&
        !parse_heading(next->text)) {
      name = lines_.take()->text;
    }
    if (builder_.fields().source.empty() && is_short_item(name)) builder_.fields().source = one_line(name);
  }

  // Adds a line to the list that is open; false when the line does not belong to it.
  bool take_list_item(std::string_view line) {
    const auto item = list_item(line);
    switch (section_) {
      case Section::Countries:
        if (!continues_list(
                style_, item,
                is_country_item(item.value_or(line), item ? ListStyle::Dashed : ListStyle::Bare))) {
          return false;
        }
        for (const auto& name : split_countries(item.value_or(line))) builder_.countries.add(name);
        return true;
      case Section::Tags: {
        const bool is_between_items =
            style_ == ListStyle::Dashed && lines_.peek() && list_item(lines_.peek()->text);
        if (is_between_items && !item && is_short_item(line)) {
          builder_.tags.add(line);
          return true;
        }
        if (!continues_list(style_, item, item ? is_tag_item(*item) : is_short_item(line))) return false;
        builder_.tags.add(item.value_or(line));
        return true;
      }
      case Section::Links:
        if (!is_link_title(item.value_or(line))) return false;
        builder_.also_read.add(item.value_or(line));
        return true;
      case Section::Body:
        break;
    }
    return false;
  }

  void add_paragraph(std::string_view paragraph) {
    if (paragraph_bytes_ > kMaxArticleBytes) return builder_.leave_out_rest();
    paragraph_bytes_ += paragraph.size() + 1;
    paragraphs_.push_back(paragraph);
  }

  void set_date() {
    auto& date = builder_.fields().date;
    const auto& published = metadata_.published();
    date = head_.date ? head_.date : published;
    const bool gains_time = date && !date->minute_of_day && published && published->day == date->day;
    if (gains_time) date = published;
    if (head_.date) return;
    const char* outcome = published ? "the date under the title is taken" : "indexed without a date";
    if (!head_.unreadable_date.empty()) {
      warn(fmt::format("date \"{}\" is not understood; {}", one_line(head_.unreadable_date), outcome));
    } else if (!published) {
      warn(fmt::format("no date in the head line; {}", outcome));
    }
  }

  void set_texts() {
    std::size_t body_start = 0;
    const bool countries_come_before_body = body_start_ && *body_start_ < paragraphs_.size();
    if (countries_come_before_body) {
      body_start = *body_start_;
    } else if (paragraphs_.size() > 1 || (body_start_ && paragraphs_.size() == 1)) {
      body_start = 1;
    }
    std::string summary;
    for (std::size_t i = 0; i < body_start; ++i) {
      if (i > 0) summary += ' ';
      summary += paragraphs_[i];
    }
    builder_.set_summary(summary);
    for (std::size_t i = body_start; i < paragraphs_.size(); ++i) builder_.add_paragraph(paragraphs_[i]);
  }

  void warn(std::string reason) { problem_(ReadProblem{Severity::Warning, head_number_, std::move(reason)}); }

  LineCursor lines_;
  const ArticleReader::ProblemSink& problem_;
  ArticleBuilder builder_;
  HeadLine head_;
  unsigned head_number_ = 1;
  PageMetadata metadata_;
  bool under_title_ = true;
  Section section_ = Section::Body;
  ListStyle style_ = ListStyle::Unknown;
  std::vector<std::string_view> paragraphs_;
  std::size_t paragraph_bytes_ = 0;
  std::optional<std::size_t>
      body_start_;  // paragraphs before the first Country list, unless tags or links came first
  bool has_trailing_lists_ = false;
};

class TextArticleReader : public ArticleReader {
 public:
  void read(std::string bytes, const ReadOptions&, const ArticleSink& article,
            const ProblemSink& problem) const override {
    const io::DecodedText decoded = io::decode(std::move(bytes));
    if (decoded.warning) problem(ReadProblem{Severity::Warning, decoded.warning_line, *decoded.warning});
    TextArticleParser(decoded.text, problem).parse(article);
  }
};

}  // namespace

const ArticleReader& text_article_reader() {
  static const TextArticleReader reader;
  return reader;
}

}  // namespace dateline::formats
