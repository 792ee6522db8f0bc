/* event-agreed.h - what partners agree on for an event: what to look at, with what, where, when, who reads it
 *
 * What is typed is kept. Speaks up by "work.say" (s) and "work.say-undo" (s).
 */
#pragma once

#include "corewalk/cycle-event.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_EVENT_AGREED (cw_event_agreed_get_type ())
G_DECLARE_FINAL_TYPE (CwEventAgreed, cw_event_agreed, CW, EVENT_AGREED, AdwBin)

/* @can_write: this store's person is a partner. The event is read, not taken. */
void cw_event_agreed_show (CwEventAgreed *self,
                           CwWorkSession *session,
                           const CwEvent *event,
                           gboolean can_write);

/* Before another event is shown: keeps what is typed. */
void cw_event_agreed_leave (CwEventAgreed *self);
