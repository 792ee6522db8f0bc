/* forms-view.h - the screen of the forms: their list, one of them, writing one, trying one out
 *
 * Speaks up by the action "work.say" (s).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_FORMS_VIEW (cw_forms_view_get_type ())
G_DECLARE_FINAL_TYPE (CwFormsView, cw_forms_view, CW, FORMS_VIEW, AdwBin)

GtkWidget *cw_forms_view_new (CwWorkSession *session);

/* Shows a version of a form. */
void cw_forms_view_show_form (CwFormsView *self, gint64 form);

/* Takes a form in from a file and shows it, or says what is wrong with the file. */
void cw_forms_view_import (CwFormsView *self, const char *path);

/* One page back. Returns: FALSE on the list, from which there is no way back. */
gboolean cw_forms_view_go_back (CwFormsView *self);
