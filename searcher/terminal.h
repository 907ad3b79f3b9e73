// Standard output as a terminal, a pipe or a file: width, colour, pager, and quiet ends of pipes.
#pragma once

#include <cstddef>
#include <string_view>

#include "searcher/command_line.h"

namespace dateline::terminal {

bool is_terminal();                // whether standard output is one
std::size_t width();               // its columns; $COLUMNS, else 80, where it is none
bool wants_color(ColorWhen when);  // auto: on a terminal that is not "dumb", unless NO_COLOR is set

// Everything to standard output. False when the reader has gone (a closed pipe); throws Error when it cannot
// be written.
bool print(std::string_view text);
void print_error(std::string_view text);

// Through $PAGER (less -R) on a terminal, else as print().
bool page(std::string_view text);

}  // namespace dateline::terminal
