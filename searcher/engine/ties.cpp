#include "searcher/engine/ties.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "common/geo/countries.h"
#include "common/schema/article_countries.h"
#include "common/schema/fields.h"

namespace dateline::engine {

namespace {

constexpr double kRecencyBonus = 0.3;  // of the score, for the same day
constexpr double kLaterBonus = 0.4;    // for the same day, of what came after: the next step of the story
constexpr double kRecencyDays = 14;    // both decay to 1/e
constexpr double kLinkBonus = 0.3;
constexpr double kTagBonus = 0.03;      // for each shared tag, up to kMaxShared
constexpr double kCountryBonus = 0.05;  // for each shared country, up to kMaxShared
constexpr std::size_t kMaxShared = 5;

constexpr std::size_t kReasonsShown = 5;
constexpr std::size_t kTagsShown = 2, kCountriesShown = 2, kNamesShown = 2;
// A name is telling when few articles hold its rarest word; of a single word, fewer.
constexpr double kNameShare = 0.02, kSingleShare = 0.005;
constexpr double kAlwaysTelling = 10;

std::set<std::string> folded(const std::vector<std::string>& list) {
  std::set<std::string> set;
  for (const std::string& item : list) set.insert(text::fold(item));
  return set;
}

std::optional<std::int64_t> days_after(const Article& asked, const Article& other) {
  if (!asked.date || !other.date) return std::nullopt;
  return calendar::days_since_epoch(other.date->day) - calendar::days_since_epoch(asked.date->day);
}

std::string days_apart(std::int64_t days) {
  if (days == 0) return "same day";
  const std::int64_t count = std::abs(days);
  return fmt::format("{} {} {}", count, count == 1 ? "day" : "days", days > 0 ? "later" : "earlier");
}

std::string_view country_text(const std::string& value) {
  return schema::is_known_country(value) ? geo::country_name(value) : std::string_view(value).substr(1);
}

void append(std::vector<std::string> more, std::size_t most, std::vector<std::string>& reasons) {
  for (std::string& one : more) {
    if (most-- == 0) return;
    reasons.push_back(std::move(one));
  }
}

}  // namespace

Ties::Ties(const index::OpenIndex& index, text::Analyzer& analyzer, const AskedArticle& asked,
           bool declared_only)
    : index_(index),
      analyzer_(analyzer),
      article_(asked.article),
      declared_only_(declared_only),
      tags_(folded(asked.article.tags)),
      links_(folded(asked.article.also_read)),
      title_(text::fold(asked.article.title)) {
  if (asked.self) {
    countries_ = countries_of({*asked.self, asked.article});
    return;
  }
  schema::ArticleCountries own = schema::countries_of(article_);
  if (!own.inferred || !declared_only) countries_ = {std::move(own.values), own.inferred};
}

Ties::Countries Ties::countries_of(const TiedArticle& other) const {
  const schema::ColumnsView& columns = index_.segments()[other.ref.segment].columns();
  Countries countries;
  countries.inferred = columns.countries_inferred(other.ref.docid);
  if (countries.inferred && declared_only_) return {};
  for (const std::uint32_t number : columns.values(schema::ValueColumn::Country, other.ref.docid))
    countries.values.emplace_back(
        columns.text(schema::ValueColumn::Country, number & ~schema::kInferredFlag));
  return countries;
}

std::vector<std::string> Ties::shared_countries(const Countries& other) const {
  std::vector<std::string> shared;
  for (const std::string& value : other.values)
    if (std::find(countries_.values.begin(), countries_.values.end(), value) != countries_.values.end())
      shared.push_back(value);
  return shared;
}

std::vector<std::string> Ties::shared_tags(const Article& other) const {
  std::vector<std::string> shared;
  if (tags_.empty()) return shared;
  for (const std::string& tag : other.tags)
    if (tags_.count(text::fold(tag)) != 0) shared.push_back(tag);
  return shared;
}

bool Ties::links_to(const Article& other) const {
  return !links_.empty() && !other.title.empty() && links_.count(text::fold(other.title)) != 0;
}

bool Ties::linked_from(const Article& other) const {
  return !title_.empty() &&
         std::any_of(other.also_read.begin(), other.also_read.end(),
                     [this](const std::string& link) { return text::fold(link) == title_; });
}

double Ties::bonus(const TiedArticle& other) const {
  double bonus = 1;
  if (links_to(other.article) || linked_from(other.article)) bonus += kLinkBonus;
  bonus += kTagBonus * static_cast<double>(std::min(kMaxShared, shared_tags(other.article).size()));
  bonus +=
      kCountryBonus * static_cast<double>(std::min(kMaxShared, shared_countries(countries_of(other)).size()));
  if (const auto days = days_after(article_, other.article)) {
    const double most = *days > 0 ? kLaterBonus : kRecencyBonus;
    bonus *= 1 + most * std::exp(-static_cast<double>(std::abs(*days)) / kRecencyDays);
  }
  return bonus;
}

bool Ties::is_telling(const ProperName& name, std::uint64_t& frequency) const {
  const bool single = name.words.size() == 1;
  if (tags_.count(text::fold(name.text)) != 0) return false;
  // These say a country, which is a reason of its own.
  if (geo::country_code(name.text) || geo::country_of_demonym(name.text)) return false;
  frequency = UINT64_MAX;
  for (const std::string& word : name.words) frequency = std::min(frequency, index_.articles_with(word));
  const double share = single ? kSingleShare : kNameShare;
  const double most = std::max(share * static_cast<double>(index_.articles()), kAlwaysTelling);
  return static_cast<double>(frequency) <= most;
}

std::vector<std::string> Ties::shared_names(const Article& other, std::size_t most) {
  if (most == 0) return {};
  if (!names_) names_.emplace(analyzer_, article_);
  if (names_->empty()) return {};
  std::vector<std::pair<std::uint64_t, std::string>> telling;  // by how many articles hold it
  for (ProperName& name : names_->shared_with(ProperNames(analyzer_, other))) {
    std::uint64_t frequency = 0;
    if (is_telling(name, frequency)) telling.emplace_back(frequency, std::move(name.text));
  }
  std::sort(telling.begin(), telling.end());
  std::vector<std::string> names;
  for (auto& [frequency, name] : telling)
    if (names.size() < most) names.push_back("name: " + name);
  return names;
}

std::vector<std::string> Ties::reasons(const TiedArticle& other) {
  const auto days = days_after(article_, other.article);
  const std::size_t room = days ? kReasonsShown - 1 : kReasonsShown;
  std::vector<std::string> reasons;
  const bool to = links_to(other.article), from = linked_from(other.article);
  if (to || from)
    reasons.emplace_back(to && from ? "linked both ways" : to ? "linked from it" : "links to it");
  std::vector<std::string> tags = shared_tags(other.article);
  for (std::string& tag : tags) tag.insert(0, "tag: ");
  const Countries theirs = countries_of(other);
  std::vector<std::string> countries;
  for (const std::string& value : shared_countries(theirs))
    countries.push_back(
        fmt::format("country: {}{}", theirs.inferred || countries_.inferred ? "~" : "", country_text(value)));
  append(std::move(tags), kTagsShown, reasons);
  append(shared_names(other.article, std::min(kNamesShown, room - reasons.size())), kNamesShown, reasons);
  append(std::move(countries), std::min(kCountriesShown, room - reasons.size()), reasons);
  if (days) reasons.push_back(days_apart(*days));
  return reasons;
}

}  // namespace dateline::engine
