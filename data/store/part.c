#include "data/store/part.h"

#include "data/base/stmt.h"
#include "data/keep/rebuild.h"
#include "data/log/seal.h"
#include "data/store/encryption-key.h"
#include "data/store/secret.h"
#include "data/store/setting.h"
#include "sql.h"

#include <sodium.h>

/* What nobody received yet is signed by the key that it was written under, so that it can still be sent. */
static gboolean
seal_tails (CwStore *store, CwLog *log, GError **error)
{
  GPtrArray *streams = cw_log_get_streams (log);

  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];
      guint8 secret[crypto_sign_SECRETKEYBYTES];
      gboolean is_sealed;

      if (!stream->is_own || cw_log_last_seq (log, stream, NULL) <= stream->sealed_seq ||
          !cw_secret_find (store->directory, stream->key, secret))
        continue;
      is_sealed = cw_seal_stream (log, stream, secret, error);
      sodium_memzero (secret, sizeof secret);
      if (!is_sealed)
        return FALSE;
    }

  return TRUE;
}

static gboolean
disown (CwStore *store, CwLog *log, GError **error)
{
  CwDb *db = cw_log_get_db (log);

  if (!cw_db_begin (db, error))
    return FALSE;
  if (seal_tails (store, log, error) && cw_log_disown (log, error))
    return cw_db_commit (db, error);

  cw_db_rollback (db);
  return FALSE;
}

gboolean
cw_part_disown (CwStore *store, GError **error)
{
  return disown (store, store->log, error) && disown (store, store->private_log, error);
}

void
cw_part_reserve (CwStore *store)
{
  cw_log_reserve (store->log, (gint32) cw_setting_get_number (store->private, "least_origin"),
                  cw_setting_get_number (store->private, "least_known"));
}

/* The private file knows records that the older shared file does not: their numbers stay theirs. */
static gboolean
keep_numbers (CwStore *store, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_private_reach);
  gint64 origin = 0, known = 0;

  if (cw_stmt_next (stmt))
    {
      origin = cw_stmt_int (stmt, 0) + 1;
      known = cw_stmt_int (stmt, 1) + 1;
    }
  if (!cw_stmt_done (stmt, error) ||
      !cw_setting_set_number (store->private, "least_origin", origin, error) ||
      !cw_setting_set_number (store->private, "least_known", known, error))
    return FALSE;

  cw_part_reserve (store);
  return TRUE;
}

/* Undo knows both files, and one of them is of another day now. */
static gboolean
forget_acts (CwStore *store, GError **error)
{
  if (!cw_db_begin (store->shared, error))
    return FALSE;
  if (cw_db_run (store->shared, cw_sql_act_forget, error))
    return cw_db_commit (store->shared, error);

  cw_db_rollback (store->shared);
  return FALSE;
}

gboolean
cw_part_from_original (CwStore *store, CwInstall found, GError **error)
{
  if (!keep_numbers (store, error) || !cw_rebuild_private (store, error) ||
      (found == CW_INSTALL_OLDER && !forget_acts (store, error)) ||
      !cw_secret_renew (store->directory, store->secret, store->key, error) ||
      !cw_encryption_key_renew (store->directory, error) || !cw_part_disown (store, error) ||
      !cw_install_write (store->directory, 0, error))
    return FALSE;

  g_free (store->notice);
  store->notice = g_strdup (
      found == CW_INSTALL_OLDER
          ? "An older state of this store was put back. Nothing that is here is lost; new work "
            "is kept apart from what was there before, so that nothing can be mixed up."
          : "This store was copied or moved from another place. Nothing is lost; new work "
            "here is kept apart from the original's, so that nothing can be mixed up.");
  return TRUE;
}
