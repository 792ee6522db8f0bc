#include "data/keep/backup-lock.h"

CwAgeWriter *
cw_backup_lock_writer (const CwBackupLock *lock,
                       CwWriteBytes write,
                       gpointer user_data,
                       GError **error)
{
  return lock->passphrase != NULL
             ? cw_age_writer_new (lock->passphrase, lock->work, write, user_data, error)
             : cw_age_writer_new_for (lock->recipients, write, user_data, error);
}

CwAgeReader *
cw_backup_lock_reader (const CwBackupLock *lock,
                       CwReadBytes read,
                       gpointer user_data,
                       GError **error)
{
  return lock->passphrase != NULL ? cw_age_reader_new (lock->passphrase, read, user_data, error)
                                  : cw_age_reader_new_with (lock->keys, read, user_data, error);
}
