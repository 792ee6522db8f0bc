/* corewalk/backup-plan.h - backups that are made by themselves after each day's work
 *
 * A person chooses a folder and a passphrase once. The passphrase is kept nowhere: it locks a secret key,
 * which lies beside the backups in "corewalk-TAG.key", and each backup, "corewalk-TAG-YYYY-MM-DD.backup",
 * is encrypted to that key. cw_backup_restore() opens such a backup with the passphrase, and so does
 * `age -d -i corewalk-TAG.key` without this program.
 */
#pragma once

#include "corewalk/backup.h"

G_BEGIN_DECLS

#define CW_BACKUP_PLAN_DAYS 14   /* of so many days on which there was one, the backup stays */
#define CW_BACKUP_PLAN_MONTHS 12 /* and of so many months the first one */

typedef struct
{
  char *folder;    /* file-system name */
  char *last_file; /* name within it of the last one that was made; NULL for none yet */
  gint64 last_ms;  /* when that was, UTC; 0 for never */
  gboolean is_due; /* something was recorded or came in since */
  char *trouble;   /* why the last try failed; NULL where it did not */
} CwBackupPlan;

/** cw_backup_plan_free: frees @plan and what it holds; %NULL is allowed. */
void cw_backup_plan_free (CwBackupPlan *plan);

/**
 * cw_backup_plan_set:
 * @folder: file-system name of a folder that is there and can be written to; outside of the store
 * @passphrase: UTF-8, at least one byte; whoever forgets it can't open the backups
 * @work: as for cw_age_writer_new(); 0 for the usual
 *
 * Draws a new key, puts its file into @folder and remembers both. What was backed up before stays.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no such folder), %CW_ERROR_INVALID (an empty passphrase, or a
 *   folder inside the store), %CW_ERROR_PLACE, %CW_ERROR_BUSY (read only), %CW_ERROR_FULL,
 *   %CW_ERROR_STORAGE; the plan is then as it was.
 */
gboolean cw_backup_plan_set (CwStore *store,
                             const char *folder,
                             const char *passphrase,
                             guint work,
                             GError **error);

/** cw_backup_plan_drop: makes no more backups by itself; %FALSE as cw_backup_plan_set(). */
gboolean cw_backup_plan_drop (CwStore *store, GError **error);

/**
 * cw_backup_plan_read:
 *
 * Returns: (transfer full): the plan, or %NULL where there is none.
 */
CwBackupPlan *cw_backup_plan_read (CwStore *store);

/**
 * cw_backup_plan_run:
 * @day: "YYYY-MM-DD", the local day that the backup is named after
 * @progress: (nullable): told how far it is, and may stop it
 *
 * Writes the day's backup, over one that was made earlier on the same day, puts the key file beside it
 * where that is gone, and removes the plan's own backups that are older than those it keeps.
 *
 * Returns: (transfer full): the file's name within the folder; %NULL on %CW_ERROR_INVALID (there is no
 *   plan), %CW_ERROR_NOT_FOUND (the folder is not there: a stick that is not plugged in) and as
 *   cw_backup_write(). The older backups are then all there, and cw_backup_plan_read() tells why.
 */
char *cw_backup_plan_run (CwStore *store,
                          const char *day,
                          CwProgress progress,
                          gpointer user_data,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBackupPlan, cw_backup_plan_free)

G_END_DECLS
