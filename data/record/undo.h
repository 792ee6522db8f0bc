/* undo.h - bringing back what an earlier act took back */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

/*
 * Inside an act: every line that the last act in force that replaced @line touched is again as it was
 * before. @found says whether there was such an act.
 */
gboolean cw_undo_bring_back (CwStore *store, gint64 line, gboolean *found, GError **error);

/* The same of the last act in force that wrote @line, if it took something back. */
gboolean cw_undo_bring_back_with (CwStore *store, gint64 line, gboolean *found, GError **error);
