#include "indexer/report/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "common/calendar/timestamp.h"
#include "common/geo/countries.h"
#include "common/index/last_run.h"
#include "common/index/layout.h"
#include "common/io/utf8.h"
#include "common/schema/fields.h"
#include "common/text/language.h"

namespace dateline::report {

namespace {

using Json = nlohmann::ordered_json;
using schema::ValueColumn;

struct Holdings {
  struct Country {
    std::uint64_t articles = 0, declared = 0;
  };
  std::map<std::string, std::uint64_t> corpora;  // by key
  std::map<std::string, Country> countries;      // by value
  std::uint32_t first_day = 0, last_day = 0;
  std::uint64_t undated = 0;
  std::uint64_t bytes = 0;
};

Holdings take_stock(const index::OpenIndex& index) {
  Holdings holdings;
  for (const index::Segment& segment : index.segments()) {
    for (const index::FileSum& file : segment.info().files) holdings.bytes += file.size;
    const schema::ColumnsView& columns = segment.columns();
    segment.live().for_each([&](std::uint32_t docid) {
      for (const std::uint32_t number : columns.values(ValueColumn::Corpus, docid))
        ++holdings.corpora[std::string(columns.text(ValueColumn::Corpus, number))];
      for (const std::uint32_t number : columns.values(ValueColumn::Country, docid)) {
        Holdings::Country& country =
            holdings
                .countries[std::string(columns.text(ValueColumn::Country, number & ~schema::kInferredFlag))];
        ++country.articles;
        country.declared += (number & schema::kInferredFlag) == 0 ? 1 : 0;
      }
      const std::uint32_t day = columns.day(docid);
      if (day == 0) {
        ++holdings.undated;
        return;
      }
      holdings.first_day = holdings.first_day == 0 ? day : std::min(holdings.first_day, day);
      holdings.last_day = std::max(holdings.last_day, day);
    });
  }
  return holdings;
}

std::string day_text(std::uint32_t number) {
  return calendar::to_iso(calendar::date_from_number(number));
}

std::string country_label(const std::string& value) {
  return schema::is_known_country(value) ? std::string(geo::country_name(value)) : value.substr(1);
}

std::vector<std::pair<std::string, std::uint64_t>> by_count(
    const std::map<std::string, std::uint64_t>& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

const index::Generation& generation_of(const index::OpenIndex& index) {
  return index.members().front().generation;
}

template <typename Visit>
void for_each_problem(const index::Generation& generation, const sync::Manifest& manifest, Visit visit) {
  for (const index::Corpus& corpus : generation.corpora) {
    const sync::CorpusManifest* known = manifest.find(corpus.key);
    if (known == nullptr) continue;
    for (const sync::ManifestEntry& entry : known->entries)
      for (const sync::KnownProblem& problem : entry.problems)
        visit(index::file_location(corpus, entry.path), problem);
  }
}

std::uint64_t count_problems(const index::Generation& generation, const sync::Manifest& manifest) {
  std::uint64_t count = 0;
  for_each_problem(generation, manifest, [&count](const std::string&, const sync::KnownProblem& problem) {
    count += problem.warning ? 0 : 1;
  });
  return count;
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1'000'000) return fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string listed(const std::vector<std::pair<std::string, std::uint64_t>>& counts, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < counts.size() && i < most; ++i)
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : ", ", io::printable(counts[i].first), counts[i].second);
  if (counts.size() > most) text += fmt::format(", and {} more", counts.size() - most);
  return text.empty() ? "none" : text;
}

Json article_json(const index::Corpus& corpus, const schema::StoredArticle& stored, const schema::Row& row) {
  const Article& article = stored.article;
  Json countries = Json::array();
  const auto add_country = [&countries](const std::string& value, bool declared) {
    countries.push_back({{"code", schema::is_known_country(value) ? Json(value) : Json(nullptr)},
                         {"name", country_label(value)},
                         {"declared", declared}});
  };
  for (const std::string& name : article.countries) add_country(schema::country_value(name), true);
  if (row.countries_inferred)
    for (const std::string& value : row.values[static_cast<std::size_t>(ValueColumn::Country)])
      add_country(value, false);
  const auto or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  return {{"id", io::percent_encode(stored.id)},
          {"corpus", corpus.name},
          {"path", io::percent_encode(stored.path)},
          {"file", io::percent_encode(index::file_location(corpus, stored.path))},
          {"url", or_null(article.url)},
          {"title", article.title},
          {"summary", article.summary},
          {"source", or_null(article.source)},
          {"date", article.date ? Json(calendar::to_iso(*article.date)) : Json(nullptr)},
          {"countries", countries},
          {"tags", article.tags},
          {"language", article.language},
          {"body", article.body},
          {"also_read", article.also_read}};
}

std::string last_run_text(const index::LastRun& run) {
  std::string text = fmt::format("last run   {}, exit {}{}{}\n", index::utc_text(run.ended), run.exit,
                                 run.message.empty() ? "" : ": ", run.message);
  std::string did;
  if (run.counts)
    did = fmt::format("{} added, {} updated, {} removed, {} unchanged, {} problem{} ", run.counts->added,
                      run.counts->updated, run.counts->removed, run.counts->unchanged, run.counts->problems,
                      run.counts->problems == 1 ? "" : "s");
  if (run.milliseconds)
    text += fmt::format("           {}in {:.1f} s\n", did, static_cast<double>(*run.milliseconds) / 1e3);
  return text;
}

// What the record does not tell is null.
Json last_run_json(const index::LastRun& run) {
  Json object = {{"ended", index::utc_text(run.ended)},
                 {"exit", run.exit},
                 {"message", run.message},
                 {"seconds", nullptr}};
  if (run.milliseconds) object["seconds"] = static_cast<double>(*run.milliseconds) / 1e3;
  const auto add_count = [&](const char* key, std::uint64_t index::RunCounts::*count) {
    object[key] = run.counts ? Json(*run.counts.*count) : Json(nullptr);
  };
  add_count("added", &index::RunCounts::added);
  add_count("updated", &index::RunCounts::updated);
  add_count("removed", &index::RunCounts::removed);
  add_count("unchanged", &index::RunCounts::unchanged);
  add_count("problems", &index::RunCounts::problems);
  return object;
}

}  // namespace

