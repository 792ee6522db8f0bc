/* event-page.h - one event of a coaching cycle: what was agreed, start and stop, questions, notes, steps
 *
 * Speaks up by "work.back", "work.say" (s), "work.say-undo" (s) and "work.show-visit" (x).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_EVENT_PAGE (cw_event_page_get_type ())
G_DECLARE_FINAL_TYPE (CwEventPage, cw_event_page, CW, EVENT_PAGE, AdwBin)

GtkWidget *cw_event_page_new (void);

/* Returns: %FALSE on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE; nothing is shown then. */
gboolean cw_event_page_set_event (CwEventPage *self,
                                  CwWorkSession *session,
                                  gint64 event,
                                  GError **error);

/* Reads all of it again. Returns: whether the event is still there. */
gboolean cw_event_page_refresh (CwEventPage *self);
