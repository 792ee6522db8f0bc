/* step-card.h - the small steps of a coaching cycle: those that are tried now, and the earlier ones folded
 *
 * Hears of changes by itself.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_STEP_CARD (cw_step_card_get_type ())
G_DECLARE_FINAL_TYPE (CwStepCard, cw_step_card, CW, STEP_CARD, AdwBin)

/* @cycle: whose; 0 for none yet */
GtkWidget *cw_step_card_new (CwWorkSession *session, gint64 cycle);

/* Shows the steps of another cycle. */
void cw_step_card_set_cycle (CwStepCard *self, gint64 cycle);

/* Reads them again. */
void cw_step_card_refresh (CwStepCard *self);
