/* when-row.h - a row with a day and a time of it, which a person may choose or take away
 *
 * Signal "chosen": a person chose another moment.
 */
#pragma once

#include <adwaita.h>

#define CW_TYPE_WHEN_ROW (cw_when_row_get_type ())
G_DECLARE_FINAL_TYPE (CwWhenRow, cw_when_row, CW, WHEN_ROW, AdwActionRow)

/* UTC; 0 for not said. What is being typed stays. */
void cw_when_row_set_moment (CwWhenRow *self, gint64 at_ms);
gint64 cw_when_row_get_moment (CwWhenRow *self);
