#include "searcher/query/compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "common/schema/fields.h"
#include "searcher/query/compiler_expansions.h"
#include "searcher/query/compiler_filters.h"
#include "searcher/query/compiler_ranking.h"
#include "searcher/query/compiler_words.h"
#include "searcher/query/parser.h"

namespace dateline::query {

using text::Token;
using text::TokenKind;
using Kind = MatchNode::Kind;

// One compilation.
class CompileRun {
 public:
  CompileRun(Compiler& compiler, const CompileOptions& options)
      : compiler_(compiler),
        index_(compiler.index_),
        options_(options),
        forms_(index_, compiler.analyzer_, compiler.languages_, options.query_language),
        expander_(index_, compiler.analyzer_, compiler.languages_, forms_),
        ranking_(forms_) {}

  CompiledQuery run(const QueryAst& ast) {
    if (ast.root) {
      std::vector<Node> filters;
      const std::optional<Node> words = without_filters(*ast.root, filters);
      query_.filters = compile_filters(filters);
      if (words) compile_words(*words);
    }
    ranking_.finish(query_);
    return std::move(query_);
  }

 private:
  // What is left of the query without the filters that narrow all of it; nothing when it is only filters.
  static std::optional<Node> without_filters(const Node& root, std::vector<Node>& filters) {
    if (narrows(root)) {
      filters.push_back(root);
      return std::nullopt;
    }
    Node rest = root;
    if (Sequence* sequence = std::get_if<Sequence>(&rest.value)) {
      std::vector<Sequence::Item> kept;
      for (Sequence::Item& item : sequence->items) {
        if (!narrows(item.node)) {
          kept.push_back(std::move(item));
        } else {
          filters.push_back(item.occur == Occur::MustNot ? Node{Not{{item.node}}, 0, 0} : item.node);
        }
      }
      sequence->items = std::move(kept);
      if (sequence->items.empty()) return std::nullopt;
    } else if (And* conjunction = std::get_if<And>(&rest.value)) {
      std::vector<Node> kept;
      for (Node& operand : conjunction->operands)
        (narrows(operand) ? filters : kept).push_back(std::move(operand));
      conjunction->operands = std::move(kept);
      if (conjunction->operands.empty()) return std::nullopt;
    }
    return rest;
  }

  void compile_words(const Node& words) {
    query_.plain = is_plain(words);
    if (!query_.plain) {
      query_.all = node(words, true);
      query_.any = query_.all;
    } else if (const Sequence* sequence = std::get_if<Sequence>(&words.value)) {
      compile_plain(sequence->items);
    } else {
      compile_plain({{Occur::Plain, words}});
    }
  }

  // Words alone, nothing that says how they join.
  static bool is_plain(const Node& node) {
    if (const Word* word = std::get_if<Word>(&node.value)) return word->field == TextField::Main;
    const Sequence* sequence = std::get_if<Sequence>(&node.value);
    return sequence != nullptr &&
           std::all_of(sequence->items.begin(), sequence->items.end(), [](const Sequence::Item& item) {
             const Word* word = std::get_if<Word>(&item.node.value);
             return word != nullptr && word->field == TextField::Main && item.occur == Occur::Plain;
           });
  }

  // --- plain words: in each language of the index, all content words of it

  void compile_plain(const std::vector<Sequence::Item>& items) {
    std::vector<QueryToken> tokens;
    for (const Sequence::Item& item : items)
      for (QueryToken& token : forms_.analyze(std::get<Word>(item.node.value).text))
        tokens.push_back(std::move(token));
    mark_acronyms(items, tokens);
    query_.all = all_words(tokens);
    query_.any = any_word(tokens);
    for (const QueryToken& token : tokens) ranking_.add_word(token);
    ranking_.add_adjacent(tokens);
  }

  // Whether a word is an acronym depends on the words around it ("KENNEDY ADMINISTRATION" has none), so it is
  // asked of the whole.
  void mark_acronyms(const std::vector<Sequence::Item>& items, std::vector<QueryToken>& tokens) {
    std::string whole;
    for (const Sequence::Item& item : items) {
      if (const Word* word = std::get_if<Word>(&item.node.value)) whole.append(word->text).append(1, ' ');
    }
    std::set<std::string> acronyms;
    for (const Token& token : compiler_.analyzer_.analyze(whole, options_.query_language))
      if (!token.acronym.empty()) acronyms.emplace(token.acronym);
    for (QueryToken& token : tokens)
      if (acronyms.count(token.acronym) == 0) token.acronym.clear();
  }

