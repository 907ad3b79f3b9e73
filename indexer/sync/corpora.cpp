#include "indexer/sync/corpora.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "common/error.h"

namespace dateline::sync {

namespace fs = std::filesystem;

namespace {

std::string normal_text(const fs::path& path) {
  std::string text = path.lexically_normal().string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

// With its links as they are.
std::string absolute_path(std::string_view path) {
  std::error_code error;
  return normal_text(fs::absolute(fs::path(path), error));
}

// Whether `path` is `folder` or lies below it.
bool is_within(std::string_view path, std::string_view folder) {
  if (path.substr(0, folder.size()) != folder) return false;
  return path.size() == folder.size() || folder == "/" || path[folder.size()] == '/';
}

// The canonical path of a folder that moved since it was named and left a link in its place; empty for a
// stream.
std::string root_now(const index::Corpus& corpus) {
  return corpus.root.empty() ? std::string() : canonical_path(corpus.root);
}

// True when something changed that makes files mean something else.
bool change_options(index::CorpusOptions& kept, const OptionChanges& changes) {
  const index::CorpusOptions before = kept;
  if (!changes.includes.empty()) kept.includes = changes.includes;
  if (!changes.excludes.empty()) kept.excludes = changes.excludes;
  if (!changes.key_map.empty()) kept.key_map = changes.key_map;
  if (!changes.language.empty()) kept.language = changes.language;
  if (!changes.input_format.empty()) kept.input_format = changes.input_format;
  return !(kept == before);
}

index::Corpus& add_corpus(index::Generation& generation, std::string name, std::string root,
                          const OptionChanges& changes) {
  index::Corpus corpus;
  corpus.key = fmt::format("{}", generation.next_corpus++);
  corpus.name = std::move(name);
  corpus.root = std::move(root);
  std::error_code error;
  corpus.is_file = !corpus.root.empty() && fs::is_regular_file(corpus.root, error);
  change_options(corpus.options, changes);
  generation.corpora.push_back(std::move(corpus));
  return generation.corpora.back();
}

Target known_target(index::Corpus& corpus, const OptionChanges& changes) {
  Target target;
  target.key = corpus.key;
  target.reread = change_options(corpus.options, changes);
  std::error_code error;
  target.is_missing = !fs::exists(corpus.root, error);
  return target;
}

class Resolver {
 public:
  Resolver(const OptionChanges& changes, const std::string& index_path, index::Generation& generation)
      : changes_(changes), index_path_(index_path), generation_(generation) {}

  void resolve(const std::string& argument) {
    const std::string path = canonical_path(argument);
    if (add_to_known(path)) return;
    std::error_code error;
    if (!fs::exists(path, error))
      throw Error(
          fmt::format("cannot read {}: {}", argument, error ? error.message() : "No such file or directory"));
    add_new(path);
  }

  Targets take() { return std::move(result_); }

 private:
  bool add_to_known(const std::string& path) {
    for (index::Corpus& corpus : generation_.corpora) {
      if (corpus.root.empty() || !is_within(path, corpus.root)) continue;
      add_part(corpus, path, corpus.root);
      return true;
    }
    for (index::Corpus& corpus : generation_.corpora) {
      const std::string root = root_now(corpus);
      if (root.empty() || !is_within(path, root)) continue;
      add_part(corpus, path, root);
      return true;
    }
    return false;
  }

  // `root` is the corpus's, or where that leads now.
  void add_part(index::Corpus& corpus, const std::string& path, const std::string& root) {
    Target target = known_target(corpus, changes_);
    if (path.size() > root.size()) target.below = path.substr(root == "/" ? 1 : root.size() + 1);
    if (target.reread) target.below.clear();  // other options are the whole corpus's
    add(std::move(target));
  }

  void add_new(const std::string& path) {
    bool second = false;
    for (const index::Corpus& corpus : generation_.corpora) {
      if (!corpus.root.empty() && (is_within(corpus.root, path) || is_within(root_now(corpus), path))) {
        result_.absorbed.push_back(corpus.key);
      } else {
        second = true;
      }
    }
    Target target;
    const index::Corpus& corpus = add_corpus(generation_, unique_name(path, generation_), path, changes_);
    target.key = corpus.key;
    target.is_new = true;
    if (second) {
      result_.notices.push_back(fmt::format("{} is added as another corpus to the index {}, as \"{}\"", path,
                                            index_path_, corpus.name));
    }
    add(std::move(target));
  }

  void add(Target target) {
    for (Target& known : result_.targets) {
      if (known.key != target.key) continue;
      known.reread = known.reread || target.reread;
      if (known.below == target.below) return;
      if (known.below.empty() || target.below.empty()) {
        known.below.clear();
        return;
      }
    }
    result_.targets.push_back(std::move(target));
  }

  const OptionChanges& changes_;
  const std::string& index_path_;
  index::Generation& generation_;
  Targets result_;
};

}  // namespace

Targets resolve_targets(const std::vector<std::string>& arguments, const OptionChanges& changes,
                        const std::string& index_path, index::Generation& generation) {
  if (arguments.empty()) {
    Targets all;
    for (index::Corpus& corpus : generation.corpora)
      if (!corpus.root.empty()) all.targets.push_back(known_target(corpus, changes));
    return all;
  }
  Resolver resolver(changes, index_path, generation);
  for (const std::string& argument : arguments) resolver.resolve(argument);
  return resolver.take();
}

std::string resolve_stream(std::string_view name, const OptionChanges& changes,
                           index::Generation& generation) {
  for (index::Corpus& corpus : generation.corpora) {
    if (corpus.name != name) continue;
    if (!corpus.root.empty())
      throw Error(fmt::format("the corpus \"{}\" is the folder {}", name, corpus.root),
                  "name another one with --corpus");
    change_options(corpus.options, changes);
    return corpus.key;
  }
  return add_corpus(generation, std::string(name), {}, changes).key;
}

const index::Corpus& find_corpus(std::string_view path_or_name, const index::Generation& generation) {
  const std::string path = canonical_path(path_or_name);
  for (const std::string& root : {absolute_path(path_or_name), path})
    for (const index::Corpus& corpus : generation.corpora)
      if (!corpus.root.empty() && corpus.root == root) return corpus;
  for (const index::Corpus& corpus : generation.corpora)
    if (root_now(corpus) == path) return corpus;
  if (const index::Corpus* corpus = generation.corpus_by_name(path_or_name)) return *corpus;
  std::string known;
  for (const index::Corpus& corpus : generation.corpora)
    known += fmt::format("{}{}", known.empty() ? "" : ", ", corpus.root.empty() ? corpus.name : corpus.root);
  throw Error(fmt::format("the index knows no corpus {}", path_or_name),
              known.empty() ? "it is empty" : fmt::format("it knows {}", known));
}

std::string canonical_path(std::string_view path) {
  std::error_code error;
  return normal_text(fs::weakly_canonical(fs::absolute(fs::path(path), error), error));
}

std::string unique_name(std::string_view root, const index::Generation& generation) {
  std::string name = fs::path(root).filename().string();
  if (name.empty()) name = "corpus";
  std::string unique = name;
  for (int number = 2; generation.corpus_by_name(unique) != nullptr; ++number)
    unique = fmt::format("{}-{}", name, number);
  return unique;
}

}  // namespace dateline::sync
