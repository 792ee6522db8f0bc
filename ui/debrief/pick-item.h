/* pick-item.h - one line of evidence that may become a card */
#pragma once

#include "corewalk/note.h"

#include <glib-object.h>

#define CW_TYPE_PICK_ITEM (cw_pick_item_get_type ())
G_DECLARE_FINAL_TYPE (CwPickItem, cw_pick_item, CW, PICK_ITEM, GObject)

/* Takes @note. @number: of its visit. */
CwPickItem *cw_pick_item_new (CwNote *note, gint64 number);

/* (transfer none) */
const CwNote *cw_pick_item_get_note (CwPickItem *self);
gint64 cw_pick_item_get_number (CwPickItem *self);

/* Property "is-card": it lies on the board already. */
gboolean cw_pick_item_is_card (CwPickItem *self);
void cw_pick_item_set_card (CwPickItem *self, gboolean is_card);

/* Whether all of @words, folded, stand in it. */
gboolean cw_pick_item_has_words (CwPickItem *self, char **words);
