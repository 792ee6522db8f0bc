/* backup-locked.h - a backup locked with something else than a passphrase */
#pragma once

#include "corewalk/backup.h"
#include "data/keep/backup-lock.h"

/* As cw_backup_write(). */
gboolean cw_backup_write_locked (CwStore *store,
                                 const char *file,
                                 const CwBackupLock *lock,
                                 CwProgress progress,
                                 gpointer user_data,
                                 GError **error);
