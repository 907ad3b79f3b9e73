#include "common/geo/infer_countries.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/geo/mention_lexicon.h"

namespace dateline::geo {
namespace {

constexpr std::size_t kLeadSentences = 2;
constexpr std::size_t kMaxLead = 600;      // bytes: a text without full stops has no longer lead
constexpr std::size_t kMaxDateline = 120;  // bytes
constexpr int kBodyMentions = 3;           // by name or demonym, that count as much as one in the title
constexpr int kLeadMentions = 2;           // anywhere, one of them in the lead
constexpr std::uint32_t kCommaBytes = 2;   // between the places of a dateline
constexpr std::size_t kMaxBytes = 256U << 10U;

// States that were: until when, and whose cities were theirs. Dates of dissolution, YYYYMMDD.
struct FormerState {
  std::string_view code;
  std::uint32_t until;
  std::array<std::string_view, 15> successors;
};
constexpr std::array<FormerState, 3> kFormerStates{{
    {"SUHH",
     19911226,
     {"RU", "UA", "BY", "KZ", "UZ", "TM", "TJ", "KG", "GE", "AM", "AZ", "MD", "EE", "LV", "LT"}},
    {"YUCS", 19920427, {"RS", "HR", "SI", "BA", "MK", "ME", "XK"}},
    {"CSHH", 19930101, {"CZ", "SK"}},
}};

std::string_view state_of_the_day(std::string_view code, std::uint32_t day) {
  if (day == 0) return code;
  for (const FormerState& state : kFormerStates) {
    if (day < state.until &&
        std::find(state.successors.begin(), state.successors.end(), code) != state.successors.end())
      return state.code;
  }
  return code;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

// A full stop after a single capital or a short title ends no sentence: U.S., St. Lucia, Mr. Blix, No. 10.
bool is_abbreviation(std::string_view text, std::size_t stop) {
  std::size_t begin = stop;
  while (begin > 0 && !is_space(text[begin - 1]) && text[begin - 1] != '.') --begin;
  const std::string_view word = text.substr(begin, stop - begin);
  if (word.size() == 1) return true;
  for (const std::string_view title :
       {"St", "Mr", "Mrs", "Ms", "Dr", "Gen", "No", "Gov", "Sen", "Rep", "Prof", "Col", "Lt"})
    if (word == title) return true;
  return false;
}

// Bytes from `text`'s begin to behind the sentence; all of it when it ends in none.
std::size_t sentence_end(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' || c == '!' || c == '?') {
      const bool ends = at + 1 == text.size() || is_space(text[at + 1]) || text[at + 1] == '"';
      if (ends && !(c == '.' && is_abbreviation(text, at))) return at + 1;
      continue;
    }
    for (const std::string_view mark : {"\u3002", "\uFF01", "\uFF1F", "\u061F", "\u06D4", "\u0964"})
      if (text.compare(at, mark.size(), mark) == 0) return at + mark.size();
  }
  return text.size();
}

// "SALVADOR, Feb 26 -", "KABUL (Reuters) —", "Berlin (dpa) -": what stands before the first dash, if it can
// be a dateline.
std::size_t dateline_end(std::string_view text) {
  const std::string_view head = text.substr(0, kMaxDateline);
  std::size_t best = std::string_view::npos;
  for (const std::string_view dash : {" - ", " -- ", "\u2014", "\u2013", " -\n"})
    best = std::min(best, head.find(dash));
  if (best == std::string_view::npos) return 0;
  const std::string_view before = head.substr(0, best);
  if (before.find(". ") != std::string_view::npos && before.find('(') == std::string_view::npos) return 0;
  constexpr std::ptrdiff_t kMostWords = 9;
  return std::count(before.begin(), before.end(), ' ') < kMostWords ? best : 0;
}

enum class Where { Title, Dateline, Lead, Body };

// What the text says of one country.
struct Evidence {
  std::string_view code;
  bool is_certain = false;
  bool is_named_in_title = false;
  bool is_in_dateline = false;
  int lead = 0;   // mentions in title or lead
  int named = 0;  // mentions by name or demonym
  int all = 0;

