/* backup-unpack.h - the parts of a backup back as files, in a folder of their own */
#pragma once

#include "data/keep/backup-lock.h"
#include "data/keep/backup-part.h"

/*
 * Puts the parts of @file into @folder, which is empty, and syncs them. FALSE, with a part of them
 * there, on CW_ERROR_NOT_FOUND (no such file), CW_ERROR_SECRET (another passphrase, or no key fits),
 * CW_ERROR_DAMAGED or CW_ERROR_FORMAT (not, or not all of, what cw_backup_pack() wrote),
 * CW_ERROR_FULL, CW_ERROR_STORAGE, CW_ERROR_CANCELLED.
 */
gboolean cw_backup_unpack (const char *file,
                           const char *folder,
                           const CwBackupLock *lock,
                           CwStep *step,
                           GError **error);
