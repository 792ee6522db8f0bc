/* form-save-dialog.h - asks before a version is made, and says what is new in it */
#pragma once

#include "corewalk/form-draft.h"

#include <adwaita.h>

/* @version: that it will have. @changes: (element-type utf8) (nullable): NULL for a new form. Its response
 * is "save" or "cancel". */
GtkWidget *cw_form_save_dialog_new (GtkWindow *parent, gint64 version, GPtrArray *changes);
