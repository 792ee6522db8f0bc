/* cycle-page.h - one coaching cycle: who is in it, its phases, its goal, and what was agreed
 *
 * Speaks up by the actions "work.say" (s), "work.say-undo" (s) and "work.show-paper" (s).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CYCLE_PAGE (cw_cycle_page_get_type ())
G_DECLARE_FINAL_TYPE (CwCyclePage, cw_cycle_page, CW, CYCLE_PAGE, AdwBin)

GtkWidget *cw_cycle_page_new (void);

/* Returns FALSE with @error set where it can't be shown. */
gboolean cw_cycle_page_set_cycle (CwCyclePage *self,
                                  CwWorkSession *session,
                                  gint64 cycle,
                                  GError **error);

/* Reads it again. Returns whether it is still there. */
gboolean cw_cycle_page_refresh (CwCyclePage *self);
