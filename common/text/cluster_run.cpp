#include "common/text/cluster_run.h"

#include <unicode/uchar.h>

#include "common/text/lexicon.h"

namespace dateline::text {
namespace {

// UAX #29 rules GB9 and GB9a, the ones that matter inside these scripts; and invisible characters, of which
// folding leaves nothing.
bool continues_cluster(char32_t c) {
  if (u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR) return true;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_EXTEND:
    case U_GCB_ZWJ:
    case U_GCB_SPACING_MARK:
      return true;
    default:
      return false;
  }
}

// Characters known to fold to themselves: most of Japanese, Chinese and Thai.
bool is_folded(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FC) ||
         (c >= 0x0E01 && c <= 0x0E4C && c != 0x0E33);
}

// A character with more marks than this is noise; its first bytes stand for it.
constexpr std::size_t kMaxClusterBytes = kMaxWordBytes / 2;

}  // namespace

bool ClusterRun::continues_with(const Segment& segment) const {
  return words_.back().end == segment.begin && words_.back().writing == segment.writing;
}

std::uint32_t ClusterRun::flush(std::string_view text, std::uint32_t position, Folder& folder, Arena& arena,
                                std::vector<Token>& tokens) {
  find_clusters(text);
  const std::string_view folded = fold_clusters(text, folder, arena);
  std::size_t word = 0;
  const std::size_t count = clusters_.size();
  for (std::size_t i = 0; i < count; ++i, ++position) {
    if (i + 1 < count || count == 1) {
      tokens.push_back(token(i, count == 1 ? 1 : 2, folded));
      tokens.back().position = position;
      tokens.back().kind = TokenKind::Bigram;
    }
    while (word < words_.size() && words_[word].begin < clusters_[i].begin) ++word;
    if (count == 1 || word == words_.size() || words_[word].begin != clusters_[i].begin) continue;
    std::size_t length = 1;
    while (i + length < count && clusters_[i + length].begin < words_[word].end) ++length;
    if (length == 2) continue;  // the bigram is that word
    tokens.push_back(token(i, length, folded));
    tokens.back().position = position;
    tokens.back().kind = TokenKind::DictionaryWord;
  }
  words_.clear();
  return position;
}

void ClusterRun::find_clusters(std::string_view text) {
  clusters_.clear();
  clusters_.reserve((words_.back().end - words_.front().begin) / 3 + 1);
  folding_changes_nothing_ = true;
  for (std::size_t i = words_.front().begin; i < words_.back().end;) {
    const auto begin = static_cast<std::uint32_t>(i);
    const char32_t c = next_code_point(text, i);
    const auto end = static_cast<std::uint32_t>(i);
    folding_changes_nothing_ = folding_changes_nothing_ && is_folded(c);
    if (!clusters_.empty() && continues_cluster(c)) {
      clusters_.back().end = end;
    } else {
      clusters_.push_back({begin, end, 0, 0});
    }
  }
}

std::string_view ClusterRun::fold_clusters(std::string_view text, Folder& folder, Arena& arena) {
  const std::uint32_t run_begin = words_.front().begin;
  if (folding_changes_nothing_) {
    for (Cluster& cluster : clusters_) {
      cluster.folded_begin = cluster.begin - run_begin;
      cluster.folded_end = cluster.end - run_begin;
    }
    return text.substr(run_begin, words_.back().end - run_begin);
  }
  folded_.clear();
  for (Cluster& cluster : clusters_) {
    cluster.folded_begin = static_cast<std::uint32_t>(folded_.size());
    accented_.clear();
    const std::string_view written = text.substr(cluster.begin, cluster.end - cluster.begin);
    folder.fold_word(cut_at_character(written, kMaxClusterBytes), folded_, accented_);
    cluster.folded_end = static_cast<std::uint32_t>(folded_.size());
  }
  return arena.copy(folded_);
}

Token ClusterRun::token(std::size_t first, std::size_t count, std::string_view folded) const {
  const Cluster& front = clusters_[first];
  const Cluster& back = clusters_[first + count - 1];
  Token token;
  token.word = folded.substr(front.folded_begin, back.folded_end - front.folded_begin);
  token.word = cut_at_character(token.word, kMaxWordBytes);
  token.stem = token.word;
  token.begin = front.begin;
  token.end = back.end;
  return token;
}

}  // namespace dateline::text