  MatchNode all_words(const std::vector<QueryToken>& tokens) {
    std::vector<std::vector<std::set<std::string>>> branches;
    for (const std::string& language : compiler_.languages_) {
      std::vector<std::set<std::string>> branch;
      for (const QueryToken& token : tokens) {
        if (token.kind == TokenKind::DictionaryWord) continue;
        std::set<std::string> forms = forms_.acronym_terms(token);
        if (const LanguageStem stem = forms_.stem_in(token, language); !stem.stop)
          forms.insert(make_term({}, schema::kStemPrefix, stem.stem));
        if (!forms.empty()) branch.push_back(std::move(forms));
      }
      if (branch.empty() || std::find(branches.begin(), branches.end(), branch) != branches.end()) continue;
      branches.push_back(std::move(branch));
    }
    if (branches.empty() || !has_content(tokens)) return stop_words_only(tokens);
    std::vector<MatchNode> nodes;
    for (const auto& branch : branches) {
      std::vector<MatchNode> words;
      for (const std::set<std::string>& forms : branch) words.push_back(MatchNode::any_term(forms));
      nodes.push_back(MatchNode::all_of(std::move(words)));
    }
    return MatchNode::any_of(std::move(nodes));
  }

  MatchNode any_word(const std::vector<QueryToken>& tokens) {
    if (!has_content(tokens)) return stop_words_only(tokens);
    std::set<std::string> terms;
    for (const QueryToken& token : tokens) {
      const std::set<std::string> forms = forms_.content_terms(token);
      terms.insert(forms.begin(), forms.end());
    }
    return MatchNode::any_term(terms);
  }

  // Nothing but stop words: all of them, as words.
  MatchNode stop_words_only(const std::vector<QueryToken>& tokens) {
    std::vector<MatchNode> words;
    for (const QueryToken& token : tokens)
      if (token.kind != TokenKind::DictionaryWord)
        words.push_back(MatchNode::term(exact_term(token, TextField::Main)));
    return MatchNode::all_of(std::move(words));
  }

