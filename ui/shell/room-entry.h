/* room-entry.h - a row in which one room is typed: its name, grade, subject and period
 *
 * Signals: "changed"; "entered" when Enter was pressed in it.
 */
#pragma once

#include "corewalk/place.h"

#include <adwaita.h>

#define CW_TYPE_ROOM_ENTRY (cw_room_entry_get_type ())
G_DECLARE_FINAL_TYPE (CwRoomEntry, cw_room_entry, CW, ROOM_ENTRY, GtkListBoxRow)

/* @number: its place in the list, from 1 */
GtkWidget *cw_room_entry_new (guint number);

/* Whether anything is typed in it. */
gboolean cw_room_entry_is_empty (CwRoomEntry *self);

/* What is typed, without the school; its texts are borrowed until it changes. */
CwRoomPlan cw_room_entry_get_plan (CwRoomEntry *self);
