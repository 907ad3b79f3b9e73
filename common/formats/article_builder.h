// Assembles one article within the limits of INTERFACE.md §4 and says what was cut. Used by every reader.
#pragma once

#include <string_view>

#include "common/formats/article_reader.h"
#include "common/formats/lists.h"

namespace dateline::formats {

class ArticleBuilder {
 public:
  // Texts count against the limit in the order of the calls: title, summary, then paragraphs.
  // A title longer than a headline can be is a text without headline: its beginning is the title, all of it a
  // paragraph.
  void set_title(std::string_view title);
  void set_summary(std::string_view summary);
  void add_paragraph(std::string_view paragraph);  // trimmed; a blank one is left out

  void leave_out_rest() { is_cut_ = true; }  // there was more text, which the caller did not add

  // Fields without limits: id, date, language, url, source.
  Article& fields() { return article_; }

  UniqueList countries{kMaxTags};
  UniqueList tags{kMaxTags};
  UniqueList also_read{kMaxLinks};

  bool has_text() const { return !article_.title.empty() || !article_.body.empty(); }

  // The article, with a warning for each thing that was cut. The builder is used up.
  Article finish(unsigned line, const ArticleReader::ProblemSink& problem);

 private:
  std::string_view within_limit(std::string_view text);

  Article article_;
  std::size_t bytes_left_ = kMaxArticleBytes;
  bool is_cut_ = false;
};

}  // namespace dateline::formats
