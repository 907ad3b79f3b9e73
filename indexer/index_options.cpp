#include "indexer/index_options.h"

#include <vector>

namespace dateline {
namespace {

using cli::Arity;

constexpr const char* kFormats = "text|jsonl";

const std::vector<cli::Option>& options() {
  static const std::vector<cli::Option> table = {
      {"Index", "index", 'i', Arity::Value, "DIR", false, "the index to bring up to date", "@dir"},
      {"Index", "rebuild", 0, Arity::Flag, "", false,
       "build everything afresh beside the live index, then switch in one step; a corpus that is not there "
       "is "
       "rebuilt from the index's own records"},
      {"Index", "forget", 0, Arity::Value, "CORPUS", false, "drop a corpus and its articles from the index",
       "@dir+file"},
      {"Index", "move", 0, Arity::Value, "OLD NEW", false,
       "a corpus now lives elsewhere; nothing is indexed again", "@dir+file"},
      {"Index", "wait", 0, Arity::Value, "SECONDS", false,
       "wait for another indexer to finish (default 0: exit 75 at once, naming its process id)"},
      {"Index", "jobs", 'j', Arity::Value, "N", false, "worker threads (default: all cores)"},

      {"What is read", "corpus", 0, Arity::Value, "NAME", false,
       "the name under which the articles of standard input are kept (needed with -)"},
      {"What is read", "include", 0, Arity::Value, "GLOB", true,
       "read only files that match; repeatable, kept with the corpus"},
      {"What is read", "exclude", 0, Arity::Value, "GLOB", true,
       "leave out files that match; repeatable, kept with the corpus"},
      {"What is read", "input-format", 0, Arity::Value, "NAME", false,
       "read every file as this format instead of telling by name and content; kept with the corpus",
       kFormats},
      {"What is read", "map", 0, Arity::Value, "KEY=FIELD", true,
       "take this key of JSON Lines for this field of the article; repeatable, kept with the corpus"},
      {"What is read", "language", 0, Arity::Value, "TAG", false,
       "take articles to be in this language instead of detecting it; kept with the corpus"},
      {"What is read", "checksum", 0, Arity::Flag, "", false,
       "compare contents even where size and time are unchanged"},
      {"What is read", "allow-removals", 0, Arity::Flag, "", false,
       "let the run remove much; without it a corpus is refused when its root, or a folder that held 100 "
       "articles or more, is missing or empty, or when more than 20 % of its articles (and at least 20) "
       "would "
       "go: a vanished folder is more often an unmounted disk"},

      {"Reports", "dry-run", 0, Arity::Flag, "", false, "say what would change, change nothing"},
      {"Reports", "status", 0, Arity::Flag, "", false,
       "show what the index holds: articles, corpora, languages, countries, first and last date, size, last "
       "run"},
      {"Reports", "problems", 0, Arity::Flag, "", false,
       "with --status, list the files that could not be read"},
      {"Reports", "verify", 0, Arity::Flag, "", false,
       "check the whole index against its checksums, and by Xapian's own check; exit 1 when it is damaged"},
      {"Reports", "dump", 0, Arity::Flag, "", false,
       "print every article with all that the index keeps of it, one JSON object a line"},
      {"Reports", "json", 0, Arity::Flag, "", false,
       "print the summary of the run, --status or --verify as one JSON object on standard output"},
      {"Reports", "progress", 0, Arity::Value, "WHEN", false,
       "a bar with rate and time left: auto (on a terminal, the default), always, never",
       "auto|always|never"},
      {"Reports", "strict", 0, Arity::Flag, "", false, "exit 1 for known problems too"},
      {"Reports", "quiet", 'q', Arity::Flag, "", false, "print nothing but errors"},
      {"Reports", "verbose", 'v', Arity::Flag, "", false, "print a line for each article changed"},

      {"Help", "help", 'h', Arity::Flag, "", false, "show this help"},
      {"Help", "version", 0, Arity::Flag, "", false, "show the version"},
  };
  return table;
}

constexpr const char* kDescription =
    R"(The indexer brings an index up to date with folders of news articles, and search(1) answers from it.

CORPUS is a directory, walked with all its folders, a single file, or - for JSON Lines on standard input. Each run makes the articles of the corpora it names equal to what is on disk now: new articles are added, changed ones replaced, vanished ones removed. With no CORPUS, every corpus that the index knows is brought up to date: this is the line for cron.

A changed file that cannot be read keeps its last indexed state. A file that no reader claims is ignored. Hidden files and folders are skipped. Symbolic links to files inside the corpus are followed, to folders not. Articles of standard input are added and replaced by their id, and never removed.

A run that is killed leaves the index as it was. Searches go on while the indexer works.

ENVIRONMENT

DATELINE_INDEX	the index, where --index is not given
XDG_DATA_HOME	where the index is kept when neither is given: $XDG_DATA_HOME/dateline/index
TZ	the time zone in which times are shown

FILES

~/.local/share/dateline/index	the index, where XDG_DATA_HOME is not set either

SEE ALSO

search(1))";

constexpr const char* kExitStatus =
    "0\tdone\n"
    "1\tdone, but some files could not be read or a corpus was refused; each is named on standard error; of "
    "--verify: the index is damaged\n"
    "2\tnothing done: bad usage or a failure; the index is as it was\n"
    "75\tanother indexer holds the index\n"
    "129, 130, 143\tstopped by SIGHUP, SIGINT or SIGTERM; the index is as it was";

constexpr const char* kExamples =
    "indexer ~/news\tindex a folder of articles, or bring its index up to date\n"
    "indexer\tbring every known corpus up to date\n"
    "indexer --dry-run ~/news\tsay what a run would change\n"
    "indexer --exclude 'drafts/*' ~/news\tleave a folder out, now and in later runs\n"
    "zcat feed.jsonl.gz | indexer --corpus feed -\tadd articles from standard input\n"
    "indexer --move /old/news /new/news\tthe folder has moved\n"
    "indexer --status --problems\tshow what the index holds and what could not be read";

}  // namespace

const cli::Program& index_program() {
  static const cli::Program program = {"indexer",
                                       "indexer [OPTION]... [CORPUS]...",
                                       "bring the index up to date with folders of news articles",
                                       kDescription,
                                       options(),
                                       kExitStatus,
                                       kExamples};
  return program;
}

}  // namespace dateline
