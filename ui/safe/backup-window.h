/* backup-window.h - "Backups": where they go, how the last one went, and the passphrase that opens them */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_BACKUP_WINDOW (cw_backup_window_get_type ())
G_DECLARE_FINAL_TYPE (CwBackupWindow, cw_backup_window, CW, BACKUP_WINDOW, AdwWindow)

GtkWidget *cw_backup_window_new (GtkWindow *parent, CwWorkSession *session);

/* What choosing a folder does: shows it, and asks for the passphrase. */
void cw_backup_window_set_folder (CwBackupWindow *self, const char *folder);
