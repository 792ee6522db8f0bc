/* arrival-row.h - one file that came in, its story, and what can be done with it
 *
 * Signal "answered" (string): "take", "card" (of its unknown sender), "dismiss".
 */
#pragma once

#include "ui/exchange/arrival.h"

#include <adwaita.h>

#define CW_TYPE_ARRIVAL_ROW (cw_arrival_row_get_type ())
G_DECLARE_FINAL_TYPE (CwArrivalRow, cw_arrival_row, CW, ARRIVAL_ROW, GtkListBoxRow)

/* Takes @arrival. */
GtkWidget *cw_arrival_row_new (CwArrival *arrival);

/* (transfer none) */
const CwArrival *cw_arrival_row_get_arrival (CwArrivalRow *self);

/* Takes @arrival: what was found out, or became of it, since. */
void cw_arrival_row_set_arrival (CwArrivalRow *self, CwArrival *arrival);
