#include "common/schema/phrases.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

#include "common/error.h"
#include "common/io/binary.h"

namespace dateline::schema {

namespace {

// The file: magic; numbers of titles, tags and places, bytes of keys and of shown forms, 64 bits each; the
// arrays of PhrasesView, 32 bits a number; the keys; the shown forms.
constexpr char kMagic[8] = {'D', 'L', 'p', 'h', 'r', 'a', '0', '1'};
constexpr std::size_t kCounts = 5;
constexpr std::size_t kHeader = sizeof kMagic + kCounts * sizeof(std::uint64_t);
constexpr char kEnd = '\n';                   // of a key; before the space in order
constexpr std::size_t kMaxShownBytes = 1000;  // longer titles nobody completes

void require(bool holds) {
  if (!holds)
    throw Error("a phrases file of the index is damaged", "build the index again: indexer --rebuild");
}

std::string_view to_end_of_key(std::string_view keys, std::size_t begin) {
  return keys.substr(begin, keys.find(kEnd, begin) - begin);
}

bool comes_before(std::string_view keys, std::uint32_t a, std::uint32_t b) {
  const int order = to_end_of_key(keys, a).compare(to_end_of_key(keys, b));
  return order != 0 ? order < 0 : a < b;
}

}  // namespace

std::string phrase_key(text::Analyzer& analyzer, std::string_view text, std::string_view language) {
  std::string key;
  const auto add = [&key](std::string_view word) {
    if (word.empty() || key.size() + 1 + word.size() > kMaxKeyBytes) return;
    if (!key.empty()) key += ' ';
    key += word;
  };
  std::uint32_t run_begin = 0, run_end = 0;  // of characters without spaces between
  const auto end_run = [&] {
    if (run_end > run_begin) add(text::fold(text.substr(run_begin, run_end - run_begin)));
    run_begin = run_end = 0;
  };
  for (const text::Token& token : analyzer.analyze(text, language)) {
    if (token.kind == text::TokenKind::DictionaryWord) continue;
    const bool goes_on = token.kind == text::TokenKind::Bigram && run_end > 0 && token.begin <= run_end;
    if (!goes_on) end_run();
    if (token.kind == text::TokenKind::Word) {
      add(token.word);
    } else {
      if (!goes_on) run_begin = token.begin;
      run_end = token.end;
    }
  }
  end_run();
  return key;
}

std::size_t PhrasesBuilder::tag(const std::string& name, std::string_view language) {
  const auto [named, is_new_name] = tag_of_name_.try_emplace(name, tags_.size());
  if (is_new_name) {
    const std::string key = phrase_key(analyzer_, name, language);
    const auto [known, is_new] = tag_of_key_.try_emplace(key, tags_.size());
    if (is_new) tags_.push_back({key, name, 0});
    named->second = known->second;
  }
  return named->second;
}

void PhrasesBuilder::append(std::string_view title, const std::vector<std::string>& tags,
                            std::string_view language) {
  if (title.size() > kMaxShownBytes) title = {};
  titles_.push_back({phrase_key(analyzer_, title, language), std::string(title), 1});
  std::set<std::size_t> its_tags;  // spellings of one tag count once
  for (const std::string& name : tags) its_tags.insert(tag(name, language));
  for (const std::size_t number : its_tags) ++tags_[number].count;
}

std::string PhrasesBuilder::serialize() const {
  std::string keys, shown;
  std::vector<std::uint32_t> key_starts, shown_starts{0}, frequencies, places;
  for (const std::vector<Text>* texts : {&titles_, &tags_}) {
    for (const Text& text : *texts) {
      key_starts.push_back(static_cast<std::uint32_t>(keys.size()));
      for (std::size_t begin = 0; begin < text.key.size();) {
        places.push_back(static_cast<std::uint32_t>(keys.size() + begin));
        begin = std::min(text.key.find(' ', begin), text.key.size() - 1) + 1;
      }
      keys.append(text.key).append(1, kEnd);
      shown += text.shown;
      shown_starts.push_back(static_cast<std::uint32_t>(shown.size()));
    }
  }
  if (std::max(keys.size(), shown.size()) > UINT32_MAX)
    throw Error("a segment holds more titles than a phrases file can");
  for (const Text& text : tags_) frequencies.push_back(text.count);
  std::sort(places.begin(), places.end(),
            [&keys](std::uint32_t a, std::uint32_t b) { return comes_before(keys, a, b); });

  io::ByteWriter out;
  out.raw({kMagic, sizeof kMagic});
  for (const std::uint64_t count : {titles_.size(), tags_.size(), places.size(), keys.size(), shown.size()})
    out.word(count);
  for (const std::vector<std::uint32_t>* numbers : {&key_starts, &shown_starts, &frequencies, &places})
    for (const std::uint32_t number : *numbers) out.word(number);
  out.raw(keys);
  out.raw(shown);
  return out.take();
}

PhrasesView::PhrasesView(std::string_view bytes) {
  require(bytes.size() >= kHeader && std::memcmp(bytes.data(), kMagic, sizeof kMagic) == 0 &&
          reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint32_t) == 0);
  io::ByteReader header(bytes.substr(sizeof kMagic));
  std::array<std::uint64_t, kCounts> counts{};
  for (std::uint64_t& count : counts) {
    count = header.word<std::uint64_t>();
    require(count <= bytes.size());  // nothing of it can be more; and sums cannot overflow
  }
  const auto [titles, tags, places, key_bytes, shown_bytes] = counts;
  const std::uint64_t numbers = (titles + tags) + (titles + tags + 1) + tags + places;
  require(bytes.size() == kHeader + numbers * sizeof(std::uint32_t) + key_bytes + shown_bytes);
  titles_ = static_cast<std::uint32_t>(titles);
  const auto* at = reinterpret_cast<const std::uint32_t*>(bytes.data() + kHeader);
  const auto take = [&at](std::uint64_t count) {
    const std::span<const std::uint32_t> taken(at, count);
    at += count;
    return taken;
  };
  key_starts_ = take(titles + tags);
  shown_starts_ = take(titles + tags + 1);
  tag_frequencies_ = take(tags);
  places_ = take(places);
  keys_ = bytes.substr(bytes.size() - shown_bytes - key_bytes, key_bytes);
  shown_ = bytes.substr(bytes.size() - shown_bytes);
  require(keys_.empty() ? places == 0 : keys_.back() == kEnd);
}

