/* card-row.h - one card of a debrief: its words, the rooms behind it, what is to be done
 *
 * It can be dragged, and takes what is dragged on it. Signal "dropped" (gint64 card, gboolean
 * is_after): another card was dropped on its upper or lower half.
 */
#pragma once

#include "corewalk/debrief.h"

#include <gtk/gtk.h>

#define CW_TYPE_CARD_ROW (cw_card_row_get_type ())
G_DECLARE_FINAL_TYPE (CwCardRow, cw_card_row, CW, CARD_ROW, GtkListBoxRow)

GtkWidget *cw_card_row_new (void);

/* @room_count: of the whole walk. */
void cw_card_row_set_card (CwCardRow *self, const CwCard *card, gint64 room_count);

gint64 cw_card_row_get_card (CwCardRow *self);

/* (transfer full): "In 4 of 6 rooms" for a pattern, "Visits 1, 3" for what else has evidence behind
 * it, or NULL. */
char *cw_card_row_dup_rooms (const CwCard *card, gint64 room_count);
