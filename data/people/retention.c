#include "corewalk/retention.h"

#include "corewalk/json.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/base/whole-file.h"
#include "data/store/store-private.h"
#include "sql.h"

#define DAY_S G_GINT64_CONSTANT (86400)

static void
free_retained (gpointer data)
{
  CwRetained *retained = data;

  g_free (retained->title);
  g_free (retained);
}

void
cw_retention_free (CwRetention *retention)
{
  if (retention == NULL)
    return;

  cw_norms_free (retention->norms);
  g_ptr_array_unref (retention->walks);
  g_free (retention);
}

/* So many months later or, below zero, earlier; the last day of a shorter month. */
static gint64
move_months (gint64 day, int months)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * DAY_S);
  g_autoptr (GDateTime) moved = date != NULL ? g_date_time_add_months (date, months) : NULL;

  return moved != NULL ? g_date_time_to_unix (moved) / DAY_S : day;
}

static gboolean
find_walks (CwStore *store, CwRetention *retention, gint64 today, GError **error)
{
  int months = retention->norms->words_months;
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_retention_walks);

  /* Months differ in length: a few days more than can be due, and the day itself decides. */
  cw_stmt_bind_int (stmt, ":day", move_months (today, -months) + 3);
  while (cw_stmt_next (stmt))
    {
      gint64 due = move_months (cw_stmt_int (stmt, 2), months);
      gint64 words = cw_stmt_int (stmt, 3);
      CwRetained *retained;

      if (words == 0 || due > today)
        continue;
      retained = g_new0 (CwRetained, 1);
      retained->walk = cw_stmt_int (stmt, 0);
      retained->title = cw_stmt_dup_text (stmt, 1);
      retained->day = cw_stmt_int (stmt, 2);
      retained->due = due;
      retained->words = words;
      retention->words += words;
      g_ptr_array_add (retention->walks, retained);
    }
  return cw_stmt_done (stmt, error);
}

CwRetention *
cw_retention_look (CwStore *store, gint64 today, GError **error)
{
  g_autoptr (CwRetention) retention = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  retention = g_new0 (CwRetention, 1);
  retention->walks = g_ptr_array_new_with_free_func (free_retained);
  retention->norms = cw_norms_get (store, "walks", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (retention->norms != NULL && retention->norms->words_months == 0)
    g_clear_pointer (&retention->norms, cw_norms_free);
  if (retention->norms != NULL && !find_walks (store, retention, today, error))
    return NULL;

  return g_steal_pointer (&retention);
}

static gboolean
add_words (CwStore *store, CwJsonWriter *json, gint64 walk, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_retention_words);

  cw_stmt_bind_int (stmt, ":walk", walk);
  while (cw_stmt_next (stmt))
    {
      char text[CW_UUID_TEXT_LENGTH + 1];
      CwUuid uuid;

      if (!cw_log_to_uuid (store->log, cw_stmt_int (stmt, 0), &uuid))
        continue;
      cw_uuid_to_text (&uuid, text);
      cw_json_add_string (json, NULL, text);
    }
  return cw_stmt_done (stmt, error);
}

static gboolean
add_order (CwStore *store,
           const CwRetention *retention,
           const char *reference,
           GString *out,
           GError **error)
{
  g_autoptr (CwJsonWriter) json = cw_json_writer_new (out, CW_JSON_INDENTED);
  g_autofree char *day = cw_day_format (retention->norms->day);
  g_autofree char *reason =
      g_strdup_printf ("the joint norms of %s say that words are kept for %d %s after a walk",
                       day, retention->norms->words_months,
                       retention->norms->words_months == 1 ? "month" : "months");
  gboolean is_good = TRUE;

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "reference", reference);
  cw_json_add_string (json, "reason", reason);
  cw_json_begin_array (json, "records");
  for (guint i = 0; is_good && i < retention->walks->len; i++)
    is_good =
        add_words (store, json, ((const CwRetained *) retention->walks->pdata[i])->walk, error);
  cw_json_end_array (json);
  cw_json_end_object (json);
  g_string_append_c (out, '\n');
  return is_good;
}

gboolean
cw_retention_write_order (CwStore *store,
                          const CwRetention *retention,
                          const char *reference,
                          const char *file,
                          GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CwWholeFile) whole = NULL;
  g_autofree char *approval = g_strstrip (g_strdup (reference));

  if (!cw_text_check_name ("the reference", approval, error))
    return FALSE;
  if (retention->walks->len == 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "nothing is past the time for which it is to be kept");
      return FALSE;
    }
  if (!add_order (store, retention, approval, text, error))
    return FALSE;

  whole = cw_whole_file_new (file, error);
  return whole != NULL && cw_whole_file_write (text->str, text->len, whole, error) &&
         cw_whole_file_commit (whole, NULL, NULL, error);
}