  bool has_content(const std::vector<QueryToken>& tokens) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [this](const QueryToken& token) { return !forms_.content_terms(token).empty(); });
  }

  // --- any query, node by node

  // `ranks`: its words count for ranking and highlighting; not below a Not.
  MatchNode node(const Node& node, bool ranks) {
    return std::visit([&](const auto& value) { return compile(value, ranks); }, node.value);
  }

  MatchNode compile(const Word& word, bool ranks) {
    const std::vector<QueryToken> tokens = forms_.analyze(word.text);
    std::vector<MatchNode> parts;
    for (const QueryToken& token : tokens) {
      if (token.kind == TokenKind::DictionaryWord) continue;
      const std::set<std::string> forms = forms_.content_terms(token);
      if (forms.empty() && tokens.size() > 1) continue;
      parts.push_back(forms.empty() ? MatchNode::term(exact_term(token, word.field))
                                    : word_node(token, forms, word.field));
    }
    if (ranks) {
      for (const QueryToken& token : tokens) ranking_.add_word(token);
    }
    return MatchNode::all_of(std::move(parts));
  }

  // A word in a field. In the main field the terms say it all; body:x is what the main field has and no other
  // field explains, or what the stored body shows.
  MatchNode word_node(const QueryToken& token, const std::set<std::string>& main_terms, TextField field) {
    if (field == TextField::Main) return MatchNode::any_term(main_terms);
    const auto in_field = [&](TextField where) {
      std::set<std::string> terms;
      for (const std::string& stem : forms_.content_stems(token))
        terms.insert(make_term(field_prefix(where), schema::kStemPrefix, stem));
      return MatchNode::any_term(terms);
    };
    if (field != TextField::Body) return in_field(field);
    const MatchNode main = MatchNode::any_term(main_terms);
    const MatchNode elsewhere = MatchNode::any_of(
        {in_field(TextField::Title), in_field(TextField::Summary), in_field(TextField::Tag)});
    MatchNode checked = MatchNode::of(Kind::Checked);
    checked.children.push_back(MatchNode::all_of({main, elsewhere}));
    checked.check.field = TextField::Body;
    checked.check.tests.push_back({forms_.content_stems(token), {}, {}, 0});
    return MatchNode::any_of({MatchNode::all_of({main, MatchNode::but_not(elsewhere)}), std::move(checked)});
  }

  MatchNode compile(const Phrase& phrase, bool ranks) {
    std::vector<QueryToken> tokens = forms_.analyze(phrase.text);
    tokens.erase(
        std::remove_if(tokens.begin(), tokens.end(),
                       [](const QueryToken& token) { return token.kind == TokenKind::DictionaryWord; }),
        tokens.end());
    if (tokens.empty()) return MatchNode::everything();
    if (ranks) {
      for (const QueryToken& token : tokens) ranking_.add_exact(token);
    }
    if (phrase.slop) return near_node(tokens, *phrase.slop, phrase.field);
    std::vector<MatchNode> parts;
    for (const QueryToken& token : tokens) parts.push_back(MatchNode::term(exact_term(token, phrase.field)));
    if (phrase.field == TextField::Main) {
      if (tokens.size() == 1) return parts.front();
      if (MatchNode together = forms_.positional(tokens, Xapian::Query::OP_PHRASE,
                                                 tokens.back().position - tokens.front().position + 1);
          together.kind != Kind::Everything)
        parts.push_back(std::move(together));
      const bool exact = std::all_of(tokens.begin(), tokens.end(),
                                     [](const QueryToken& token) { return token.kind == TokenKind::Bigram; });
      if (exact) return MatchNode::all_of(std::move(parts));
    }
    MatchNode checked = MatchNode::of(Kind::Checked);
    checked.children.push_back(MatchNode::all_of(std::move(parts)));
    checked.check.field = phrase.field;
    for (const QueryToken& token : tokens) {
      TokenTest test;
      test.offset = token.position - tokens.front().position;
      if (token.accented.empty()) {
        test.words.insert(token.word);
      } else {
        test.accented.insert(token.accented);
      }
      checked.check.tests.push_back(std::move(test));
    }
    return checked;
  }

  MatchNode compile(const Near& near, bool ranks) {
    std::vector<QueryToken> tokens;
    std::vector<ExpandedWord> close;
    TextField field = TextField::Main;
    for (const Node& operand : near.operands) {
      if (const Word* word = std::get_if<Word>(&operand.value)) {
        field = word->field;
        for (QueryToken& token : forms_.analyze(word->text))
          if (token.kind != TokenKind::DictionaryWord) tokens.push_back(std::move(token));
      } else if (const Fuzzy* fuzzy = std::get_if<Fuzzy>(&operand.value)) {
        field = fuzzy->field;
        for (ExpandedWord& spellings : close_spellings(*fuzzy)) close.push_back(std::move(spellings));
      }
    }
    if (ranks) {
      for (const QueryToken& token : tokens) ranking_.add_word(token);
    }
    return near_node(tokens, near.distance, field, close, ranks);
  }

  // All of the words, in any order, no two further apart than `distance`. Positions cannot tell of close
  // spellings: there the stored text is read.
  MatchNode near_node(const std::vector<QueryToken>& tokens, unsigned distance, TextField field,
                      const std::vector<ExpandedWord>& close = {}, bool ranks = false) {
    const std::size_t words = tokens.size() + close.size();
    const std::uint32_t window = std::max(distance + 1, static_cast<unsigned>(words));
    std::vector<MatchNode> parts;
    bool positions_tell = field == TextField::Main && close.empty();
    for (const QueryToken& token : tokens) {
      const std::set<std::string> forms = forms_.content_terms(token);
      positions_tell = positions_tell && !forms.empty();
      parts.push_back(forms.empty() ? MatchNode::term(exact_term(token, field))
                                    : word_node(token, forms, field));
    }
    for (const ExpandedWord& word : close) parts.push_back(take(word, ranks));
    if (words < 2) return MatchNode::all_of(std::move(parts));
    if (positions_tell) {
      MatchNode together = forms_.positional(tokens, Xapian::Query::OP_NEAR, window);
      if (together.kind != Kind::Everything) {
        parts.push_back(std::move(together));
        return MatchNode::all_of(std::move(parts));
      }
    }
    MatchNode checked = MatchNode::of(Kind::Checked);
    checked.children.push_back(MatchNode::all_of(std::move(parts)));
    checked.check.field = field;
    checked.check.window = window;
    for (const QueryToken& token : tokens)
      checked.check.tests.push_back({forms_.content_stems(token), {token.word}, {}, 0});
    for (const ExpandedWord& word : close)
      checked.check.tests.push_back({word.shown.stems, word.shown.words, {}, 0});
    return checked;
  }

  MatchNode compile(const Wildcard& wildcard, bool ranks) {
    return take(expander_.wildcard(wildcard), ranks);
  }

  MatchNode compile(const Fuzzy& fuzzy, bool ranks) {
    std::vector<MatchNode> parts;
    for (const ExpandedWord& word : close_spellings(fuzzy)) parts.push_back(take(word, ranks));
    return MatchNode::all_of(std::move(parts));
  }

  std::vector<ExpandedWord> close_spellings(const Fuzzy& fuzzy) {
    std::vector<ExpandedWord> words;
    for (const QueryToken& token : forms_.analyze(fuzzy.text))
      if (token.kind != TokenKind::DictionaryWord)
        words.push_back(expander_.close_spellings(token, fuzzy.field));
    return words;
  }

  MatchNode take(const ExpandedWord& word, bool ranks) {
    if (word.warning) query_.warnings.push_back(*word.warning);
    if (ranks) {
      ranking_.add_rings(word.shown.typed, word.rings);
      ranking_.add_shown(word.shown);
    }
    return word.match;
  }

  MatchNode compile(const Filter& filter, bool) {
    return filter_node(filter.field, filter.value, index_, options_.declared_only);
  }

  MatchNode compile(const DateFilter& filter, bool) {
    MatchNode days = MatchNode::of(Kind::Days);
    days.days = calendar::parse_range(filter.text, options_.now).value_or(calendar::DateRange{});
    return days;
  }

  MatchNode compile(const Not& negation, bool) {
    return MatchNode::but_not(node(negation.operand.front(), false));
  }

  MatchNode compile(const And& conjunction, bool ranks) {
    std::vector<Node> filters;
    std::vector<MatchNode> parts;
    for (const Node& operand : conjunction.operands) {
      if (narrows(operand)) {
        filters.push_back(operand);
      } else {
        parts.push_back(node(operand, ranks));
      }
    }
    for (MatchNode& filter : filter_nodes(filters)) parts.push_back(std::move(filter));
    return MatchNode::all_of(std::move(parts));
  }

  MatchNode compile(const Or& disjunction, bool ranks) {
    std::vector<MatchNode> parts;
    for (const Node& operand : disjunction.operands) parts.push_back(node(operand, ranks));
    return MatchNode::any_of(std::move(parts));
  }

  // Plain terms are all asked for, unless some term is (+word) or --match any says otherwise: then they only
  // rank.
  MatchNode compile(const Sequence& sequence, bool ranks) {
    const bool has_must = std::any_of(
        sequence.items.begin(), sequence.items.end(),
        [](const Sequence::Item& item) { return item.occur == Occur::Must && !narrows(item.node); });
    std::vector<MatchNode> required, optional;
    std::vector<Node> filters;
    for (const Sequence::Item& item : sequence.items) {
      if (item.occur == Occur::MustNot) {
        required.push_back(MatchNode::but_not(node(item.node, false)));
      } else if (narrows(item.node)) {
        filters.push_back(item.node);
      } else if (is_dropped(item.node)) {
        continue;
      } else if (item.occur == Occur::Must) {
        required.push_back(node(item.node, ranks));
      } else {
        optional.push_back(node(item.node, ranks));
      }
    }
    const bool optional_only = (options_.any_of_words || has_must) && !options_.all_of_words;
    if (!optional_only) {
      for (MatchNode& part : optional) required.push_back(std::move(part));
    } else if (!has_must && !optional.empty()) {
      required.push_back(MatchNode::any_of(std::move(optional)));
    }
    for (MatchNode& filter : filter_nodes(filters)) required.push_back(std::move(filter));
    return MatchNode::all_of(std::move(required));
  }

  // A plain stop word among other terms asks for nothing.
  bool is_dropped(const Node& node) {
    const Word* word = std::get_if<Word>(&node.value);
    if (word == nullptr) return false;
    const std::vector<QueryToken> tokens = forms_.analyze(word->text);
    return std::all_of(tokens.begin(), tokens.end(),
                       [this](const QueryToken& token) { return forms_.content_terms(token).empty(); });
  }

  std::vector<QueryFilter> compile_filters(const std::vector<Node>& filters) {
    std::vector<QueryFilter> compiled;
    for (FilterGroup& group : group_filters(filters, options_.now)) {
      std::vector<MatchNode> either;
      for (const Node& member : group.members) either.push_back(node(member, false));
      group.filter.node = MatchNode::any_of(std::move(either));
      compiled.push_back(std::move(group.filter));
    }
    return compiled;
  }

  std::vector<MatchNode> filter_nodes(const std::vector<Node>& filters) {
    std::vector<MatchNode> nodes;
    for (QueryFilter& filter : compile_filters(filters)) nodes.push_back(std::move(filter.node));
    return nodes;
  }

  Compiler& compiler_;
  const index::OpenIndex& index_;
  const CompileOptions& options_;
  WordForms forms_;
  Expander expander_;
  Ranking ranking_;
  CompiledQuery query_;
};

Compiler::Compiler(const index::OpenIndex& index) : index_(index) {
  std::vector<std::pair<std::uint64_t, std::string>> counts;
  for (const auto& [language, count] : index.languages()) counts.emplace_back(count, language);
  std::sort(counts.begin(), counts.end(), std::greater<>());
  for (auto& [count, language] : counts) languages_.push_back(std::move(language));
}

CompiledQuery Compiler::compile(const QueryAst& ast, const CompileOptions& options) {
  return CompileRun(*this, options).run(ast);
}

}  // namespace dateline::query
