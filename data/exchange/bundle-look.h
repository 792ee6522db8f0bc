/* bundle-look.h - a line as people look at it, and the keys that open what was sent here */
#pragma once

#include "corewalk/age.h"
#include "data/store/store-private.h"

/* Writes {"line":…,"seq":n,"stream":"hex"} into @out; the line is null for what was taken back. */
void
cw_bundle_line_spell (guint64 bits, guint32 seq, const char *bytes, gsize length, GString *out);
