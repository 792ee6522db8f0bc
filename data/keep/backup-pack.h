/* backup-pack.h - parts packed, encrypted, written and read again */
#pragma once

#include "data/keep/backup-lock.h"
#include "data/keep/backup-part.h"

/*
 * Writes the @parts (CwPart) to @file, in their order. The file is opened again with @lock
 * and compared with what went in before it gets its name. FALSE with CW_ERROR_DAMAGED when it did
 * not come back as it went in, CW_ERROR_CANCELLED, and any error of cw_backup_lock_writer(), of
 * cw_whole_file_new() and of the sources.
 */
gboolean cw_backup_pack (const char *file,
                         GPtrArray *parts,
                         const CwBackupLock *lock,
                         CwStep *step,
                         GError **error);
