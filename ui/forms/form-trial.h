/* form-trial.h - a form as a visit shows it, to be tried: nothing of it is kept
 *
 * Speaks up by the action "forms.back".
 */
#pragma once

#include "corewalk/form-document.h"

#include <adwaita.h>

#define CW_TYPE_FORM_TRIAL (cw_form_trial_get_type ())
G_DECLARE_FINAL_TYPE (CwFormTrial, cw_form_trial, CW, FORM_TRIAL, AdwBin)

/* Begins anew with nothing marked. */
void cw_form_trial_begin (CwFormTrial *self, const CwFormDocument *document);

/* How many look-fors and tools a person touched. */
guint cw_form_trial_count_touched (CwFormTrial *self);
