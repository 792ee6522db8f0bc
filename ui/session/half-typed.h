/* half-typed.h - a half-typed line as the text that cw_draft_set() keeps
 *
 * One line with the letters of its tags and, where an old line is being edited, a space and its UUID;
 * then what was typed.
 */
#pragma once

#include "corewalk/note.h"

/* @edited: the line being edited, or 0 for a new one. (transfer full): NULL for no @text, or text as it
 * is already. */
char *cw_half_typed_pack (CwStore *store, CwTags tags, gint64 edited, const char *text);

/* @packed: what cw_half_typed_pack() made. Returns: (transfer none): the text in it. */
const char *
cw_half_typed_unpack (CwStore *store, const char *packed, CwTags *tags, gint64 *edited);
