/* backup-lock.h - what a backup is locked with, and what opens it again
 *
 * A passphrase; or, for backups that are made with nobody there to type one, public keys, of whose secret
 * ones one is at hand to read back what was written.
 */
#pragma once

#include "corewalk/age.h"

typedef struct
{
  const char *passphrase; /* NULL for keys */
  guint work;             /* as for cw_age_writer_new() */
  GPtrArray *recipients;  /* of char *: public keys; NULL for a passphrase */
  const CwAgeKeys *keys;  /* one of theirs; to open a backup, any that may fit */
} CwBackupLock;

/* As cw_age_writer_new() or cw_age_writer_new_for(). */
CwAgeWriter *cw_backup_lock_writer (const CwBackupLock *lock,
                                    CwWriteBytes write,
                                    gpointer user_data,
                                    GError **error);

/* As cw_age_reader_new() or cw_age_reader_new_with(). */
CwAgeReader *cw_backup_lock_reader (const CwBackupLock *lock,
                                    CwReadBytes read,
                                    gpointer user_data,
                                    GError **error);
