#include "searcher/output/json_values.h"

#include <cmath>
#include <optional>
#include <vector>

#include "common/calendar/timestamp.h"
#include "common/io/utf8.h"
#include "searcher/output/field_names.h"

namespace dateline::output {
namespace {

using nlohmann::ordered_json;

// Digits past these are noise of floating point, and would make equal runs differ.
double rounded(double value) {
  return std::round(value * 1e6) / 1e6;
}

ordered_json nullable(const std::optional<std::string>& text) {
  return text ? ordered_json(*text) : ordered_json(nullptr);
}

ordered_json date_value(const std::optional<calendar::Timestamp>& date) {
  return date ? ordered_json(calendar::to_iso(*date)) : ordered_json(nullptr);
}

ordered_json day_value(const std::optional<calendar::Date>& day) {
  return day ? ordered_json(calendar::to_iso(*day)) : ordered_json(nullptr);
}

ordered_json countries_value(const std::vector<engine::Country>& countries) {
  ordered_json list = ordered_json::array();
  for (const engine::Country& country : countries) {
    list.push_back(
        {{"code", nullable(country.code)}, {"name", country.name}, {"declared", country.declared}});
  }
  return list;
}

ordered_json copies_value(const std::vector<engine::Copy>& copies) {
  ordered_json list = ordered_json::array();
  for (const engine::Copy& copy : copies) {
    list.push_back({{"id", copy.id},
                    {"title", copy.title},
                    {"date", date_value(copy.date)},
                    {"source", nullable(copy.source)}});
  }
  return list;
}

ordered_json snippet_value(const std::vector<engine::Fragment>& snippet) {
  ordered_json list = ordered_json::array();
  for (const engine::Fragment& fragment : snippet) {
    list.push_back({{"text", fragment.text}, {"hit", fragment.hit}});
  }
  return list;
}

// What results and shown articles share: where the article is, then what it is.
void add_article_fields(const engine::SearchResult& result, ordered_json& value) {
  value["id"] = result.id;
  value["corpus"] = result.corpus;
  value["path"] = io::percent_encode(result.path);
  value["file"] = io::percent_encode(result.file);
  value["url"] = nullable(result.url);
  value["title"] = result.title;
  value["summary"] = result.summary;
  value["source"] = nullable(result.source);
  value["date"] = date_value(result.date);
  value["countries"] = countries_value(result.countries);
  value["tags"] = result.tags;
  value["language"] = result.language;
}

ordered_json index_value(const engine::IndexInfo& index) {
  ordered_json value = {{"uuid", index.uuid},
                        {"generation", index.generation},
                        {"articles", index.articles},
                        {"updated", index.updated},
                        {"last_run", nullptr}};
  if (index.last_run) {
    value["last_run"] = {{"ended", index.last_run->ended},
                         {"exit", index.last_run->exit},
                         {"message", index.last_run->message}};
  }
  return value;
}

ordered_json why_empty_value(const engine::WhyEmpty& why) {
  ordered_json without = ordered_json::array();
  for (const auto& each : why.without)
    without.push_back({{"filter", each.filter}, {"matches", each.matches}});
  ordered_json unknown = ordered_json::array();
  for (const auto& each : why.unknown_values) {
    unknown.push_back({{"field", facet_name(each.field)}, {"value", each.value}, {"closest", each.closest}});
  }
  return {{"matches_without_filters", why.matches_without_filters},
          {"without", without},
          {"unknown_values", unknown},
          {"unknown_words", why.unknown_words},
          {"nearest_month", nullable(why.nearest_month)},
          {"first_date", day_value(why.first_date)},
          {"last_date", day_value(why.last_date)}};
}

ordered_json facet_value(engine::FacetField field, const engine::FacetValue& facet_value) {
  ordered_json value = {{"value", nullable(facet_value.value)}};
  const bool labelled = field != engine::FacetField::Month && field != engine::FacetField::Year;
  if (labelled) value["label"] = facet_value.label;
  value["count"] = facet_value.count;
  if (field == engine::FacetField::Country) value["declared"] = facet_value.declared;
  return value;
}

ordered_json facets_value(const std::vector<engine::Facet>& facets) {
  ordered_json value = ordered_json::object();
  for (const engine::Facet& facet : facets) {
    ordered_json list = ordered_json::array();
    for (const engine::FacetValue& each : facet.values) list.push_back(facet_value(facet.field, each));
    value[std::string(facet_name(facet.field))] = list;
  }
  return value;
}

ordered_json also_read_value(const std::vector<engine::AlsoRead>& also_read) {
  ordered_json list = ordered_json::array();
  for (const engine::AlsoRead& each : also_read) {
    list.push_back({{"id", each.id},
                    {"path", io::percent_encode(each.path)},
                    {"title", each.title},
                    {"date", date_value(each.date)},
                    {"because", each.because}});
  }
  return list;
}

void add_reading(const engine::SearchResponse& response, ordered_json& value) {
  value["read_as"] = response.read_as;
  value["match"] = response.match == engine::MatchMode::All ? "all" : "any";
}

void add_totals(const engine::SearchResponse& response, ordered_json& value) {
  value["total"] = response.total;
  value["total_is_exact"] = response.total_is_exact;
}

void add_results(const engine::SearchResponse& response, ordered_json& value) {
  ordered_json results = ordered_json::array();
  for (const engine::SearchResult& result : response.results) results.push_back(result_value(result));
  value["results"] = results;
  value["facets"] = facets_value(response.facets);
  value["also_read"] = also_read_value(response.also_read);
}

// What another query than the one typed finds.
ordered_json results_for_value(const engine::SearchResponse& response) {
  ordered_json value = {{"query", response.query}};
  add_reading(response, value);
  value["warnings"] = response.warnings;
  add_totals(response, value);
  add_results(response, value);
  return value;
}

std::string dump(const ordered_json& value, int indent) {
  return value.dump(indent, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

ordered_json result_value(const engine::SearchResult& result) {
  ordered_json value = {{"rank", result.rank}};
  add_article_fields(result, value);
  value["score"] = rounded(result.score);
  value["snippet"] = snippet_value(result.snippet);
  value["copies"] = copies_value(result.copies);
  if (!result.explanation.empty()) value["explanation"] = result.explanation;
  if (!result.because.empty()) value["because"] = result.because;
  if (result.story) {
    value["step"] = result.story->step;
    value["first_source"] = nullable(result.story->first_source);
    value["update"] = result.story->update;
    value["new"] = result.story->fresh;
  }
  return value;
}

ordered_json response_value(const engine::SearchResponse& response, std::string_view batch_id) {
  ordered_json value = {{"schema", kSchema}};
  if (!batch_id.empty()) value["id"] = batch_id;
  value["query"] = response.query;
  add_reading(response, value);
  value["did_you_mean"] = nullable(response.did_you_mean);
  value["warnings"] = response.warnings;
  value["why_empty"] = response.why_empty ? why_empty_value(*response.why_empty) : ordered_json(nullptr);
  add_totals(response, value);
  value["took_ms"] = rounded(response.took_ms);
  value["index"] = index_value(response.index);
  add_results(response, value);
  if (response.results_for) value["results_for"] = results_for_value(*response.results_for);
  return value;
}

ordered_json article_value(const engine::ShownArticle& article) {
  std::string body;
  for (const engine::Fragment& fragment : article.body) body += fragment.text;

  ordered_json value = {{"schema", kSchema}};
  add_article_fields(article.result, value);
  value["copies"] = copies_value(article.result.copies);
  value["body"] = body;
  value["also_read"] = article.also_read;
  return value;
}

std::string one_line(const ordered_json& value) {
  return dump(value, -1);
}

std::string indented(const ordered_json& value) {
  return dump(value, 2);
}

}  // namespace dateline::output
