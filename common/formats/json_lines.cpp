// JSON Lines (INTERFACE.md §4): an article a line. A line that cannot be read is a problem; the others are
// read.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/calendar/parse.h"
#include "common/formats/article_builder.h"
#include "common/formats/json_keys.h"
#include "common/formats/json_object.h"
#include "common/formats/plain_text.h"
#include "common/formats/readers.h"
#include "common/formats/text_lines.h"
#include "common/io/utf8.h"

namespace dateline::formats {

namespace {

// So that a file of another kind does not make a problem of each of a million lines.
constexpr std::size_t kMaxProblems = 1000;

std::string_view first_text(const JsonValue& value) {
  return value.scalars.empty() ? std::string_view() : std::string_view(value.scalars.front().text);
}

constexpr std::size_t kLongestName = 8192;

// As it is written, control characters too: ids that differ name different articles.
std::string first_id(const JsonValue& value) {
  return std::string(io::truncate(first_text(value), kLongestName));
}

// A URL, a name.
std::string first_name(const JsonValue& value) {
  return one_line(io::truncate(first_text(value), kLongestName));
}

// A number, or its digits as text where they can only be an epoch: ten of seconds, thirteen of milliseconds.
std::optional<calendar::Timestamp> parse_date(const JsonScalar& scalar) {
  if (scalar.number) return calendar::timestamp_from_epoch(*scalar.number);
  const auto text = trim(scalar.text);
  const bool is_epoch = (text.size() == 10 || text.size() == 13) &&
                        text.find_first_not_of("0123456789") == std::string_view::npos;
  return is_epoch ? calendar::timestamp_from_epoch(std::stod(std::string(text)))
                  : calendar::parse_timestamp(text);
}

// "https://user@www.Example.org:80/path" → "www.example.org".
std::string host_of(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return {};
  auto host = url.substr(scheme_end + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  host = host.substr(host.rfind('@') + 1);
  host = host.substr(0, host.find(':'));
  return ascii_lower(host);
}

using Split = std::vector<std::string_view> (*)(std::string_view);

// One string is divided by `split`; the items of an array are taken as they are.
void add_all(UniqueList& list, const JsonValue& value, Split split) {
  for (const JsonScalar& scalar : value.scalars) {
    if (value.is_list) {
      list.add(scalar.text);
    } else {
      for (const auto& item : split(scalar.text)) list.add(item);
    }
  }
}

class JsonLinesParser {
 public:
  JsonLinesParser(const ReadOptions& options, const ArticleReader::ArticleSink& article,
                  const ArticleReader::ProblemSink& problem)
      : keys_(options.key_map), article_(article), problem_(problem) {}

  void parse(std::string_view text) {
    unsigned number = 0;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      ++number;
      const auto line = trim(text.substr(0, end));
      if (!line.empty()) read_line(line, number);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (!has_lines_) problem_(ReadProblem{Severity::Problem, 0, "empty file"});
    if (problems_ > kMaxProblems) {
      problem_(ReadProblem{Severity::Problem, 0,
                           fmt::format("{} more lines could not be read", problems_ - kMaxProblems)});
    }
  }

 private:
  void read_line(std::string_view line, unsigned number) {
    has_lines_ = true;
    auto parsed = parse_json_object(line, keys_);
    if (!parsed.object) return report(number, std::move(parsed.reason));
    ArticleBuilder builder;
    const JsonObject& object = *parsed.object;
    set_texts(builder, object);
    if (!builder.has_text()) return report(number, "no title and no body");
    if (parsed.is_repaired) warn(number, "half surrogate pairs were replaced by U+FFFD");
    set_date(builder.fields(), object[JsonField::Date], number);
    Article& fields = builder.fields();
    fields.id = first_id(object[JsonField::Id]);
    fields.language = first_name(object[JsonField::Language]);
    fields.url = first_name(object[JsonField::Url]);
    fields.source = first_name(object[JsonField::Source]);
    if (fields.source.empty()) fields.source = host_of(fields.url);
    for (const JsonScalar& scalar : object[JsonField::Countries].scalars) {
      for (const auto& name : split_countries(scalar.text)) builder.countries.add(name);
    }
    add_all(builder.tags, object[JsonField::Tags], split_list);
    add_all(builder.also_read, object[JsonField::AlsoRead], split_titles);
    article_(ArticleAt{builder.finish(number, problem_), number});
  }

  static void set_texts(ArticleBuilder& builder, const JsonObject& object) {
    builder.set_title(first_text(object[JsonField::Title]));
    builder.set_summary(first_text(object[JsonField::Summary]));
    for (const JsonScalar& scalar : object[JsonField::Body].scalars) {  // a list of paragraphs, too
      LineCursor lines(scalar.text);
      while (const auto line = lines.take()) builder.add_paragraph(line->text);
    }
  }

  void set_date(Article& article, const JsonValue& value, unsigned number) {
    if (value.scalars.empty()) return;
    article.date = parse_date(value.scalars.front());
    if (article.date) return;
    const std::string written = one_line(io::truncate(value.scalars.front().text, 80));
    warn(number, fmt::format("date \"{}\" is not understood; indexed without a date", written));
  }

  void report(unsigned number, std::string reason) {
    if (++problems_ <= kMaxProblems) problem_(ReadProblem{Severity::Problem, number, std::move(reason)});
  }

  void warn(unsigned number, std::string reason) {
    problem_(ReadProblem{Severity::Warning, number, std::move(reason)});
  }

  JsonKeyTable keys_;
  const ArticleReader::ArticleSink& article_;
  const ArticleReader::ProblemSink& problem_;
  bool has_lines_ = false;
  std::size_t problems_ = 0;
};

class JsonLinesReader : public ArticleReader {
 public:
  void read(std::string bytes, const ReadOptions& options, const ArticleSink& article,
            const ProblemSink& problem) const override {
    const io::DecodedText decoded = io::decode(std::move(bytes));
    if (decoded.warning) problem(ReadProblem{Severity::Warning, decoded.warning_line, *decoded.warning});
    JsonLinesParser(options, article, problem).parse(decoded.text);
  }
};

}  // namespace

const ArticleReader& json_lines_reader() {
  static const JsonLinesReader reader;
  return reader;
}

}  // namespace dateline::formats
