/* look-for-row.h - one look-for with the toggles that mark it
 *
 * Signals: "marked" (int value): a person chose CW_MARK_… or a level; "cleared": took the choice back;
 * "dropped" (gint64 note): dragged a line here.
 */
#pragma once

#include "corewalk/form-document.h"
#include "corewalk/form.h"

#include <adwaita.h>

#define CW_LOOK_FOR_UNMARKED (-2)

#define CW_TYPE_LOOK_FOR_ROW (cw_look_for_row_get_type ())
G_DECLARE_FINAL_TYPE (CwLookForRow, cw_look_for_row, CW, LOOK_FOR_ROW, AdwBin)

/* @number: of the look-for in its form, 1 and on
 * @more: (nullable): what the form says of it */
GtkWidget *cw_look_for_row_new (const CwItem *item, guint number, const CwFormItem *more);

gint64 cw_look_for_row_get_item (CwLookForRow *self);

/* CW_MARK_…, a level, or CW_LOOK_FOR_UNMARKED. */
int cw_look_for_row_get_value (CwLookForRow *self);
void cw_look_for_row_set_value (CwLookForRow *self, int value);

/* The value that comes after the present one when its key is pressed again. */
int cw_look_for_row_get_next_value (CwLookForRow *self);

/* Shows whether lines are linked to this one and its key changes it. */
void cw_look_for_row_set_current (CwLookForRow *self, gboolean is_current);
