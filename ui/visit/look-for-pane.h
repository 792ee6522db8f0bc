/* look-for-pane.h - the look-fors of a visit's form, and what each of them showed
 *
 * Speaks up by the action "work.say" (s). Signal "dropped" (gint64 item, gint64 note): a line was dragged
 * to a look-for.
 */
#pragma once

#include "ui/session/work-session.h"

#include "corewalk/form-document.h"

#include <adwaita.h>

#define CW_TYPE_LOOK_FOR_PANE (cw_look_for_pane_get_type ())
G_DECLARE_FINAL_TYPE (CwLookForPane, cw_look_for_pane, CW, LOOK_FOR_PANE, AdwBin)

/* @items: (element-type CwItem): the look-fors of the visit's form, in order
 * @form: (nullable): for what counts and the names of levels */
void cw_look_for_pane_set_visit (CwLookForPane *self,
                                 CwWorkSession *session,
                                 gint64 visit,
                                 const CwFormDocument *form,
                                 const char *form_title,
                                 GPtrArray *items);

/* Reads the marks again. */
void cw_look_for_pane_refresh (CwLookForPane *self);

/* Makes look-for @number (1 and on) the current one, or marks it with its next value where it is.
 * Returns: whether there is one. */
gboolean cw_look_for_pane_press (CwLookForPane *self, guint number);

/* The current look-for, 0 for none. */
gint64 cw_look_for_pane_get_current (CwLookForPane *self);
