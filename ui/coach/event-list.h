/* event-list.h - the events of a coaching cycle: what was and what is planned, and a menu that adds one
 *
 * Choosing one does "work.show-event" (x). Hears of changes by itself.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_EVENT_LIST (cw_event_list_get_type ())
G_DECLARE_FINAL_TYPE (CwEventList, cw_event_list, CW, EVENT_LIST, AdwBin)

/* @cycle: whose; 0 for none yet */
GtkWidget *cw_event_list_new (CwWorkSession *session, gint64 cycle);

/* Shows the events of another cycle. */
void cw_event_list_set_cycle (CwEventList *self, gint64 cycle);

/* Reads them again. */
void cw_event_list_refresh (CwEventList *self);
