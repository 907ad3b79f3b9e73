#include "common/text/stop_words.h"

#include <array>
#include <map>

namespace dateline::text {
namespace {

struct StopList {
  std::string_view language;
  std::string_view words;  // folded, between spaces
};

constexpr std::array kStopLists = {
    // The 127 words of Snowball's classic English list as usually counted; the last lines are the same words
    // contracted.
    StopList{
        "en",
        "i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her "
        "hers "
        "herself it its itself they them their theirs themselves what which who whom this that these those "
        "am is are "
        "was were be been being have has had having do does did doing a an the and but if or because as "
        "until while "
        "of at by for with about against between into through during before after above below to from up "
        "down in "
        "out on off over under again further then once here there when where why how all any both each few "
        "more "
        "most other some such no nor not only own same so than too very s t can will just don should now "
        "i'm you're we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll "
        "he'll she'll "
        "it'll we'll they'll isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't "
        "wouldn't "
        "shan't shouldn't can't cannot couldn't mustn't"},
};

std::unordered_set<std::string_view> split(std::string_view words) {
  std::unordered_set<std::string_view> set;
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    set.insert(words.substr(0, space));
    if (space == std::string_view::npos) break;
    words.remove_prefix(space + 1);
  }
  return set;
}

std::map<std::string_view, std::unordered_set<std::string_view>> split_all() {
  std::map<std::string_view, std::unordered_set<std::string_view>> sets;
  for (const StopList& list : kStopLists) sets.emplace(list.language, split(list.words));
  return sets;
}

}  // namespace

const std::unordered_set<std::string_view>& stop_words(std::string_view language) {
  static const std::map<std::string_view, std::unordered_set<std::string_view>> sets = split_all();
  static const std::unordered_set<std::string_view> none;
  const auto found = sets.find(language);
  return found == sets.end() ? none : found->second;
}

std::vector<std::string_view> languages_with_stop_words() {
  std::vector<std::string_view> languages;
  for (const StopList& list : kStopLists) languages.push_back(list.language);
  return languages;
}

}  // namespace dateline::text
