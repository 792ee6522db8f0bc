/* restore-window.h - "Bring Back a Backup": the file, its passphrase, and the store from it
 *
 * Signal "restored": the store is there.
 */
#pragma once

#include "ui/session/long-task.h"

#include <adwaita.h>

#define CW_TYPE_RESTORE_WINDOW (cw_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (CwRestoreWindow, cw_restore_window, CW, RESTORE_WINDOW, AdwWindow)

/* @directory: where the store is to be; there must be none */
GtkWidget *cw_restore_window_new (GtkWindow *parent, const char *directory);

/* What choosing a file does: shows it, and asks for the passphrase. */
void cw_restore_window_set_file (CwRestoreWindow *self, const char *file);
