/* partner-choice.h - the people whose cards are here, to choose partners from
 *
 * Who declares to evaluate this person, or is declared to be evaluated, can't be chosen, and the row says why.
 * Property "title". Signal "chosen": another choice was made.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_PARTNER_CHOICE (cw_partner_choice_get_type ())
G_DECLARE_FINAL_TYPE (CwPartnerChoice, cw_partner_choice, CW, PARTNER_CHOICE, AdwBin)

/* @without: (nullable) (element-type CwPartner): who is not offered, being one already */
void cw_partner_choice_show (CwPartnerChoice *self,
                             CwWorkSession *session,
                             const GPtrArray *without);

/* (transfer full): who is chosen, NULL-ended, as cw_cycle_new() takes it. */
GStrv cw_partner_choice_dup_chosen (CwPartnerChoice *self);

gboolean cw_partner_choice_has_chosen (CwPartnerChoice *self);
