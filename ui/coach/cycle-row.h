/* cycle-row.h - one coaching cycle in the list: with whom, how far it is, what comes next */
#pragma once

#include "corewalk/cycle.h"

#include <adwaita.h>

/*
 * @steps: (element-type CwActionStep): those of all cycles that are open
 * @today: days since 1970-01-01
 *
 * Its action is "work.show-cycle".
 */
GtkWidget *
cw_cycle_row_new (CwStore *store, const CwCycle *cycle, const GPtrArray *steps, gint64 today);
