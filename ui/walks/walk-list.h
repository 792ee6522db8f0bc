/* walk-list.h - all walks as a GListModel that reads rows when they are looked at
 *
 * Holds every id (8 bytes a row) and at most PAGES_KEPT pages of rows.
 */
#pragma once

#include "ui/session/work-session.h"
#include "ui/walks/walk-item.h"

#define CW_TYPE_WALK_LIST (cw_walk_list_get_type ())
G_DECLARE_FINAL_TYPE (CwWalkList, cw_walk_list, CW, WALK_LIST, GObject)

/* Reads what @session holds, also while its store is lent; it is open now. */
CwWalkList *cw_walk_list_new (CwWorkSession *session);

/* Shows @ids from now on; takes @ids. */
void cw_walk_list_take_ids (CwWalkList *self, GArray *ids);

/* The same where @ids begins with what is shown: the rows that are shown stay as they are. */
void cw_walk_list_take_rest (CwWalkList *self, GArray *ids);

/* The walk at @position, 0 past the end; the position of @walk, GTK_INVALID_LIST_POSITION (all bits
 * set) where it isn't in the list. */
gint64 cw_walk_list_get_id (CwWalkList *self, guint position);
guint cw_walk_list_find (CwWalkList *self, gint64 walk);
