#include "common/formats/article_builder.h"

#include <algorithm>

#include "common/formats/plain_text.h"
#include "common/io/utf8.h"

namespace dateline::formats {

namespace {

constexpr std::size_t kMaxTitleBytes = 1000;

// At most `limit` bytes, if possible whole words.
std::string_view whole_words(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  const auto start = io::truncate(text, limit);
  const auto space = start.find_last_of(" \t");
  return trim(space == std::string_view::npos ? start : start.substr(0, space));
}

}  // namespace

std::string_view ArticleBuilder::within_limit(std::string_view text) {
  const auto kept = io::truncate(text, bytes_left_);
  if (kept.size() < text.size()) is_cut_ = true;
  bytes_left_ -= kept.size();
  return kept;
}

void ArticleBuilder::set_title(std::string_view title) {
  const auto whole = trim(title);
  article_.title = one_line(within_limit(whole_words(whole, kMaxTitleBytes)));
  if (whole.size() > kMaxTitleBytes) add_paragraph(whole);
}

void ArticleBuilder::set_summary(std::string_view summary) {
  article_.summary = one_line(within_limit(trim(summary)));
}

void ArticleBuilder::add_paragraph(std::string_view paragraph) {
  const auto whole = trim(paragraph);
  if (whole.empty()) return;
  if (!article_.body.empty()) article_.body += within_limit("\n");
  article_.body += within_limit(whole);
}

Article ArticleBuilder::finish(unsigned line, const ArticleReader::ProblemSink& problem) {
  const auto warn = [&](const char* reason) { problem(ReadProblem{Severity::Warning, line, reason}); };
  if (is_cut_) warn("more than 8 MiB of text; the rest is left out");
  if (countries.is_cut()) warn("more than 1,000 countries or an overlong one; the rest is left out");
  if (tags.is_cut()) warn("more than 1,000 tags or an overlong one; the rest is left out");
  if (also_read.is_cut()) warn("more than 1,000 links or an overlong one; the rest is left out");
  std::replace(article_.body.begin(), article_.body.end(), '\0', ' ');
  article_.countries = countries.take();
  article_.tags = tags.take();
  article_.also_read = also_read.take();
  return std::move(article_);
}

}  // namespace dateline::formats
