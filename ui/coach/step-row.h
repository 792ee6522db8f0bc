/* step-row.h - one action step in a list: what, who, by when, how it stands */
#pragma once

#include "corewalk/action-step.h"

#include <adwaita.h>

/* A row that can be chosen. */
GtkWidget *cw_step_row_new (const CwActionStep *step);

/* The step that a row of cw_step_row_new() is about. */
gint64 cw_step_row_get_step (GtkListBoxRow *row);

/* (transfer full): "Ben · agreed on Mar 4 · look back on Mar 11". */
char *cw_step_row_dup_about (const CwActionStep *step);

/* A chip: overdue, due, open, done or given up. */
GtkWidget *cw_step_row_chip_new (const CwActionStep *step);
