/* walk-next.h - what comes of a walk: how far its debrief is, and the next level of work */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WALK_NEXT (cw_walk_next_get_type ())
G_DECLARE_FINAL_TYPE (CwWalkNext, cw_walk_next, CW, WALK_NEXT, AdwBin)

/* FALSE with @error set when it can't be read. */
gboolean
cw_walk_next_show (CwWalkNext *self, CwWorkSession *session, gint64 walk, GError **error);
