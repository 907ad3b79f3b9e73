#include "common/index/generation.h"

#include <fmt/format.h>

#include <charconv>

#include "common/error.h"
#include "common/io/files.h"
#include "common/io/utf8.h"
#include "common/schema/fields.h"

namespace dateline::index {

namespace {

std::string word(std::string_view text) {
  if (text.empty()) return "%";  // an empty word, which percent_encode never makes
  std::string encoded;
  for (const char c : io::percent_encode(text)) {
    if (c == ' ') {
      encoded += "%20";
    } else {
      encoded += c;
    }
  }
  return encoded;
}

// "1-4,7": docids as ascending ranges.
std::string ranges(const std::vector<std::uint32_t>& docids) {
  std::string text;
  for (std::size_t i = 0; i < docids.size();) {
    std::size_t last = i;
    while (last + 1 < docids.size() && docids[last + 1] == docids[last] + 1) ++last;
    if (!text.empty()) text += ',';
    text += last > i ? fmt::format("{}-{}", docids[i], docids[last]) : fmt::format("{}", docids[i]);
    i = last + 1;
  }
  return text;
}

std::string file_line(std::string_view keyword, const FileSum& file) {
  return fmt::format("{} {} {} {}\n", keyword, word(file.name), file.size, io::to_hex(file.checksum));
}

std::string checksum_line(std::string_view lines) {
  return fmt::format("checksum {}\n", io::to_hex(io::checksum(lines)));
}

// One line, taken apart word by word.
class LineReader {
 public:
  LineReader(std::string_view line, std::string_view name) : rest_(line), name_(name) {}

  std::string text() {
    const std::string_view raw = next();
    if (raw == "%") return {};
    auto decoded = io::percent_decode(raw);
    if (!decoded) fail();
    return *decoded;
  }
  std::uint64_t number(std::uint64_t most = UINT64_MAX) {
    const std::string_view raw = next();
    return parse_number(raw, most);
  }
  std::uint64_t sum() {
    const auto value = io::from_hex(next());
    if (!value) fail();
    return *value;
  }
  std::vector<std::uint32_t> docids(std::uint32_t last_docid) {
    std::vector<std::uint32_t> list;
    std::string_view raw = next();
    while (!raw.empty()) {
      const std::size_t comma = std::min(raw.find(','), raw.size());
      const std::string_view range = raw.substr(0, comma);
      raw.remove_prefix(std::min(comma + 1, raw.size()));
      const std::size_t dash = std::min(range.find('-'), range.size());
      const std::uint64_t first = parse_number(range.substr(0, dash), last_docid);
      const std::uint64_t last =
          dash < range.size() ? parse_number(range.substr(dash + 1), last_docid) : first;
      if (first == 0 || last < first || (!list.empty() && first <= list.back())) fail();
      for (std::uint64_t docid = first; docid <= last; ++docid)
        list.push_back(static_cast<std::uint32_t>(docid));
    }
    return list;
  }
  bool at_end() const { return rest_.empty(); }
  [[noreturn]] void fail() const {
    throw Error(fmt::format("{} of the index is damaged", name_), "build the index again: indexer --rebuild");
  }

 private:
  std::string_view next() {
    if (rest_.empty()) fail();
    const std::size_t space = std::min(rest_.find(' '), rest_.size());
    const std::string_view raw = rest_.substr(0, space);
    rest_.remove_prefix(std::min(space + 1, rest_.size()));
    return raw;
  }
  std::uint64_t parse_number(std::string_view raw, std::uint64_t most) const {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (error != std::errc{} || end != raw.data() + raw.size() || value > most) fail();
    return value;
  }

