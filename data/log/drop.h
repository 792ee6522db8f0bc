/* drop.h - lines of others that go from this laptop, so that they can come again */
#pragma once

#include "data/log/log.h"

/*
 * In a transaction: no line of @stream is here any more, which is another installation's and has no
 * branch. Its openings keep their local numbers, so that records keep their ids if it comes again.
 */
gboolean cw_drop_stream (CwLog *log, const CwStream *stream, GError **error);
