#include "corewalk/store.h"

#include "corewalk/inbox.h"
#include "data/base/stmt.h"
#include "data/base/whole-folder.h"
#include "data/count/pack-keep.h"
#include "data/form/form-shelf.h"
#include "data/record/project.h"
#include "data/record/revive.h"
#include "data/record/words.h"
#include "data/store/encryption-key.h"
#include "data/store/image.h"
#include "data/store/install.h"
#include "data/store/lock.h"
#include "data/store/part.h"
#include "data/store/secret.h"
#include "data/store/setting.h"
#include "data/store/site.h"
#include "data/store/store-private.h"
#include "data/store/wipe.h"
#include "data/trust/own-card.h"
#include "sql.h"

#include <string.h>

#define SHARED_ID 0x43576c6b  /* "CWlk" */
#define PRIVATE_ID 0x43577072 /* "CWpr" */
#define PATIENCE_MS 3000
#define CLOCK_SLACK_MS G_GINT64_CONSTANT (60000)

static const char *const shared_migrations[] = {
  cw_sql_001_log,           cw_sql_002_shared,       cw_sql_003_reference,
  cw_sql_004_walk,          cw_sql_005_visit,        cw_sql_006_branch,
  cw_sql_007_exchange,      cw_sql_008_word_pending, cw_sql_009_newest,
  cw_sql_010_order,         cw_sql_011_debrief,      cw_sql_012_removed,
  cw_sql_013_life,          cw_sql_014_hole,         cw_sql_015_publication,
  cw_sql_016_norms,         cw_sql_017_same_class,   cw_sql_018_openings,
  cw_sql_019_span_openings, cw_sql_020_cycle,        cw_sql_021_share,
  cw_sql_022_volunteer,     cw_sql_024_result,       cw_sql_025_revocation,
  cw_sql_026_event_asked,   cw_sql_027_matched,      cw_sql_028_activity,
  cw_sql_029_room_pack,     cw_sql_030_visit_class,  cw_sql_031_academy,
};
static const char *const private_migrations[] = {
  cw_sql_001_log,      cw_sql_002_private, cw_sql_006_branch,          cw_sql_007_trust,
  cw_sql_010_seen,     cw_sql_012_host,    cw_sql_015_publish_token,   cw_sql_017_same_teacher,
  cw_sql_018_openings, cw_sql_020_sent,    cw_sql_025_trusted_revoked,
};

const CwDbForm cw_store_shared_form = {
  .name = "shared.db",
  .application_id = SHARED_ID,
  .migrations = shared_migrations,
  .migration_count = G_N_ELEMENTS (shared_migrations),
};

const CwDbForm cw_store_private_form = {
  .name = "private.db",
  .application_id = PRIVATE_ID,
  .migrations = private_migrations,
  .migration_count = G_N_ELEMENTS (private_migrations),
};

void
cw_person_clear (CwPerson *person)
{
  g_clear_pointer (&person->name, g_free);
  g_clear_pointer (&person->role, g_free);
  g_clear_pointer (&person->organization, g_free);
}

CwLog *
cw_store_log_of (CwStore *store, gint64 id)
{
  return cw_log_id_is_private (id) ? store->private_log : store->log;
}

const CwStream *
cw_store_stream (CwStore *store, const char *audience, const char *scope, GError **error)
{
  const CwAuthor author = {
    .author = store->person.name,
    .is_sample = store->person.is_sample,
    .key = store->key,
  };
  CwLog *log = strcmp (audience, "private") == 0 ? store->private_log : store->log;

  return cw_log_own_stream (log, &author, audience, scope, error);
}

gboolean
cw_store_wrote (CwStore *store, const CwStream *stream)
{
  return stream != NULL && (stream->is_own || strcmp (stream->author, store->person.name) == 0);
}

gboolean
cw_store_check_writer (CwStore *store, GError **error)
{
  if (store->mode == CW_STORE_WRITE)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_BUSY, "the store was opened for reading only");
  return FALSE;
}

static void
rolled_back_cb (gpointer user_data)
{
  cw_pack_forget_touched (user_data);
}

static gboolean
open_files (CwStore *store, CwDbMode mode, GError **error)
{
  g_autofree char *shared = g_build_filename (store->directory, "shared.db", NULL);
  g_autofree char *private = g_build_filename (store->directory, "private.db", NULL);

  store->shared = cw_db_open (shared, &cw_store_shared_form, mode, error);
  if (store->shared == NULL)
    return FALSE;
  store->private = cw_db_open (private, &cw_store_private_form, mode, error);
  if (store->private == NULL)
    return FALSE;
  if (store->mode == CW_STORE_STILL && (!cw_db_begin_reading (store->shared, error) ||
                                        !cw_db_begin_reading (store->private, error)))
    return FALSE;

  if (store->mode == CW_STORE_WRITE)
    sqlite3_rollback_hook (cw_db_get_handle (store->shared), rolled_back_cb, store);
  store->log = cw_log_new (store->shared, FALSE, error);
  if (store->log == NULL)
    return FALSE;
  store->private_log = cw_log_new (store->private, TRUE, error);
  if (store->private_log == NULL)
    return FALSE;

  cw_log_set_wider (store->private_log, store->log);
  cw_part_reserve (store);
  cw_log_freeze (store->log, mode == CW_DB_READ);
  cw_log_freeze (store->private_log, mode == CW_DB_READ);
  return TRUE;
}

