#include "corewalk/sync.h"

#include "data/base/stmt.h"
#include "data/exchange/export-digest.h"
#include "data/exchange/sync-file.h"
#include "data/store/encryption-key.h"
#include "sql.h"

#include <string.h>
#include <sys/stat.h>

/* One call of cw_sync(). */
typedef struct
{
  CwStore *store;
  const char *folder;
  CwAgeKeys *keys;
  GPtrArray *fresh; /* of CwSyncFile: what is to be taken in */
  GPtrArray *moved; /* of CwSyncFile: what was taken in under another name */
  CwSynced *synced;
} Sync;

void
cw_synced_free (CwSynced *synced)
{
  if (synced == NULL)
    return;

  cw_merged_free (synced->merged);
  g_ptr_array_unref (synced->unfinished);
  g_free (synced->own);
  g_free (synced);
}

/* Nobody can tell from it whose it is; the store itself finds it again. */
static char *
make_name (CwStore *store)
{
  static const char word[] = "corewalk sync";
  guint8 hash[16];
  char hex[17];

  crypto_generichash (hash, sizeof hash, (const guint8 *) word, strlen (word), store->secret,
                      crypto_sign_SEEDBYTES);
  sodium_bin2hex (hex, sizeof hex, hash, 8);
  return g_strconcat (hex, ".walk", NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *folder, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &cause);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    {
      gboolean is_absent = g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
                           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);

      g_set_error_literal (error, CW_ERROR, is_absent ? CW_ERROR_NOT_FOUND : CW_ERROR_STORAGE,
                           is_absent ? "there is no such folder"
                                     : "the folder can't be read: permission denied");
      return NULL;
    }

  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
is_double (const GPtrArray *fresh, const CwSyncFile *file)
{
  for (guint i = 0; i < fresh->len; i++)
    if (memcmp (((CwSyncFile *) fresh->pdata[i])->digest, file->digest, CW_LINE_HASH) == 0)
      return TRUE;

  return FALSE;
}

static void
sort_in (Sync *sync, CwSyncFile *take_file)
{
  CwSynced *synced = sync->synced;

  if (take_file->kind == CW_SYNC_NEW && is_double (sync->fresh, take_file))
    take_file->kind = CW_SYNC_KNOWN;
  synced->known += take_file->kind == CW_SYNC_KNOWN;
  synced->foreign += take_file->kind == CW_SYNC_FOREIGN;
  if (take_file->kind == CW_SYNC_UNFINISHED)
    g_ptr_array_add (synced->unfinished, g_strdup (take_file->path));

  if (take_file->kind == CW_SYNC_NEW)
    g_ptr_array_add (sync->fresh, take_file);
  else if (take_file->is_moved)
    g_ptr_array_add (sync->moved, take_file);
  else
    cw_sync_file_free (take_file);
}

static gboolean
look_around (Sync *sync, const char *own, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (sync->folder, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (strcmp (names->pdata[i], own) != 0)
      sort_in (sync, cw_sync_file_new (sync->store, sync->folder, names->pdata[i], sync->keys));

  return names != NULL;
}

/* Keeps in mind what need not be looked into again. */
static gboolean
remember (Sync *sync, GError **error)
{
  CwStore *store = sync->store;
  gboolean is_done;

  if (sync->moved->len == 0)
    return TRUE;
  if (!cw_db_begin (store->private, error))
    return FALSE;

  is_done = TRUE;
  for (guint i = 0; is_done && i < sync->moved->len; i++)
    {
      const CwSyncFile *file = sync->moved->pdata[i];

      is_done = cw_seen_add (store, &file->seen, file->digest, NULL, error);
    }
  is_done = is_done && cw_stmt_do (store->private, cw_sql_seen_trim, error);
  if (is_done)
    return cw_db_commit (store->private, error);

  cw_db_rollback (store->private);
  return FALSE;
}

/* A file that changed while it was read is not what was refused, or taken in. */
static void
sort_out (Sync *sync)
{
  CwMerged *merged = sync->synced->merged;

  for (guint i = sync->fresh->len; i-- > 0;)
    {
      CwSyncFile *file = sync->fresh->pdata[i];
      CwMergedFile *result = merged->files->pdata[i];
      gboolean is_refused = result->status == CW_MERGED_REFUSED;

      if (!cw_sync_file_is_same (file, sync->folder))
        {
          if (!is_refused)
            continue;
          g_ptr_array_add (sync->synced->unfinished, g_strdup (file->path));
          g_ptr_array_remove_index (merged->files, i);
          merged->refused--;
        }
      else if (!is_refused)
        g_ptr_array_add (sync->moved, g_ptr_array_steal_index (sync->fresh, i));
    }
}

static gboolean
take_in (Sync *sync,
         const CwMergeOptions *options,
         CwProgress progress,
         gpointer user_data,
         GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < sync->fresh->len; i++)
    g_ptr_array_add (paths, ((CwSyncFile *) sync->fresh->pdata[i])->path);
  g_ptr_array_add (paths, NULL);
  sync->synced->merged = cw_merge (sync->store, (const char *const *) paths->pdata, options,
                                   progress, user_data, error);
  if (sync->synced->merged == NULL)
    return FALSE;
  if (options != NULL && options->is_trial)
    return TRUE;

  sort_out (sync);
  return remember (sync, error);
}