  bool is_strong() const {
    return is_certain && (is_named_in_title || is_in_dateline || (lead > 0 && all >= kLeadMentions) ||
                          named >= kBodyMentions);
  }
};

class Inference {
 public:
  explicit Inference(const ArticleText& article)
      : day_(article.day), lexicon_(mention_lexicon(article.language)) {}

  void read(std::string_view text, Where where) {
    mentions_.clear();
    lexicon_.find(text, mentions_);
    if (where == Where::Dateline) settle_places();
    for (const Mention& mention : mentions_)
      if (mention.kind != MentionKind::Dateline) note(mention, where);
  }

  // Summary or body. The lead is spread over both.
  void read_text(std::string_view text) {
    text = text.substr(0, kMaxBytes);
    const std::size_t dateline = dateline_end(text);
    read(text.substr(0, dateline), Where::Dateline);
    std::size_t lead = dateline;
    while (sentences_left_ > 0 && lead < text.size() && lead - dateline < kMaxLead) {
      lead += sentence_end(text.substr(lead, kMaxLead));
      --sentences_left_;
    }
    read(text.substr(dateline, lead - dateline), Where::Lead);
    read(text.substr(lead), Where::Body);
  }

  // Where nothing is strong evidence, a country named once in the lead is the best there is.
  std::vector<std::string> countries() const {
    const bool any_strong = std::any_of(evidence_.begin(), evidence_.end(),
                                        [](const Evidence& evidence) { return evidence.is_strong(); });
    std::vector<std::string> codes;
    for (const Evidence& evidence : evidence_) {
      const bool is_best = !any_strong && evidence.is_certain && evidence.lead > 0 && evidence.named > 0;
      if (evidence.is_strong() || is_best) codes.emplace_back(evidence.code);
    }
    return codes;
  }

 private:
  // "HANOVER, Mass.", "LONDON, Ontario", the last place says where the first one is; "ATLANTA, Georgia": the
  // first one, if only it is certain.
  void settle_places() {
    for (std::size_t i = mentions_.size(); i-- > 1;) {
      Mention& before = mentions_[i - 1];
      Mention& last = mentions_[i];
      if (before.kind != MentionKind::City || last.begin > before.end + kCommaBytes) continue;
      if (before.is_certain && !last.is_certain)
        last.code = before.code;
      else
        before.code = last.code;
    }
  }

  void note(const Mention& mention, Where where) {
    const std::string_view code = state_of_the_day(mention.code, day_);
    auto found = std::find_if(evidence_.begin(), evidence_.end(),
                              [code](const Evidence& evidence) { return evidence.code == code; });
    if (found == evidence_.end()) found = evidence_.insert(evidence_.end(), {code});
    found->is_certain = found->is_certain || mention.is_certain || where == Where::Dateline;
    const bool is_named = mention.kind != MentionKind::City;
    found->is_named_in_title = found->is_named_in_title || (where == Where::Title && is_named);
    found->is_in_dateline = found->is_in_dateline || where == Where::Dateline;
    found->lead += where == Where::Title || where == Where::Lead ? 1 : 0;
    found->named += is_named ? 1 : 0;
    ++found->all;
  }

  std::uint32_t day_;
  const MentionLexicon& lexicon_;
  std::size_t sentences_left_ = kLeadSentences;
  std::vector<Mention> mentions_;
  std::vector<Evidence> evidence_;  // in the order of first mentions
};

}  // namespace

std::vector<std::string> infer_countries(const ArticleText& article) {
  Inference inference(article);
  inference.read(article.title, Where::Title);
  inference.read_text(article.summary);
  inference.read_text(article.body);
  return inference.countries();
}

}  // namespace dateline::geo
