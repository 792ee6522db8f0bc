/* undo.h - taking back the act that replaced one line */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

/* Takes back the last act in force that replaced @line; @found says whether there was one. */
gboolean cw_undo_line (CwStore *store, gint64 line, gboolean *found, GError **error);

/* Inside an act: puts every line back that the last act in force that replaced @line replaced. */
gboolean cw_undo_bring_back (CwStore *store, gint64 line, GError **error);
