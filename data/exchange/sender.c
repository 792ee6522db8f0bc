#include "data/exchange/sender.h"

#include "corewalk/trust.h"
#include "data/base/stmt.h"
#include "data/store/secret.h"
#include "sql.h"

gboolean
cw_sender_check (CwStore *store, const CwBundleHead *head, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwTrusted) trusted = cw_trust_find_key (store, head->key, &local);

  if (trusted != NULL || cw_secret_was_mine (store->directory, head->key))
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%s is not known here. Add the card of %s first", head->sender, head->sender);
  return FALSE;
}

gint64
cw_sender_note (CwStore *store,
                const CwBundleHead *head,
                const guint8 *hash,
                const char *file,
                const char *reason,
                GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_bundle_add);
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  gboolean is_read = head->sender != NULL;
  gint64 number = 0;

  cw_stmt_bind_text (stmt, ":bundle", head->id);
  cw_stmt_bind_blob (stmt, ":sender", is_read ? head->key : NULL,
                     is_read ? sizeof head->key : 0);
  cw_stmt_bind_text (stmt, ":name", is_read ? head->sender : "");
  cw_stmt_bind_text (stmt, ":organization", is_read ? head->organization : "");
  cw_stmt_bind_text (stmt, ":file", shown);
  cw_stmt_bind_blob (stmt, ":digest", hash, hash == NULL ? 0 : CW_LINE_HASH);
  cw_stmt_bind_int (stmt, ":at_ms", cw_moment_now ().at_ms);
  cw_stmt_bind_int (stmt, ":made_ms", head->made.at_ms);
  cw_stmt_bind_int (stmt, ":fresh", 0);
  cw_stmt_bind_int (stmt, ":already", 0);
  cw_stmt_bind_int (stmt, ":waiting", 0);
  cw_stmt_bind_text (stmt, ":reason", reason);
  if (cw_stmt_next (stmt))
    number = cw_stmt_int (stmt, 0);
  return cw_stmt_run (stmt, error) ? number : 0;
}

gboolean
cw_sender_count (CwMerging *merging, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (merging->store->shared, cw_sql_bundle_count);

  cw_stmt_bind_int (stmt, ":number", merging->bundle);
  cw_stmt_bind_int (stmt, ":fresh", merging->file->fresh);
  cw_stmt_bind_int (stmt, ":already", merging->file->already);
  cw_stmt_bind_int (stmt, ":waiting", merging->file->waiting);
  return cw_stmt_run (stmt, error);
}
