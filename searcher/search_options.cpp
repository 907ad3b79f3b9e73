#include "searcher/search_options.h"

#include <vector>

namespace dateline {
namespace {

using cli::Arity;

const std::vector<cli::Option>& options() {
  static const std::vector<cli::Option> table = {
      {"Search", "index", 'i', Arity::Value, "DIR", true, "the index; repeat it to search several as one",
       "@dir"},
      {"Search", "match", 0, Arity::Value, "MODE", false,
       "which articles a query of plain words finds: all (every word is there), any, or auto (the default: "
       "all "
       "for up to 4 words, widened to any where fewer than 10 articles hold them all)",
       "auto|all|any"},
      {"Search", "plain", 0, Arity::Flag, "", false,
       "the query is words only: no operators, no fields, no wildcards"},
      {"Search", "sort", 0, Arity::Value, "KEY", false, "relevance (the default), newest or oldest",
       "relevance|newest|oldest"},
      {"Search", "recency", 0, Arity::Value, "SPAN", false,
       "let newer articles come earlier: an article of today gains half of the best score, one that is SPAN "
       "old (7d, 2w, 3m, 1y) a quarter, and so on"},
      {"Search", "deep", 0, Arity::Flag, "", false,
       "rank the best articles again, slower, by what the first of them have in common"},
      {"Search", "limit", 'n', Arity::Value, "N", false,
       "how many results, a number or all (default: 10 for text and json, all for jsonl, csv and paths, 1000 "
       "for "
       "trec)"},
      {"Search", "offset", 0, Arity::Value, "N", false, "how many results to pass over first (default 0)"},
      {"Search", "batch", 0, Arity::Value, "FILE", false,
       "many queries, one a line: id, tab, query (- for standard input); with --related - or --story - "
       "each line is id, tab, article",
       "@file"},

      {"Filters", "country", 0, Arity::Value, "C", true,
       "keep articles about a country, by ISO code or by name in any language, by its people in English "
       "(German), or about a region (Africa, Middle East); "
       "CN,AF is either, a repeated option is both"},
      {"Filters", "tag", 0, Arity::Value, "T", true, "keep articles with a tag"},
      {"Filters", "language", 0, Arity::Value, "L", true, "keep articles in a language, by code or name"},
      {"Filters", "source", 0, Arity::Value, "S", true, "keep articles of a newspaper or agency"},
      {"Filters", "corpus", 0, Arity::Value, "C", true, "keep articles of a corpus"},
      {"Filters", "not-country", 0, Arity::Value, "C", true, "leave out articles about a country or region"},
      {"Filters", "not-tag", 0, Arity::Value, "T", true, "leave out articles with a tag"},
      {"Filters", "not-language", 0, Arity::Value, "L", true, "leave out articles in a language"},
      {"Filters", "not-source", 0, Arity::Value, "S", true, "leave out articles of a newspaper or agency"},
      {"Filters", "not-corpus", 0, Arity::Value, "C", true, "leave out articles of a corpus"},
      {"Filters", "declared-only", 0, Arity::Flag, "", false,
       "go by the countries that articles declare; without it, an article that declares none is filtered and "
       "counted by those that its text is about (shown as ~China)"},
      {"Filters", "from", 0, Arity::Value, "D", false,
       "keep articles of this day or later; D is 2025, 2025-05, 2025-05-21, today or yesterday"},
      {"Filters", "to", 0, Arity::Value, "D", false, "keep articles of this day or earlier"},
      {"Filters", "on", 0, Arity::Value, "D", false, "keep articles of this day, month or year"},
      {"Filters", "since", 0, Arity::Value, "SPAN", false,
       "keep articles of the last 7d, 2w, 3m or 1y (days, weeks, months, years)"},
      {"Filters", "as-of", 0, Arity::Value, "D", false,
       "search as on that day: it is \"today\", and nothing later exists"},

      {"Articles", "show", 0, Arity::Value, "ARTICLE", false,
       "print the whole article, by the id of a result, with the words of the query highlighted", "@file"},
      {"Articles", "related", 0, Arity::Value, "ARTICLE", false,
       "find articles related to this one instead of a query: the id of a result, a file, or - for standard "
       "input",
       "@file"},
      {"Articles", "before", 0, Arity::Flag, "", false,
       "of the related articles, keep those older than the article itself"},
      {"Articles", "after", 0, Arity::Flag, "", false,
       "of the related articles, keep those newer than the article itself: how the story went on"},
      {"Articles", "story", 0, Arity::Value, "ARTICLE", false,
       "tell the story of this article, named as for --related: its steps, oldest first, with who had each "
       "first, its copies, and what is new in it; undated articles are left out",
       "@file"},
      {"Articles", "complete", 0, Arity::Value, "PREFIX", false,
       "completions for a search box, from tags, titles and words, the most useful first; the last word of "
       "PREFIX is "
       "unfinished, those before it go with it; of tag:sec, country:fr, \"security coo and -turk only the "
       "end is "
       "completed; --limit says how many (default 10, at most 100), --format "
       "json "
       "what each is"},
      {"Articles", "copies", 0, Arity::Flag, "", false,
       "show and count every near-copy of a story, in --related too; without it one result stands for all of "
       "them, and lists them (trec and paths always show every one)"},
      {"Articles", "also-read", 0, Arity::Value, "N", false,
       "how many articles related to the first result to suggest (default: 3 in text and json, else 0)"},

      {"Output", "format", 'f', Arity::Value, "F", false,
       "text (the default), json, jsonl, csv, paths (file names, one a line) or trec",
       "text|json|jsonl|csv|paths|trec"},
      {"Output", "facets", 0, Arity::OptionalValue, "LIST", false,
       "count all matches by country, tag, month, year, language, source and corpus, or by those of LIST "
       "(country,tag:20 keeps the 20 most frequent tags)",
       "country|tag|month|year|language|source|corpus"},
      {"Output", "columns", 0, Arity::Value, "LIST", false,
       "which columns of csv, in this order; step, first_source, update and new are of --story only",
       "rank|date|title|source|countries|tags|language|score|copies|snippet|url|file|id|step|first_source|"
       "update|new"},
      {"Output", "bom", 0, Arity::Flag, "", false,
       "begin csv with a byte-order mark, for spreadsheets that need it"},
      {"Output", "null", '0', Arity::Flag, "", false,
       "end each name of paths with a NUL instead of a newline"},
      {"Output", "explain", 0, Arity::Flag, "", false,
       "show how the query was read, and what the score of each result is made of"},
      {"Output", "color", 0, Arity::Value, "WHEN", false,
       "auto (on a terminal, the default), always or never", "auto|always|never"},
      {"Output", "quiet", 'q', Arity::Flag, "", false, "print nothing but errors on standard error"},

      {"Help", "help", 'h', Arity::Flag, "", false, "show this help"},
      {"Help", "version", 0, Arity::Flag, "", false, "show the version"},
  };
  return table;
}

constexpr const char* kDescription =
    R"(Search answers from the index that indexer(1) keeps: articles ranked by relevance, with the places where the words stand.

After the first word of the query an argument with a single - is an exclusion (search syria -turkey), except -n, -i and -f with their value, -q and -h; one that looks like such an option (-n1) gets a warning. Long options are accepted anywhere and are never abbreviated. Only a query that begins with - needs -- before it. Of an option that is given twice where one value is meant the last wins.

A query of only filters lists the articles that pass, newest first.

QUERY LANGUAGE

security cooperation	these words, ranked; more, rarer and closer words come first
"security cooperation"	exactly these words in a row
+word -word NOT word	the word must, or must not, be there
a AND b, a OR b, (...)	boolean; AND binds tighter than OR
a NEAR/5 b, "a b"~5	within 5 words of each other
cooperaton~	close spellings: one edit below 8 letters, two from 8
coop* c?operation	wildcards, after two or more literal characters
title:x summary:x body:x	in one part of the article; also title:"a b" and title:(a b)
tag:x country:cn language:fr source:reuters path:2025/*	only articles with that value
date:2025-05 date:2025-05-01..2025-05-21 date:2025.. date:7d..	only articles of that time

ENVIRONMENT

DATELINE_INDEX	the index, where --index is not given
XDG_DATA_HOME	where the index is kept when neither is given: $XDG_DATA_HOME/dateline/index
NO_COLOR	when set to anything, output has no color unless --color always is given
PAGER	the program through which --show prints on a terminal
TZ	the time zone that decides which day is today

FILES

~/.local/share/dateline/index	the index, where XDG_DATA_HOME is not set either

SEE ALSO

indexer(1))";

constexpr const char* kExitStatus =
    "0\tsomething was found\n"
    "1\tnothing was found; standard error says why\n"
    "2\terror: bad usage, an unreadable index, a refused query";

constexpr const char* kExamples =
    "search security cooperation\tthe ten best articles\n"
    "search '\"security cooperation\"' -turkey\tthe exact phrase, without articles that name Turkey\n"
    "search --country CN,AF --since 3m trade\tabout China or Afghanistan, of the last three months\n"
    "search --deep --as-of 2025-05-21 --recency 2w border talks\tas of that day, the latest news before "
    "older "
    "news\n"
    "search --facets --limit 20 earthquake\ttwenty results, and counts by country, tag, month and more\n"
    "search --sort newest --tag Taliban\teverything with a tag, newest first\n"
    "search --show 2025/05/21/summit.txt summit\tread an article, the word highlighted\n"
    "search --related 2025/05/21/summit.txt\tarticles related to it\n"
    "search --related 2025/05/21/summit.txt --after\twhat came after it\n"
    "search --story 2025/05/21/summit.txt\thow its story moved, step by step\n"
    "search --complete 'security coo'\twhat the words typed so far may become\n"
    "search -f csv --bom election > election.csv\tall matches as a table for a spreadsheet\n"
    "search -f paths -0 flood | xargs -0 cp -t floods/\tcopy the files of all matches";

}  // namespace

const cli::Program& search_program() {
  static const cli::Program program = {"search",
                                       "search [OPTION]... QUERY...",
                                       "search an archive of news articles",
                                       kDescription,
                                       options(),
                                       kExitStatus,
                                       kExamples};
  return program;
}

}  // namespace dateline
