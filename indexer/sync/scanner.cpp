#include "indexer/sync/scanner.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "indexer/sync/folder_lister.h"
#include "indexer/sync/in_threads.h"

namespace dateline::sync {

namespace {

// A folder, and below it those that it holds, in the order of its contents.
struct Node {
  explicit Node(std::string folder_path) : path(std::move(folder_path)) {}
  std::string path;
  FolderContents contents;
  std::vector<std::unique_ptr<Node>> folders;
};

// Folders wait in a list for a thread to take them, so that depth costs neither stack nor open files.
class Walk {
 public:
  Walk(const FolderLister& lister, std::string_view below, const ScanEffort& effort)
      : lister_(lister), effort_(effort), top_({}) {
    top_.contents = lister_.begin(below);
    add_folders(top_);
  }

  void run() {
    if (waiting_.empty()) return;
    do_in_threads(effort_.threads, [this] { work(); });
  }

  // Every folder's files are sorted already, and a folder stands among them by its name with a '/': so all
  // come in order.
  Listing in_order() {
    Listing listing;
    std::map<std::string, std::uint64_t> ignored;
    struct Place {
      Node* node;
      std::size_t file = 0, folder = 0;
    };
    std::vector<Place> way{{&top_}};
    while (!way.empty()) {
      Place& place = way.back();
      FolderContents& here = place.node->contents;
      if (place.folder < place.node->folders.size() &&
          (place.file == here.files.size() ||
           place.node->folders[place.folder]->path < here.files[place.file].path)) {
        Node* next = place.node->folders[place.folder++].get();
        way.push_back({next});
      } else if (place.file < here.files.size()) {
        listing.files.push_back(std::move(here.files[place.file++]));
      } else {
        for (ScanProblem& problem : here.problems) listing.problems.push_back(std::move(problem));
        for (const auto& [extension, count] : here.ignored) ignored[extension] += count;
        here = {};
        way.pop_back();
      }
    }
    std::sort(listing.problems.begin(), listing.problems.end(),
              [](const ScanProblem& a, const ScanProblem& b) { return a.path < b.path; });
    listing.ignored.assign(ignored.begin(), ignored.end());
    return listing;
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return !waiting_.empty() || busy_ == 0; });
      if (waiting_.empty() || is_stop_requested(effort_.stop)) break;
      Node* node = waiting_.back();
      waiting_.pop_back();
      ++busy_;
      lock.unlock();
      node->contents = lister_.list(node->path);
      lock.lock();
      --busy_;
      add_folders(*node);
      changed_.notify_all();
    }
    waiting_.clear();
  }

  void add_folders(Node& node) {
    for (std::string& path : node.contents.folders)
      waiting_.push_back(node.folders.emplace_back(std::make_unique<Node>(std::move(path))).get());
  }

  const FolderLister& lister_;
  const ScanEffort& effort_;
  Node top_;
  std::mutex mutex_;  // guards what is below, and the nodes that no thread is listing
  std::condition_variable changed_;
  std::vector<Node*> waiting_;
  std::size_t busy_ = 0;
};

}  // namespace

Listing scan(const std::string& root, std::string_view below, const ScanRules& rules,
             const ScanEffort& effort) {
  const FolderLister lister(root, rules);
  Walk walk(lister, below, effort);
  walk.run();
  return walk.in_order();
}

}  // namespace dateline::sync
