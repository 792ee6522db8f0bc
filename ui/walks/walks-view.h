/* walks-view.h - the screen of the walks: the list of them, and the one that is chosen beside it
 *
 * Speaks up by the actions of its two pages.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WALKS_VIEW (cw_walks_view_get_type ())
G_DECLARE_FINAL_TYPE (CwWalksView, cw_walks_view, CW, WALKS_VIEW, AdwBin)

GtkWidget *cw_walks_view_new (CwWorkSession *session);

/* Shows @walk, chosen in the list too; 0 shows the list. */
void cw_walks_view_show_walk (CwWalksView *self, gint64 walk);

/* In a narrow window: from the walk to the list. Returns: whether there was a way back. */
gboolean cw_walks_view_go_back (CwWalksView *self);

/* The next key goes to the search through all evidence. */
void cw_walks_view_search (CwWalksView *self);
