/* undoing.h - taking back and doing again, and saying what it was */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

/* Each says at the foot of @toasts what was done, with the way back: "work.redo", "work.undo".
 * Returns: whether anything changed. The store must not be lent. */
gboolean cw_undoing_undo (CwWorkSession *session, AdwToastOverlay *toasts);
gboolean cw_undoing_redo (CwWorkSession *session, AdwToastOverlay *toasts);
