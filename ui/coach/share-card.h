/* share-card.h - sharing success: the summaries of a coaching cycle that partners agree to show to others
 *
 * Hears of changes by itself.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_SHARE_CARD (cw_share_card_get_type ())
G_DECLARE_FINAL_TYPE (CwShareCard, cw_share_card, CW, SHARE_CARD, AdwBin)

/* @cycle: whose; 0 for none yet */
GtkWidget *cw_share_card_new (CwWorkSession *session, gint64 cycle);

/* Shows the summaries of another cycle. */
void cw_share_card_set_cycle (CwShareCard *self, gint64 cycle);

/* Reads them again. */
void cw_share_card_refresh (CwShareCard *self);
