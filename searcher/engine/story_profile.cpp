#include "searcher/engine/story_profile.h"

#include <algorithm>
#include <cmath>

#include "common/schema/fields.h"
#include "common/text/characters.h"
#include "searcher/engine/calendar_words.h"
#include "searcher/engine/proper_names.h"

namespace dateline::engine {

namespace {

constexpr std::size_t kProfiledBytes = 16U << 10U;
constexpr std::size_t kLeastBytes = 3;  // of a word that is told as new
constexpr double kLeastIdf = 0.1;

}  // namespace

double likeness_of(const Profile& a, const Profile& b) {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->first < j->first) {
      ++i;
    } else if (j->first < i->first) {
      ++j;
    } else {
      sum += i++->second * j++->second;
    }
  }
  return sum;
}

const ProfileMaker::Term& ProfileMaker::term(std::string_view stem) {
  const auto [place, is_new] = terms_.try_emplace(std::string(stem));
  if (is_new) {
    const auto df = static_cast<double>(index_.articles_with(std::string(schema::kStemPrefix).append(stem)));
    const auto articles = static_cast<double>(std::max<std::uint64_t>(index_.articles(), 1));
    place->second = {static_cast<std::uint32_t>(terms_.size()), df,
                     std::max(std::log(articles / std::max(df, 1.0)), kLeastIdf)};
  }
  return place->second;
}

std::unordered_map<std::string, ProfileMaker::Occurrence> ProfileMaker::count(const Article& article) {
  std::unordered_map<std::string, Occurrence> found;
  for (const std::string* text : {&article.title, &article.summary, &article.body}) {
    const std::string_view read = text::cut_at_character(*text, kProfiledBytes);
    for (const text::Token& token : analyzer_.analyze(read, article.language)) {
      if (token.stop || token.stem.size() < 2) continue;
      Occurrence& occurrence = found[std::string(token.stem)];
      occurrence.frequency += 1;
      // A bigram of a script without spaces is no word to show, and a title is shown anyway.
      if (!occurrence.written.empty() || token.kind == text::TokenKind::Bigram || text == &article.title)
        continue;
      occurrence.folded = token.word;
      occurrence.written = read.substr(token.begin, token.end - token.begin);
    }
  }
  return found;
}

Profile ProfileMaker::profile(const Article& article) {
  Profile profile;
  double squares = 0;
  for (const auto& [stem, occurrence] : count(article)) {
    const Term& known = term(stem);
    const double weight = (1 + std::log(occurrence.frequency)) * known.idf;
    profile.emplace_back(known.number, weight);
    squares += weight * weight;
  }
  std::sort(profile.begin(), profile.end());
  for (auto& [number, weight] : profile) weight /= std::sqrt(squares);
  return profile;
}

std::vector<std::string> ProfileMaker::fresh(const Article& article, std::size_t most) {
  struct Fresh {
    double weight;
    std::string folded, written;
  };
  const bool is_first = known_.empty();
  std::vector<Fresh> words;
  for (auto& [stem, occurrence] : count(article)) {
    if (!known_.insert(stem).second || is_first || occurrence.written.size() < kLeastBytes) continue;
    if (is_number_word(occurrence.folded) || is_calendar_word(occurrence.folded)) continue;
    // A word in small letters that no other article has is most often a misprint.
    std::size_t offset = 0;
    const bool capital = text::is_capital(text::next_code_point(occurrence.written, offset));
    if (!capital && term(stem).articles < 2) continue;
    words.push_back({(1 + std::log(occurrence.frequency)) * term(stem).idf, std::move(occurrence.folded),
                     std::move(occurrence.written)});
  }
  std::sort(words.begin(), words.end(), [](const Fresh& a, const Fresh& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.folded < b.folded;
  });
  std::vector<std::string> fresh;
  if (words.empty()) return fresh;
  const ProperNames names(analyzer_, article);
  std::unordered_set<std::string> told;
  for (const Fresh& word : words) {
    if (fresh.size() >= most) break;
    if (told.count(word.folded) != 0) continue;
    // A word of a name is told with the whole of it.
    const ProperName* name = names.longest_with(word.folded);
    fresh.push_back(name != nullptr ? name->text : word.written);
    if (name != nullptr) told.insert(name->words.begin(), name->words.end());
  }
  return fresh;
}

}  // namespace dateline::engine
