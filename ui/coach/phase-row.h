/* phase-row.h - a phase of a model that is being edited: its name, what happens in it, its place
 *
 * Signals: "changed": a person typed; "moved" (int by): it is to stand so many places further down; "removed".
 */
#pragma once

#include "corewalk/cycle-model.h"

#include <adwaita.h>

#define CW_TYPE_PHASE_ROW (cw_phase_row_get_type ())
G_DECLARE_FINAL_TYPE (CwPhaseRow, cw_phase_row, CW, PHASE_ROW, GtkListBoxRow)

/* @phase: (nullable): what stands there now; NULL for a new one */
GtkWidget *cw_phase_row_new (const CwCyclePhase *phase);

/* (transfer none) (nullable): of the phase that it began as. */
const char *cw_phase_row_get_key (CwPhaseRow *self);

/* (transfer full): without blanks at its ends. */
char *cw_phase_row_dup_title (CwPhaseRow *self);
char *cw_phase_row_dup_about (CwPhaseRow *self);

/* @number: its place from 1, of @count */
void cw_phase_row_set_place (CwPhaseRow *self, guint number, guint count);
