#include "data/exchange/brake.h"

#include "data/base/stmt.h"
#include "data/exchange/merge-line.h"
#include "sql.h"

#include <string.h>

static gboolean
is_hidden (CwStore *store, gint64 record, gboolean *hidden, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (store, record, &local);

  *hidden = fold == NULL || fold->made == NULL || !fold->is_shown;
  if (fold != NULL || g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* How many records each school loses from sight: scope -> count. NULL with @error. */
static GHashTable *
count_hidden (CwMerging *merging, GError **error)
{
  g_autoptr (GHashTable) schools = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer record, value;

  g_hash_table_iter_init (&iter, merging->touched);
  while (g_hash_table_iter_next (&iter, &record, &value))
    {
      const CwTouched *touched = value;
      gboolean hidden;

      if (!touched->was_shown || touched->stream == NULL)
        continue;
      if (!is_hidden (merging->store, *(const gint64 *) record, &hidden, error))
        return NULL;
      if (hidden)
        {
          guint count =
              GPOINTER_TO_UINT (g_hash_table_lookup (schools, touched->stream->scope));

          g_hash_table_insert (schools, touched->stream->scope, GUINT_TO_POINTER (count + 1));
        }
    }

  return g_steal_pointer (&schools);
}

static gboolean
count_shown (CwStore *store, const char *scope, gint64 *shown, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_count_scope);

  cw_stmt_bind_text (stmt, ":scope", scope);
  *shown = cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
  return cw_stmt_done (stmt, error);
}

static char *
name_school (CwStore *store, const char *scope)
{
  g_autoptr (CwFold) fold = NULL;
  const CwFoldField *name;
  gint64 school;
  CwUuid uuid;

  school = cw_uuid_from_text (scope, &uuid) ? cw_log_find_uuid (store->log, &uuid) : 0;
  fold = school == 0 ? NULL : cw_fold_new (store, school, NULL);
  name = fold == NULL ? NULL : cw_fold_get (fold, "name");
  return g_strdup (name != NULL && name->cell != NULL ? name->cell->text : "one school");
}

gboolean
cw_brake_check (CwMerging *merging, GError **error)
{
  g_autoptr (GHashTable) schools = count_hidden (merging, error);
  GHashTableIter iter;
  gpointer scope, value;

  if (schools == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, schools);
  while (g_hash_table_iter_next (&iter, &scope, &value))
    {
      guint hidden = GPOINTER_TO_UINT (value);
      g_autofree char *name = NULL;
      gint64 shown;

      if (hidden < CW_BRAKE_LEAST)
        continue;
      if (!count_shown (merging->store, scope, &shown, error))
        return FALSE;
      if (hidden * CW_BRAKE_SHARE <= shown + hidden)
        continue;

      name = name_school (merging->store, scope);
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                   "it would hide %u of the %" G_GINT64_FORMAT
                   " records of %s. Ask %s, then take it in again and accept that",
                   hidden, shown + hidden, name, merging->file->sender);
      return FALSE;
    }

  return TRUE;
}
