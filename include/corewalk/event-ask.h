/* corewalk/event-ask.h - a teacher asks a partner to come and see the lesson */
#pragma once

#include "corewalk/cycle-event.h"

G_BEGIN_DECLS

/**
 * cw_event_ask:
 * @wish: its cycle, and asked: when it suits, in words on one line; kind, host and moments are not read
 *
 * Asks the partners to come and see one's own lesson: a visit in one's own room, which a partner plans
 * with cw_event_plan().
 *
 * Returns: the event, or 0 as cw_event_add().
 */
gint64
cw_event_ask (CwStore *store, const CwEventPlan *wish, const CwMoment *moment, GError **error);

/** cw_event_is_asked: whether its host asked for @event, and nobody has planned it yet. */
gboolean cw_event_is_asked (const CwEvent *event);

/**
 * cw_event_asked_list:
 *
 * Returns: (transfer full) (element-type CwEvent): visits of cycles that go on for which a partner of this
 *   store's person asks, and that are not planned yet; the longest asked for first. %NULL on
 *   %CW_ERROR_STORAGE.
 */
GPtrArray *cw_event_asked_list (CwStore *store, GError **error);

/**
 * cw_event_plan:
 * @planned_ms: when it is to be, UTC
 * @debrief_ms: when to talk about it, UTC; 0 leaves what is there
 *
 * Says when an event is to be: answers what a partner asked for, or puts it to another time.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (no moment, it has begun already; this store is no
 *   partner), %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_event_plan (CwStore *store,
                        gint64 event,
                        gint64 planned_ms,
                        gint64 debrief_ms,
                        const CwMoment *moment,
                        GError **error);

G_END_DECLS