  std::string_view rest_;
  std::string_view name_;
};

FileSum read_file_line(LineReader& line) {
  FileSum file;
  file.name = line.text();
  file.size = line.number();
  file.checksum = line.sum();
  return file;
}

constexpr std::string_view kFirstLine = "dateline generation 1";

}  // namespace

std::uint64_t Generation::articles() const {
  std::uint64_t count = 0;
  for (const SegmentInfo& segment : segments) count += segment.live();
  return count;
}

std::vector<FileSum> Generation::files() const {
  std::vector<FileSum> all = {manifest, stories};
  for (const SegmentInfo& segment : segments)
    all.insert(all.end(), segment.files.begin(), segment.files.end());
  return all;
}

const Corpus* Generation::corpus_by_key(std::string_view key) const {
  for (const Corpus& corpus : corpora)
    if (corpus.key == key) return &corpus;
  return nullptr;
}

const Corpus* Generation::corpus_by_name(std::string_view name) const {
  for (const Corpus& corpus : corpora)
    if (corpus.name == name) return &corpus;
  return nullptr;
}

std::string serialize(const Generation& generation) {
  std::string out = fmt::format("{}\nschema {}\nnumber {}\nuuid {}\n", kFirstLine, generation.schema,
                                generation.number, word(generation.uuid));
  out += fmt::format("analyzer {}\nupdated {}\nnext {} {}\n", word(generation.analyzer),
                     word(generation.updated), generation.next_segment, generation.next_corpus);
  for (const Corpus& corpus : generation.corpora) {
    out += fmt::format("corpus {} {} {}\n", word(corpus.key), word(corpus.name), word(corpus.root));
    if (corpus.is_file) out += "corpus-is-file\n";
    const CorpusOptions& options = corpus.options;
    if (!options.language.empty()) out += fmt::format("corpus-language {}\n", word(options.language));
    if (!options.input_format.empty()) out += fmt::format("corpus-format {}\n", word(options.input_format));
    for (const std::string& glob : options.includes) out += fmt::format("corpus-include {}\n", word(glob));
    for (const std::string& glob : options.excludes) out += fmt::format("corpus-exclude {}\n", word(glob));
    for (const std::string& map : options.key_map) out += fmt::format("corpus-map {}\n", word(map));
  }
  for (const SegmentInfo& segment : generation.segments) {
    out += fmt::format("segment {} {} {}\n", word(segment.name), segment.last_docid, segment.documents);
    for (const FileSum& file : segment.files) out += file_line("segment-file", file);
    if (!segment.tombstones.empty()) out += fmt::format("tombstones {}\n", ranges(segment.tombstones));
  }
  out += file_line("manifest", generation.manifest);
  out += file_line("stories", generation.stories);
  for (const auto& [language, count] : generation.languages)
    out += fmt::format("language {} {}\n", word(language), count);
  return out + checksum_line(out);
}

Generation parse_generation(std::string_view text, std::string_view name) {
  const LineReader whole({}, name);
  const std::size_t last_line = checksum_line({}).size();
  if (text.size() < last_line) whole.fail();
  const std::string_view lines = text.substr(0, text.size() - last_line);
  if (text.substr(lines.size()) != checksum_line(lines)) whole.fail();

  Generation generation;
  std::string_view rest = lines;
  bool first = true;
  bool is_foreign = false;  // of another schema
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view raw = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (first) {
      if (raw != kFirstLine) whole.fail();
      first = false;
      continue;
    }
    LineReader line(raw, name);
    const std::string keyword = line.text();
    const auto corpus = [&]() -> Corpus& {
      if (generation.corpora.empty()) line.fail();
      return generation.corpora.back();
    };
    const auto segment = [&]() -> SegmentInfo& {
      if (generation.segments.empty()) line.fail();
      return generation.segments.back();
    };
    if (keyword == "schema") {
      generation.schema = static_cast<int>(line.number(INT32_MAX));
    } else if (keyword == "number") {
      generation.number = line.number();
    } else if (keyword == "uuid") {
      generation.uuid = line.text();
      is_foreign = generation.schema != schema::kSchemaVersion;
    } else if (is_foreign && keyword.rfind("corpus", 0) != 0 && keyword != "next") {
      continue;
    } else if (keyword == "analyzer") {
      generation.analyzer = line.text();
    } else if (keyword == "updated") {
      generation.updated = line.text();
    } else if (keyword == "next") {
      generation.next_segment = line.number();
      generation.next_corpus = line.number();
    } else if (keyword == "corpus") {
      Corpus added;
      added.key = line.text();
      added.name = line.text();
      added.root = line.text();
      generation.corpora.push_back(std::move(added));
    } else if (keyword == "corpus-is-file") {
      corpus().is_file = true;
    } else if (keyword == "corpus-language") {
      corpus().options.language = line.text();
    } else if (keyword == "corpus-format") {
      corpus().options.input_format = line.text();
    } else if (keyword == "corpus-include") {
      corpus().options.includes.push_back(line.text());
    } else if (keyword == "corpus-exclude") {
      corpus().options.excludes.push_back(line.text());
    } else if (keyword == "corpus-map") {
      corpus().options.key_map.push_back(line.text());
    } else if (keyword == "segment") {
      SegmentInfo added;
      added.name = line.text();
      added.last_docid = static_cast<std::uint32_t>(line.number(UINT32_MAX - 1));
      added.documents = static_cast<std::uint32_t>(line.number(added.last_docid));
      generation.segments.push_back(std::move(added));
    } else if (keyword == "segment-file") {
      segment().files.push_back(read_file_line(line));
    } else if (keyword == "tombstones") {
      segment().tombstones = line.docids(segment().last_docid);
      if (segment().tombstones.size() > segment().documents) line.fail();
    } else if (keyword == "manifest") {
      generation.manifest = read_file_line(line);
    } else if (keyword == "stories") {
      generation.stories = read_file_line(line);
    } else if (keyword == "language") {
      const std::string language = line.text();
      generation.languages[language] = line.number();
    } else if (!is_foreign) {
      line.fail();
    }
    if (!line.at_end() && !is_foreign) line.fail();
  }
  return generation;
}

}  // namespace dateline::index
