/* event-talk.h - what is asked and said at an event: the model's questions, notes, ways to begin a sentence
 *
 * Each partner answers a question in words of his own, edited where they stand. Speaks up by "work.say" (s) and
 * "work.say-undo" (s).
 */
#pragma once

#include "corewalk/cycle-event.h"
#include "corewalk/cycle-model.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_EVENT_TALK (cw_event_talk_get_type ())
G_DECLARE_FINAL_TYPE (CwEventTalk, cw_event_talk, CW, EVENT_TALK, AdwBin)

/* @can_write: this store's person is a partner. */
void cw_event_talk_show (CwEventTalk *self,
                         CwWorkSession *session,
                         const CwEvent *event,
                         gboolean can_write);

/* Before another event is shown: keeps what is typed. */
void cw_event_talk_leave (CwEventTalk *self);