std::string status_text(const index::OpenIndex& index, const sync::Manifest& manifest, bool with_problems) {
  const index::Generation& generation = generation_of(index);
  const Holdings holdings = take_stock(index);
  std::string out =
      fmt::format("index      {}\narticles   {}\n", index.members().front().path, index.articles());
  for (const index::Corpus& corpus : generation.corpora) {
    const auto count = holdings.corpora.find(corpus.key);
    out += fmt::format("corpus     {}: {} articles, {}\n", io::printable(corpus.name),
                       count == holdings.corpora.end() ? 0 : count->second,
                       corpus.root.empty() ? "from standard input" : io::percent_encode(corpus.root));
  }
  std::map<std::string, std::uint64_t> languages, countries;
  for (const auto& [language, count] : index.languages()) languages[text::language_name(language)] += count;
  for (const auto& [value, country] : holdings.countries) countries[country_label(value)] += country.articles;
  constexpr std::size_t kMost = 12;
  out += fmt::format("languages  {}\n", listed(by_count(languages), kMost));
  out += fmt::format("countries  {}\n", listed(by_count(countries), kMost));
  if (holdings.first_day != 0)
    out += fmt::format("dates      {} to {}\n", day_text(holdings.first_day), day_text(holdings.last_day));
  if (holdings.undated != 0) out += fmt::format("undated    {}\n", holdings.undated);
  out += fmt::format("size       {} in {} segments, generation {}\n", size_text(holdings.bytes),
                     index.segments().size(), generation.number);
  out += fmt::format("updated    {}\n", generation.updated);
  if (const auto run = index::read_last_run(index.members().front().path)) out += last_run_text(*run);
  out += fmt::format("problems   {}\n", count_problems(generation, manifest));
  if (with_problems) {
    for_each_problem(generation, manifest,
                     [&out](const std::string& path, const sync::KnownProblem& problem) {
                       out += fmt::format("{}{}: {}{}\n", io::percent_encode(path),
                                          problem.line > 0 ? fmt::format(":{}", problem.line) : "",
                                          problem.warning ? "warning: " : "", problem.reason);
                     });
  }
  for (const std::string& warning : index.warnings()) out += fmt::format("warning    {}\n", warning);
  return out;
}

