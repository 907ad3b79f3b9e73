// The one place that includes Xapian's header: move semantics must be asked for before it.
#pragma once

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>
