#include <doctest/doctest.h>

#include "searcher/engine/misspelling.h"

using dateline::engine::log_probability_of_slip;

TEST_CASE("some slips are likelier than others") {
  const struct {
    const char* likelier;
    const char* typed;  // for either
    const char* other;
    unsigned other_edits;
  } rows[] = {
      {"cooperation", "cooperatoin", "cooperations", 2},  // one edit before two
      {"trade", "trdae", "trdaes", 1},                    // letters exchanged before a letter missing
      {"committee", "commitee", "commited", 1},           // one of two equal letters missing
      {"trade", "ttrade", "strade", 1},                   // … or too many, before a wrong first letter
      {"trade", "tarde", "larde", 1},
      {"état", "éatt", "éats", 1},  // by character, not by byte
  };
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    CHECK(log_probability_of_slip(row.typed, row.likelier, 1) >
          log_probability_of_slip(row.typed, row.other, row.other_edits));
  }
}

TEST_CASE("every slip is unlikely") {
  for (const char* meant : {"trades", "grade", "tradd", "rtade", "a"}) {
    CAPTURE(meant);
    CHECK(log_probability_of_slip("trade", meant, 1) < -3);
    CHECK(log_probability_of_slip("trade", meant, 2) < log_probability_of_slip("trade", meant, 1));
  }
}