std::string status_json(const index::OpenIndex& index, const sync::Manifest& manifest, bool with_problems) {
  const index::Generation& generation = generation_of(index);
  const Holdings holdings = take_stock(index);
  Json corpora = Json::array(), countries = Json::array();
  for (const index::Corpus& corpus : generation.corpora) {
    const auto count = holdings.corpora.find(corpus.key);
    corpora.push_back({{"name", corpus.name},
                       {"root", corpus.root.empty() ? Json(nullptr) : Json(io::percent_encode(corpus.root))},
                       {"articles", count == holdings.corpora.end() ? 0 : count->second}});
  }
  std::map<std::string, std::uint64_t> articles;
  for (const auto& [value, country] : holdings.countries) articles[value] = country.articles;
  for (const auto& [value, count] : by_count(articles))
    countries.push_back({{"value", schema::is_known_country(value) ? Json(value) : Json(nullptr)},
                         {"label", country_label(value)},
                         {"count", count},
                         {"declared", holdings.countries.at(value).declared}});
  Json object = {{"schema", 1},
                 {"index", index.members().front().path},
                 {"uuid", generation.uuid},
                 {"generation", generation.number},
                 {"articles", index.articles()},
                 {"corpora", corpora},
                 {"languages", index.languages()},
                 {"countries", countries},
                 {"first_date", holdings.first_day != 0 ? Json(day_text(holdings.first_day)) : Json(nullptr)},
                 {"last_date", holdings.last_day != 0 ? Json(day_text(holdings.last_day)) : Json(nullptr)},
                 {"undated", holdings.undated},
                 {"bytes", holdings.bytes},
                 {"segments", index.segments().size()},
                 {"updated", generation.updated},
                 {"last_run", nullptr},
                 {"problem_count", count_problems(generation, manifest)}};
  if (const auto run = index::read_last_run(index.members().front().path))
    object["last_run"] = last_run_json(*run);
  if (with_problems) {
    Json problems = Json::array();
    for_each_problem(generation, manifest,
                     [&problems](const std::string& path, const sync::KnownProblem& problem) {
                       problems.push_back({{"path", io::percent_encode(path)},
                                           {"line", problem.line},
                                           {"reason", problem.reason},
                                           {"warning", problem.warning}});
                     });
    object["problems"] = problems;
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void dump(const index::OpenIndex& index, const std::function<bool(std::string_view line)>& write) {
  std::vector<index::ArticleRef> refs;
  for (std::uint32_t number = 0; number < index.segments().size(); ++number)
    index.segments()[number].live().for_each([&](std::uint32_t docid) { refs.push_back({number, docid}); });
  const auto key = [&index](index::ArticleRef ref) {
    const schema::ColumnsView& columns = index.segments()[ref.segment].columns();
    return std::tuple(std::string_view(index.corpus_of(ref).name), columns.path(ref.docid),
                      columns.id(ref.docid));
  };
  std::sort(refs.begin(), refs.end(),
            [&key](index::ArticleRef a, index::ArticleRef b) { return key(a) < key(b); });
  for (const index::ArticleRef ref : refs) {
    const Json object = article_json(index.corpus_of(ref), index.article(ref),
                                     index.segments()[ref.segment].columns().row(ref.docid));
    if (!write(object.dump(-1, ' ', false, Json::error_handler_t::replace))) return;
  }
}

}  // namespace dateline::report
