#include "corewalk/backup-plan.h"

#include "corewalk/moment.h"
#include "data/base/stmt.h"
#include "data/base/whole-file.h"
#include "data/keep/backup-kept.h"
#include "data/keep/backup-locked.h"
#include "data/keep/recovery-key.h"
#include "data/store/encryption-key.h"
#include "data/store/setting.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

/* Names of settings; an empty one was never set. */
#define FOLDER "backup folder"
#define RECIPIENT "backup recipient"
#define KEY_FILE "backup key" /* what the small file holds, base64 */
#define LAST_FILE "backup file"
#define LAST_MS "backup ms"
#define LAST_STATE "backup state"
#define TROUBLE "backup trouble"

void
cw_backup_plan_free (CwBackupPlan *plan)
{
  if (plan == NULL)
    return;

  g_free (plan->folder);
  g_free (plan->last_file);
  g_free (plan->trouble);
  g_free (plan);
}

static char *
dup_set (CwStore *store, const char *name)
{
  g_autofree char *text = cw_setting_dup_text (store->private, name);

  return text != NULL && text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
dup_state (CwStore *store)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_work_state);

  return cw_stmt_next (stmt) ? cw_stmt_dup_text (stmt, 0) : g_strdup ("");
}

/* All of @names and @values, NULL-ended, or none. */
static gboolean
set_all (CwStore *store, const char *const *names, const char *const *values, GError **error)
{
  gboolean is_set = cw_db_begin (store->private, error);

  if (!is_set)
    return FALSE;
  for (guint i = 0; is_set && names[i] != NULL; i++)
    is_set = cw_setting_set_text (store->private, names[i], values[i], error);
  if (is_set && cw_db_commit (store->private, error))
    return TRUE;

  cw_db_rollback (store->private);
  return FALSE;
}

