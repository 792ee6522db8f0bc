/* form-part-row.h - one look-for or tool of a form that is being written: folded, or with all its words
 *
 * Signals: "moved" (int by): a person wants it to stand so many places further down; "dropped" (row): another
 * row was dropped on it; "removed".
 */
#pragma once

#include "ui/forms/form-pen.h"

#define CW_TYPE_FORM_PART_ROW (cw_form_part_row_get_type ())
G_DECLARE_FINAL_TYPE (CwFormPartRow, cw_form_part_row, CW, FORM_PART_ROW, AdwExpanderRow)

/* @element: of the form, outlives the row; @at: where it stands in its list, from 0 */
GtkWidget *
cw_form_part_row_new (const CwFormPen *pen, CwFormPart part, gpointer element, guint at);

CwFormPart cw_form_part_row_get_part (CwFormPartRow *self);
guint cw_form_part_row_get_at (CwFormPartRow *self);

/* Unfolds it and puts the cursor into its text. */
void cw_form_part_row_open (CwFormPartRow *self);