static CwStore *
new_store (const char *directory, CwStoreMode mode)
{
  CwStore *store = g_new0 (CwStore, 1);

  if (sodium_init () < 0)
    g_error ("libsodium can't be used on this computer");

  store->directory = g_strdup (directory);
  store->mode = mode;
  store->lock_fd = -1;
  store->projector = cw_projector_new ();
  store->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return store;
}

gint64
cw_store_count_own_lines (CwStore *store)
{
  CwLog *const logs[] = { store->log, store->private_log };
  gint64 lines = 0;

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      GPtrArray *streams = cw_log_get_streams (logs[i]);

      for (guint j = 0; j < streams->len; j++)
        {
          const CwStream *stream = g_ptr_array_index (streams, j);

          /* Of own streams it is known since the log was opened. */
          lines += stream->is_own ? cw_log_last_seq (logs[i], stream, NULL) : 0;
        }
    }

  return lines;
}

/* A stream that is ours and says another key: this file and the key are of different days. */
static gboolean
has_other_keys (CwStore *store)
{
  CwLog *const logs[] = { store->log, store->private_log };

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      GPtrArray *streams = cw_log_get_streams (logs[i]);

      for (guint j = 0; j < streams->len; j++)
        {
          const CwStream *stream = g_ptr_array_index (streams, j);

          if (stream->is_own && memcmp (stream->key, store->key, sizeof store->key) != 0)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
check_install (CwStore *store, GError **error)
{
  gint64 lines = cw_store_count_own_lines (store);
  CwInstall found;

  if (!cw_install_compare (store->directory, lines, &found, error))
    return FALSE;
  /* Without its key the store can sign no more in the old streams: it is read, and writes new ones. */
  if (found == CW_INSTALL_SAME && !cw_secret_is_usable (store->directory))
    found = CW_INSTALL_COPY;
  if (found != CW_INSTALL_SAME)
    return cw_part_from_original (store, found, error);
  if (!cw_secret_read (store->directory, store->secret, store->key, error))
    return FALSE;

  return !has_other_keys (store) || cw_part_from_original (store, CW_INSTALL_OLDER, error);
}

/* A store of before has no such key and no card. What keeps them from being written today keeps nobody
 * from working. */
static gboolean
check_card (CwStore *store, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean is_renewed = FALSE;

  if ((!cw_encryption_key_ensure (store->directory, &is_renewed, &local) ||
       !cw_own_card_ensure (store, &local)) &&
      !g_error_matches (local, CW_ERROR, CW_ERROR_FULL))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (is_renewed && store->notice == NULL)
    store->notice = g_strdup ("The key that opens what others send you could not be read, and "
                              "a new one was made. Give them your new card.");
  return TRUE;
}

static gint64
find_latest (CwStore *store)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_act_latest);

  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
}

/* Order never depends on the clock; a person should still know that it is behind. */
static void
check_clock (CwStore *store)
{
  if (store->notice == NULL && cw_moment_now ().at_ms + CLOCK_SLACK_MS < find_latest (store))
    store->notice =
        g_strdup ("This computer's clock is behind the last entry. Nothing is lost, but new "
                  "entries will show earlier times until the clock is set right.");
}

/* What keeps it from going into the record today keeps nobody from working: it is safe where it lies. */
static void
drain_inbox (CwStore *store)
{
  if (!cw_inbox_drain (store, NULL, NULL, NULL) && store->notice == NULL)
    store->notice = g_strdup (
        "What you typed last while something long was done is kept beside the record, and "
        "could not be put into it yet. It is tried again at the next start.");
}

