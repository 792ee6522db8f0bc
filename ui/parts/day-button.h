/* day-button.h - shows a day, and lets a person choose another one
 *
 * Properties: "none", what stands there without a day, and on the button that takes the day away; "what", what it
 * is the day of, for screen readers. Signal "chosen": a person chose.
 */
#pragma once

#include "corewalk/moment.h"

#include <adwaita.h>

#define CW_TYPE_DAY_BUTTON (cw_day_button_get_type ())
G_DECLARE_FINAL_TYPE (CwDayButton, cw_day_button, CW, DAY_BUTTON, AdwBin)

/* Days since 1970-01-01; G_MININT64 for none. */
void cw_day_button_set_day (CwDayButton *self, gint64 day);
gint64 cw_day_button_get_day (CwDayButton *self);
