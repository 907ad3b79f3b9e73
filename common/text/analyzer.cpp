#include "common/text/analyzer.h"

#include <sys/mman.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "common/text/ascii_segmenter.h"
#include "common/text/cluster_run.h"
#include "common/text/icu_segmenter.h"
#include "common/text/language.h"
#include "common/text/lexicon.h"
#include "common/text/word_rules.h"

namespace dateline::text {
namespace {

// Raised with every change that gives other tokens, or counts them otherwise in an article.
constexpr std::string_view kRulesVersion = "2";

// Between two stretches with other characters, ASCII text shorter than this is not worth the change of
// segmenter.
constexpr std::size_t kMinAsciiStretch = 64;

// Spans are 32 bits wide, and so are ICU's.
constexpr std::size_t kMaxTextBytes = std::numeric_limits<std::int32_t>::max();

// Less lower case than one cased letter in ten: a text in capitals, whose short words are no acronyms.
constexpr std::size_t kLettersPerLowerCase = 10;

bool is_in_capitals(std::string_view text) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t stretch_end = find_non_ascii(text, i);
    for (; i < stretch_end; ++i) {
      upper += ascii::is_upper(text[i]) ? 1 : 0;
      lower += ascii::is_lower(text[i]) ? 1 : 0;
    }
    while (i < text.size() && static_cast<unsigned char>(text[i]) >= 0x80) {
      const auto c = static_cast<UChar32>(next_code_point(text, i));
      upper += u_isupper(c) ? 1 : 0;
      lower += u_islower(c) ? 1 : 0;
    }
  }
  return lower * kLettersPerLowerCase < lower + upper;
}

bool is_capitals(std::string_view ascii_word) {
  if (ascii_word.size() < kMinCapitals || ascii_word.size() > kMaxCapitals || !ascii::is_upper(ascii_word[0]))
    return false;
  return std::all_of(ascii_word.begin(), ascii_word.end(), [](char c) { return !ascii::is_lower(c); });
}

// Filling some hundred megabytes page by page takes longer than finding the words.
void ask_for_huge_pages(void* data, std::size_t bytes) {
  constexpr std::size_t kPage = 4096;
  void* begin = data;
  std::size_t left = bytes;
  if (std::align(kPage, kPage, begin, left) == nullptr) return;
  madvise(begin, left / kPage * kPage, MADV_HUGEPAGE);  // a wish: failing does no harm
}

std::size_t next_space(std::string_view text, std::size_t offset) {
  while (offset < text.size() && !ascii::is_space(text[offset])) ++offset;
  return offset;
}

}  // namespace

class Analyzer::Impl {
 public:
  const std::vector<Token>& analyze(std::string_view text, std::string_view language, bool only_icu);
  Lexicon& lexicon(std::string_view language);
  Folder& folder() { return folder_; }

 private:
  // What is kept of a language that was met.
  struct Language {
    explicit Language(std::string_view name) : lexicon(name), rules(name) {}
    Lexicon lexicon;
    WordRules rules;
  };

  Language& language(std::string_view name);
  void make_room();
  void analyze_ascii(std::size_t begin, std::size_t end);
  void analyze_other(std::size_t begin, std::size_t end);
  std::size_t end_of_other(std::size_t begin) const;
  template <typename Segmenter>
  void add_segments(Segmenter& segmenter);
  void add_segment(const Segment& segment);
  void add_plain(const Segment& segment);
  void add_word(const Word& word);
  void flush_run();
  Token& add_token(std::uint32_t begin, std::uint32_t end, const Lexicon::Entry& entry);
  std::string_view without_dots(const Word& word);

  std::unordered_map<std::string, Language> languages_;
  Folder folder_;
  IcuSegmenter icu_segmenter_;
  ClusterRun run_;
  Arena arena_;
  std::vector<Token> tokens_;
  std::vector<Word> words_;
  std::string initials_;