/* Any part of a store makes it one: what is missing is told, and never made anew over what is there. */
static gboolean
has_store (const char *directory)
{
  static const char *const parts[] = { "install.json", "shared.db", "private.db" };

  if (cw_image_is_prepared (directory))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (directory, parts[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

static void
say_no_store (GError **error)
{
  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                       "there is no store yet. Make one with 'init'");
}

CwStore *
cw_store_open (const char *directory, CwStoreMode mode, GError **error)
{
  g_autoptr (CwStore) store = new_store (directory, mode);

  if (!has_store (directory))
    {
      say_no_store (error);
      return NULL;
    }
  if (!cw_site_check (directory, mode == CW_STORE_WRITE, error))
    return NULL;

  if (mode == CW_STORE_WRITE)
    {
      store->lock_fd = cw_lock_take (directory, PATIENCE_MS, error);
      if (store->lock_fd < 0)
        return NULL;
    }
  if (!open_files (store, mode == CW_STORE_WRITE ? CW_DB_WRITE : CW_DB_READ, error) ||
      !cw_setting_read_person (store->private, &store->person, error))
    return NULL;
  if (mode == CW_STORE_WRITE &&
      (!check_install (store, error) || !check_card (store, error) ||
       !cw_form_shelf_name (store, error) || !cw_revive_first (store, error)))
    return NULL;

  check_clock (store);
  store->is_settled = TRUE;
  if (mode == CW_STORE_WRITE)
    {
      gboolean is_left;

      drain_inbox (store);
      cw_words_settle (store);
      cw_pack_settle (store);
      cw_wipe (store, &is_left);
    }
  return g_steal_pointer (&store);
}

static gboolean
check_person (const CwPerson *person, GError **error)
{
  static const char *const roles[] = { "coach", "lead", "academy", "district", NULL };

  if (person->role == NULL || !g_strv_contains (roles, person->role))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the role must be coach, lead, academy or district");
      return FALSE;
    }

  return cw_setting_check_person (person, error);
}

static gboolean
make_store (const char *directory, const CwPerson *person, GError **error)
{
  g_autoptr (CwStore) store = new_store (directory, CW_STORE_WRITE);

  return open_files (store, CW_DB_CREATE, error) &&
         cw_setting_write_person (store->private, person, error) &&
         cw_setting_read_person (store->private, &store->person, error) &&
         cw_secret_renew (directory, store->secret, store->key, error) &&
         cw_encryption_key_renew (directory, error) && cw_own_card_ensure (store, error) &&
         cw_form_shelf_name (store, error) && cw_install_write (directory, 0, error);
}

gboolean
cw_store_create (const char *directory, const CwPerson *person, GError **error)
{
  g_autoptr (CwWholeFolder) folder = NULL;

  if (!check_person (person, error))
    return FALSE;
  if (has_store (directory))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_EXISTS, "there is a store already");
      return FALSE;
    }
  if (!cw_site_check (directory, TRUE, error))
    return FALSE;
  if (cw_image_is_prepared (directory))
    return cw_image_take (directory, person, error);

  folder = cw_whole_folder_new (directory, error);
  return folder != NULL && make_store (cw_whole_folder_get_path (folder), person, error) &&
         cw_whole_folder_commit (folder, error);
}

void
cw_store_close (CwStore *store)
{
  if (store == NULL)
    return;

  /* A copy that could not be told from its original yet stays to be told. */
  if (store->mode == CW_STORE_WRITE && store->is_settled && cw_log_refresh (store->log, NULL) &&
      cw_log_refresh (store->private_log, NULL))
    {
      cw_words_settle (store);
      cw_install_write (store->directory, cw_store_count_own_lines (store), NULL);
    }

  cw_log_free (store->log);
  cw_log_free (store->private_log);
  cw_db_close (store->shared);
  cw_db_close (store->private);
  cw_lock_give (store->lock_fd);
  cw_form_shelf_free (store->shelf);
  cw_projector_free (store->projector);
  g_hash_table_unref (store->touched);
  g_clear_pointer (&store->packs, g_ptr_array_unref);
  cw_person_clear (&store->person);
  sodium_memzero (store->secret, sizeof store->secret);
  g_free (store->notice);
  g_free (store->directory);
  g_free (store);
}

int
cw_store_owner_pid (const char *directory)
{
  return cw_lock_owner (directory);
}

const char *
cw_store_get_directory (CwStore *store)
{
  return store->directory;
}

const CwPerson *
cw_store_get_person (CwStore *store)
{
  return &store->person;
}

const char *
cw_store_get_notice (CwStore *store)
{
  return store->notice;
}

gint64
cw_store_get_stamp (CwStore *store)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, "PRAGMA data_version");
  gint64 by_others = cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;

  return by_others << 40 |
         (sqlite3_total_changes64 (cw_db_get_handle (store->shared)) & 0xffffffffff);
}

gboolean
cw_store_refresh (CwStore *store, GError **error)
{
  gint64 stamp;

  if (store->mode != CW_STORE_READ)
    return TRUE;

  stamp = cw_store_get_stamp (store);
  if (stamp == store->seen_stamp)
    return TRUE;
  if (!cw_log_reload (store->log, error) || !cw_log_reload (store->private_log, error))
    return FALSE;

  store->seen_stamp = stamp;
  return TRUE;
}

gboolean
cw_store_is_empty (CwStore *store)
{
  return cw_log_get_streams (store->log)->len == 0 &&
         cw_log_get_streams (store->private_log)->len == 0;
}