/* The file that lies there was made of just that. */
static gboolean
is_current (Sync *sync, const char *path, const guint8 *content)
{
  guint8 digest[CW_LINE_HASH], made[CW_LINE_HASH];
  CwSeenFile file;

  return cw_seen_look (sync->folder, sync->synced->own, &file) &&
         cw_seen_digest (path, digest, NULL) &&
         cw_seen_knows_digest (sync->store, digest, made) &&
         memcmp (made, content, CW_LINE_HASH) == 0;
}

static gboolean
remember_own (Sync *sync, const char *path, const guint8 *content, GError **error)
{
  CwStore *store = sync->store;
  guint8 digest[CW_LINE_HASH];
  CwSeenFile file;

  if (!cw_seen_look (sync->folder, sync->synced->own, &file) ||
      !cw_seen_digest (path, digest, NULL))
    return TRUE; /* somebody took it away: the next time it is written again */
  if (!cw_db_begin (store->private, error))
    return FALSE;
  if (cw_seen_add (store, &file, digest, content, error))
    return cw_db_commit (store->private, error);

  cw_db_rollback (store->private);
  return FALSE;
}

/* Whoever may read the folder may read the file. */
static void
open_to_folder (const char *folder, const char *path)
{
  struct stat status;

  if (stat (folder, &status) == 0)
    chmod (path, 0600 | (status.st_mode & 0044));
}

static gboolean
put_own (Sync *sync,
         const CwExportPlan *plan,
         CwProgress progress,
         gpointer user_data,
         GError **error)
{
  CwSynced *synced = sync->synced;
  g_autofree char *path = g_build_filename (sync->folder, synced->own, NULL);
  guint8 content[CW_LINE_HASH];
  gboolean is_empty;

  if (!cw_export_digest (sync->store, plan, content, &is_empty, error))
    return FALSE;
  if (is_empty || is_current (sync, path, content))
    return TRUE;
  if (!cw_bundle_export (sync->store, plan, path, &synced->exported, progress, user_data,
                         error))
    return FALSE;

  synced->is_written = TRUE;
  open_to_folder (sync->folder, path);
  return cw_export_digest (sync->store, plan, content, &is_empty, error) &&
         remember_own (sync, path, content, error);
}

static gboolean
run (Sync *sync,
     const CwExportPlan *plan,
     const CwMergeOptions *options,
     CwProgress progress,
     gpointer user_data,
     GError **error)
{
  g_autofree char *own = NULL;
  gboolean is_trial = options != NULL && options->is_trial;

  if (!cw_store_check_writer (sync->store, error))
    return FALSE;

  own = make_name (sync->store);
  sync->keys = cw_encryption_key_load (sync->store->directory, error);
  if (sync->keys == NULL || !look_around (sync, own, error) ||
      !take_in (sync, options, progress, user_data, error))
    return FALSE;
  if (plan == NULL)
    return TRUE;

  sync->synced->own = g_steal_pointer (&own);
  return is_trial || put_own (sync, plan, progress, user_data, error);
}

CwSynced *
cw_sync (CwStore *store,
         const char *folder,
         const CwExportPlan *plan,
         const CwMergeOptions *options,
         CwProgress progress,
         gpointer user_data,
         GError **error)
{
  g_autoptr (CwSynced) synced = g_new0 (CwSynced, 1);
  g_autoptr (GPtrArray) fresh =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_sync_file_free);
  g_autoptr (GPtrArray) moved =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_sync_file_free);
  Sync sync = { .store = store,
                .folder = folder,
                .fresh = fresh,
                .moved = moved,
                .synced = synced };
  gboolean is_done;

  synced->unfinished = g_ptr_array_new_with_free_func (g_free);
  is_done = run (&sync, plan, options, progress, user_data, error);
  cw_age_keys_free (sync.keys);
  return is_done ? g_steal_pointer (&synced) : NULL;
}
