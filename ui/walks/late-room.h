/* late-room.h - one room that was walked on paper: its times, what was seen, lines of evidence
 *
 * It is a visit from the moment on that it has a beginning; all of it is kept at once. Signals: "begun": the visit
 * is there; "gone": it is not any more.
 */
#pragma once

#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_LATE_ROOM (cw_late_room_get_type ())
G_DECLARE_FINAL_TYPE (CwLateRoom, cw_late_room, CW, LATE_ROOM, AdwBin)

/* A room without a visit. @walk: as it is kept; @number: what its visit will be called. */
GtkWidget *cw_late_room_new (CwWorkSession *session, const CwWalk *walk, gint64 number);

/* Shows @visit, which was begun before, with what was half-typed in its line. */
void cw_late_room_resume (CwLateRoom *self, const CwVisit *visit, const char *line);

/* Gives the keyboard to the end of the line. */
void cw_late_room_go_on (CwLateRoom *self);

/* The visit, 0 before it has begun. */
gint64 cw_late_room_get_visit (CwLateRoom *self);

/* Reads anew what is kept, after an undo too. */
void cw_late_room_refresh (CwLateRoom *self);

/* Puts the focus where the room begins. */
void cw_late_room_begin (CwLateRoom *self);