  // Of the text at hand:
  std::string_view text_;
  std::string lowered_;  // its ASCII letters in lower case
  Lexicon* lexicon_ = nullptr;
  WordRules* rules_ = nullptr;
  std::uint32_t position_ = 1;
  bool in_capitals_ = false;
  bool last_is_capitals_ = false;
};

Analyzer::Impl::Language& Analyzer::Impl::language(std::string_view name) {
  const std::string known(Lexicon::knows(name) ? name : "und");
  return languages_.try_emplace(known, known).first->second;
}

Lexicon& Analyzer::Impl::lexicon(std::string_view language_name) {
  Lexicon& lexicon = language(language_name).lexicon;
  lexicon.forget_if_full();
  return lexicon;
}

const std::vector<Token>& Analyzer::Impl::analyze(std::string_view text, std::string_view language_name,
                                                  bool only_icu) {
  text_ = cut_at_character(text, kMaxTextBytes);
  lexicon_ = &lexicon(language_name);
  rules_ = &language(language_name).rules;
  arena_.clear();
  make_room();
  position_ = 1;
  in_capitals_ = is_in_capitals(text_);
  lowered_.resize(text_.size());
  std::transform(text_.begin(), text_.end(), lowered_.begin(), ascii::to_lower);

  if (only_icu) {
    analyze_other(0, text_.size());
  } else {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t other = find_non_ascii(text_, i);
      std::size_t ascii_end = other;
      if (other < text_.size()) {
        while (ascii_end > i && !ascii::is_space(text_[ascii_end])) --ascii_end;
      }
      analyze_ascii(i, ascii_end);
      if (other == text_.size()) break;
      i = end_of_other(other);
      analyze_other(ascii_end, i);
    }
  }
  // A single word in capitals, such as a query, is an acronym all the same.
  if (in_capitals_ && tokens_.size() == 1 && last_is_capitals_) tokens_[0].acronym = tokens_[0].word;
  return tokens_;
}

// The buffer of tokens is as large as it may have to be: growing it on the way costs a large text half its
// time. What a large text needed is given back after it.
void Analyzer::Impl::make_room() {
  constexpr std::size_t kKeptTokens = 100'000;
  const std::size_t at_most = text_.size() * 2 / 3 + 1;  // two for each character of three bytes
  if (tokens_.capacity() > kKeptTokens && at_most <= kKeptTokens) std::vector<Token>().swap(tokens_);
  tokens_.clear();
  tokens_.reserve(at_most);
  if (at_most > kKeptTokens) ask_for_huge_pages(tokens_.data(), at_most * sizeof(Token));
}

// Where the fast path may take over again: a space that a long stretch of ASCII follows. No rule of UAX #29
// reaches across it.
std::size_t Analyzer::Impl::end_of_other(std::size_t begin) const {
  for (std::size_t other = begin; other < text_.size();) {
    const std::size_t space = next_space(text_, other);
    const std::size_t next_other = find_non_ascii(text_, space);
    if (next_other == text_.size() || next_other - space >= kMinAsciiStretch) return space;
    other = next_other;
  }
  return text_.size();
}

void Analyzer::Impl::analyze_ascii(std::size_t begin, std::size_t end) {
  AsciiSegmenter segmenter(text_, begin, end);
  add_segments(segmenter);
}

void Analyzer::Impl::analyze_other(std::size_t begin, std::size_t end) {
  icu_segmenter_.begin(text_, begin, end);
  add_segments(icu_segmenter_);
}

template <typename Segmenter>
void Analyzer::Impl::add_segments(Segmenter& segmenter) {
  Segment segment;
  Segment next;
  bool more = segmenter.next(segment);
  while (more) {
    Segment last_part = segment;
    while ((more = segmenter.next(next)) && next.begin > segment.end && text_[segment.end] != ' ' &&
           joined_by_ampersand(text_, last_part, next)) {
      segment.end = next.end;
      segment.plain = false;
      last_part = next;
    }
    if (segment.plain) {
      add_plain(segment);
    } else {
      add_segment(segment);
    }
    segment = next;
  }
  flush_run();
}