static gboolean
write_key_file (const char *folder,
                const char *recipient,
                const void *bytes,
                gsize length,
                GError **error)
{
  g_autofree char *tag = cw_recovery_key_tag (recipient);
  g_autofree char *name = g_strconcat ("corewalk-", tag, CW_RECOVERY_KEY_END, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (CwWholeFile) file = cw_whole_file_new (path, error);

  return file != NULL && cw_whole_file_write (bytes, length, file, error) &&
         cw_whole_file_commit (file, NULL, NULL, error);
}

/* A backup inside the store goes when the store goes. */
static gboolean
check_outside (CwStore *store, const char *folder, GError **error)
{
  g_autofree char *outer = realpath (store->directory, NULL);
  g_autofree char *inner = realpath (folder, NULL);
  gsize length = outer != NULL ? strlen (outer) : 0;

  if (outer == NULL || inner == NULL || strncmp (inner, outer, length) != 0 ||
      (inner[length] != '\0' && inner[length] != '/'))
    return TRUE;

  g_set_error (
      error, CW_ERROR, CW_ERROR_INVALID,
      "the folder lies inside of what is to be backed up. Choose one on another disk, or a stick");
  return FALSE;
}

gboolean
cw_backup_plan_set (CwStore *store,
                    const char *folder,
                    const char *passphrase,
                    guint work,
                    GError **error)
{
  static const char *const names[] = { FOLDER,  RECIPIENT,  KEY_FILE, LAST_FILE,
                                       LAST_MS, LAST_STATE, TROUBLE,  NULL };
  g_autoptr (CwRecoveryKey) key = NULL;
  g_autofree char *bytes = NULL;

  g_return_val_if_fail (store != NULL && folder != NULL && passphrase != NULL, FALSE);

  if (!cw_store_check_writer (store, error) || !check_outside (store, folder, error) ||
      (key = cw_recovery_key_new (passphrase, work, error)) == NULL ||
      !write_key_file (folder, key->recipient, key->file->data, key->file->len, error))
    return FALSE;

  bytes = g_base64_encode (key->file->data, key->file->len);
  return set_all (store, names,
                  (const char *const[]){ folder, key->recipient, bytes, "", "", "", "" },
                  error);
}

gboolean
cw_backup_plan_drop (CwStore *store, GError **error)
{
  static const char *const names[] = { FOLDER, TROUBLE, NULL };

  return cw_store_check_writer (store, error) &&
         set_all (store, names, (const char *const[]){ "", "" }, error);
}

CwBackupPlan *
cw_backup_plan_read (CwStore *store)
{
  g_autofree char *folder = dup_set (store, FOLDER);
  g_autofree char *now = dup_state (store);
  g_autofree char *then = dup_set (store, LAST_STATE);
  CwBackupPlan *plan;

  if (folder == NULL)
    return NULL;

  plan = g_new0 (CwBackupPlan, 1);
  plan->folder = g_steal_pointer (&folder);
  plan->last_file = dup_set (store, LAST_FILE);
  plan->last_ms = cw_setting_get_number (store->private, LAST_MS);
  plan->trouble = dup_set (store, TROUBLE);
  plan->is_due = g_strcmp0 (now, then) != 0;
  return plan;
}

/* The key's file again where it is gone: on a new stick, say. */
static gboolean
ensure_key_file (CwStore *store, const char *folder, const char *recipient, GError **error)
{
  g_autofree char *tag = cw_recovery_key_tag (recipient);
  g_autofree char *name = g_strconcat ("corewalk-", tag, CW_RECOVERY_KEY_END, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = dup_set (store, KEY_FILE);
  g_autofree guchar *bytes = NULL;
  gsize length = 0;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || text == NULL)
    return TRUE;

  bytes = g_base64_decode (text, &length);
  return write_key_file (folder, recipient, bytes, length, error);
}

/* Encrypted to the plan's key, and to the store's own, which reads it back. */
static gboolean
write_backup (CwStore *store,
              const char *path,
              const char *recipient,
              CwProgress progress,
              gpointer user_data,
              GError **error)
{
  g_autoptr (CwAgeKeys) keys = cw_encryption_key_load (store->directory, error);
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func (g_free);
  char *own = keys != NULL ? cw_encryption_key_recipient (store->directory, error) : NULL;
  const CwBackupLock lock = { .recipients = recipients, .keys = keys };

  if (own == NULL)
    return FALSE;

  g_ptr_array_add (recipients, g_strdup (recipient));
  g_ptr_array_add (recipients, own);
  return cw_backup_write_locked (store, path, &lock, progress, user_data, error);
}

static char *
run_plan (CwStore *store,
          const CwBackupPlan *plan,
          const char *day,
          CwProgress progress,
          gpointer user_data,
          GError **error)
{
  static const char *const names[] = { LAST_FILE, LAST_MS, LAST_STATE, TROUBLE, NULL };
  g_autofree char *recipient = dup_set (store, RECIPIENT);
  g_autofree char *tag = cw_recovery_key_tag (recipient);
  g_autofree char *file = cw_backup_kept_name (tag, day);
  g_autofree char *path = g_build_filename (plan->folder, file, NULL);
  g_autofree char *state = dup_state (store);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, cw_moment_now ().at_ms);

  if (!ensure_key_file (store, plan->folder, recipient, error) ||
      !write_backup (store, path, recipient, progress, user_data, error) ||
      !set_all (store, names, (const char *const[]){ file, now, state, "" }, error))
    return NULL;

  cw_backup_kept_thin (plan->folder, tag, CW_BACKUP_PLAN_DAYS, CW_BACKUP_PLAN_MONTHS);
  return g_steal_pointer (&file);
}

char *
cw_backup_plan_run (CwStore *store,
                    const char *day,
                    CwProgress progress,
                    gpointer user_data,
                    GError **error)
{
  g_autoptr (CwBackupPlan) plan = NULL;
  g_autoptr (GError) local = NULL;
  char *file;

  g_return_val_if_fail (store != NULL && day != NULL, NULL);

  if (!cw_store_check_writer (store, error))
    return NULL;
  if ((plan = cw_backup_plan_read (store)) == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                   "no folder is chosen for backups. Choose one first");
      return NULL;
    }

  file = run_plan (store, plan, day, progress, user_data, &local);
  if (file == NULL)
    {
      cw_setting_set_text (store->private, TROUBLE, local->message, NULL);
      g_propagate_error (error, g_steal_pointer (&local));
    }
  return file;
}