std::string_view PhrasesView::rest(std::uint32_t place) const {
  require(places_[place] < keys_.size());
  return to_end_of_key(keys_, places_[place]);
}

bool PhrasesView::is_beginning(std::uint32_t place) const {
  require(places_[place] < keys_.size());
  return places_[place] == 0 || keys_[places_[place] - 1] == kEnd;
}

PhrasesView::Range PhrasesView::starting_with(std::string_view key) const {
  const auto first_where = [this](std::uint32_t from, const auto& is_past) {
    auto last = static_cast<std::uint32_t>(places_.size());
    while (from < last) {
      const std::uint32_t middle = from + (last - from) / 2;
      if (is_past(rest(middle))) {
        last = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  };
  Range range;
  range.first = first_where(0, [key](std::string_view rest) { return rest >= key; });
  range.last =
      first_where(range.first, [key](std::string_view rest) { return rest.substr(0, key.size()) > key; });
  return range;
}

// Doubles its steps, then halves them: groups are small next to the range.
std::uint32_t PhrasesView::end_of_group(std::uint32_t from, std::uint32_t last, std::size_t bytes) const {
  const std::string_view head = rest(from).substr(0, bytes);
  const auto belongs = [&](std::uint32_t place) {
    const std::string_view other = rest(place);
    return other.substr(0, bytes) == head && (other.size() <= bytes || other[bytes] == ' ');
  };
  std::uint32_t inside = from, step = 1;
  while (last - inside > step && belongs(inside + step)) {
    inside += step;
    step *= 2;
  }
  std::uint32_t outside = std::min(last - inside, step) + inside;
  while (outside - inside > 1) {
    const std::uint32_t middle = inside + (outside - inside) / 2;
    (belongs(middle) ? inside : outside) = middle;
  }
  return outside;
}

PhrasesView::Source PhrasesView::source(std::uint32_t place) const {
  const auto after = std::upper_bound(key_starts_.begin(), key_starts_.end(), places_[place]);
  require(after != key_starts_.begin());
  const auto text = static_cast<std::uint32_t>(after - key_starts_.begin() - 1);
  if (text < titles_) return {text + 1, {}, 0};
  return {0, shown(text), tag_frequencies_[text - titles_]};
}

std::string_view PhrasesView::shown(std::size_t text) const {
  const std::uint32_t begin = shown_starts_[text], end = shown_starts_[text + 1];
  require(begin <= end && end <= shown_.size());
  return shown_.substr(begin, end - begin);
}

}  // namespace dateline::schema