void Analyzer::Impl::add_segment(const Segment& segment) {
  if (segment.writing != WritingSystem::Spaced) {
    if (!run_.empty() && !run_.continues_with(segment)) flush_run();
    run_.add(segment);
    return;
  }
  flush_run();
  if (is_detached_possessive(text_, segment)) return;
  words_.clear();
  rules_->split(text_, segment, words_);
  for (const Word& word : words_) add_word(word);
}

void Analyzer::Impl::flush_run() {
  if (run_.empty()) return;
  last_is_capitals_ = false;
  position_ = run_.flush(text_, position_, folder_, arena_, tokens_);
}

// The short way for what most of an English text is made of: ASCII letters and digits, which the rules leave
// as they are.
void Analyzer::Impl::add_plain(const Segment& segment) {
  if (is_detached_possessive(text_, segment)) return;
  const std::size_t length = segment.end - segment.begin;
  const std::string_view lowered =
      std::string_view(lowered_).substr(segment.begin, std::min(length, kMaxWordBytes));
  if (lexicon_->adds_nothing() || ascii::is_digit(lowered[0])) {
    Lexicon::Entry entry;
    entry.word = entry.stem = lowered;
    add_token(segment.begin, segment.end, entry);
  } else {
    add_token(segment.begin, segment.end, lexicon_->look_up(lowered, folder_));
  }
  last_is_capitals_ = is_capitals(text_.substr(segment.begin, length));
  if (last_is_capitals_ && !in_capitals_) tokens_.back().acronym = tokens_.back().word;
}

void Analyzer::Impl::add_word(const Word& word) {
  const std::size_t length = word.end - word.begin;
  const std::string_view written =
      word.initials ? without_dots(word) : std::string_view(lowered_).substr(word.begin, length);
  const Lexicon::Entry& entry = lexicon_->look_up(written, folder_);
  if (entry.word.empty()) return;
  add_token(word.begin, word.end, entry);
  last_is_capitals_ = word.capitals;
  if (word.capitals && (word.initials || !in_capitals_)) tokens_.back().acronym = tokens_.back().word;
}

Token& Analyzer::Impl::add_token(std::uint32_t begin, std::uint32_t end, const Lexicon::Entry& entry) {
  Token& token = tokens_.emplace_back();
  token.word = entry.word;
  token.stem = entry.stem;
  token.accented = entry.accented;
  token.stop = entry.stop;
  token.begin = begin;
  token.end = end;
  token.position = position_++;
  return token;
}

std::string_view Analyzer::Impl::without_dots(const Word& word) {
  initials_.clear();
  for (std::size_t i = word.begin; i < word.end;) {
    const std::size_t begin = i;
    if (!is_inner_dot(next_code_point(lowered_, i))) initials_.append(lowered_, begin, i - begin);
  }
  return initials_;
}

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const std::vector<Token>& Analyzer::analyze(std::string_view text, std::string_view language) {
  return impl_->analyze(text, language, false);
}

const std::vector<Token>& Analyzer::analyze_with_icu(std::string_view text, std::string_view language) {
  return impl_->analyze(text, language, true);
}

std::string_view Analyzer::stem(std::string_view folded_word, std::string_view language) {
  return impl_->lexicon(language).look_up(folded_word, impl_->folder()).stem;
}

bool Analyzer::is_stop_word(std::string_view folded_word, std::string_view language) {
  return impl_->lexicon(language).look_up(folded_word, impl_->folder()).stop;
}

const std::string& Analyzer::identity() {
  static const std::string identity = std::string("rules ").append(kRulesVersion) +
                                      ", ICU " U_ICU_VERSION ", Unicode " U_UNICODE_VERSION + ", stemmers " +
                                      stemmer_version() + ", languages " + language_detector_version();
  return identity;
}

}  // namespace dateline::text
