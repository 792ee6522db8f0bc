/* room-popover.h - a list of a school's rooms, to choose the one that a visit is in
 *
 * Titles only: whoever looks over the shoulder reads no teacher's name. What is typed narrows the list,
 * and adds a room that is not there yet.
 *
 * Signal "chosen" (gint64): the class, 0 for none.
 */
#pragma once

#include "ui/session/work-session.h"

#include <gtk/gtk.h>

#define CW_TYPE_ROOM_POPOVER (cw_room_popover_get_type ())
G_DECLARE_FINAL_TYPE (CwRoomPopover, cw_room_popover, CW, ROOM_POPOVER, GtkPopover)

/* Offers the rooms of the school of @walk from the next time on that it shows. */
void cw_room_popover_set_walk (CwRoomPopover *self, CwWorkSession *session, gint64 walk);

/* Whether there is a row for none of them. */
void cw_room_popover_set_offers_none (CwRoomPopover *self, gboolean offers_none);
