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
  cw_norms_free (retention->cycle_norms);
  g_ptr_array_unref (retention->walks);
  g_ptr_array_unref (retention->cycles);
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

/* What @sql lists until @today. */
static gboolean
find_due (CwStore *store,
          const char *sql,
          int months,
          gint64 today,
          GPtrArray *list,
          GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  /* Months differ in length: a few days more than can be due, and the day itself decides. */
  cw_stmt_bind_int (stmt, ":day", move_months (today, -months) + 3);
  while (cw_stmt_next (stmt))
    {
      gint64 due = move_months (cw_stmt_int (stmt, 2), months);
      gint64 count = cw_stmt_int (stmt, 3);
      CwRetained *retained;

      if (count == 0 || due > today)
        continue;
      retained = g_new0 (CwRetained, 1);
      retained->id = cw_stmt_int (stmt, 0);
      retained->title = cw_stmt_dup_text (stmt, 1);
      retained->day = cw_stmt_int (stmt, 2);
      retained->due = due;
      retained->words = count;
      g_ptr_array_add (list, retained);
    }
  return cw_stmt_done (stmt, error);
}

/* FALSE on failure; no norms where they say nothing about the time. */
static gboolean
find_norms (CwStore *store, CwRetention *retention, GError **error)
{
  g_autoptr (GError) local = NULL;

  retention->norms = cw_norms_get (store, "walks", &local);
  if (local == NULL)
    retention->cycle_norms = cw_norms_get (store, "coaching", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (retention->norms != NULL && retention->norms->words_months == 0)
    g_clear_pointer (&retention->norms, cw_norms_free);
  if (retention->cycle_norms != NULL && retention->cycle_norms->cycles_months == 0)
    g_clear_pointer (&retention->cycle_norms, cw_norms_free);
  return TRUE;
}

CwRetention *
cw_retention_look (CwStore *store, gint64 today, GError **error)
{
  g_autoptr (CwRetention) retention = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  retention = g_new0 (CwRetention, 1);
  retention->walks = g_ptr_array_new_with_free_func (free_retained);
  retention->cycles = g_ptr_array_new_with_free_func (free_retained);
  if (!find_norms (store, retention, error) ||
      (retention->norms != NULL &&
       !find_due (store, cw_sql_retention_walks, retention->norms->words_months, today,
                  retention->walks, error)) ||
      (retention->cycle_norms != NULL &&
       !find_due (store, cw_sql_retention_cycles, retention->cycle_norms->cycles_months, today,
                  retention->cycles, error)))
    return NULL;

  return g_steal_pointer (&retention);
}

static void
add_id (CwStore *store, CwJsonWriter *json, gint64 id)
{
  char text[CW_UUID_TEXT_LENGTH + 1];
  CwUuid uuid;

  if (!cw_log_to_uuid (store->log, id, &uuid))
    return;

  cw_uuid_to_text (&uuid, text);
  cw_json_add_string (json, NULL, text);
}

static gboolean
add_words (CwStore *store, const char *sql, CwJsonWriter *json, gint64 of, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":of", of);
  while (cw_stmt_next (stmt))
    add_id (store, json, cw_stmt_int (stmt, 0));
  return cw_stmt_done (stmt, error);
}

static void
add_reason (GString *reason, const CwNorms *norms, int months, const char *what)
{
  g_autofree char *day = norms != NULL ? cw_day_format (norms->day) : NULL;

  if (norms != NULL)
    g_string_append_printf (reason, "%sthe joint norms of %s say that %s for %d %s",
                            reason->len > 0 ? "; " : "", day, what, months,
                            months == 1 ? "month" : "months");
}

static gboolean
add_order (CwStore *store,
           const CwRetention *retention,
           const char *reference,
           GString *out,
           GError **error)
{
  g_autoptr (CwJsonWriter) json = cw_json_writer_new (out, CW_JSON_INDENTED);
  g_autoptr (GString) reason = g_string_new (NULL);
  gboolean is_good = TRUE;

  if (retention->walks->len > 0)
    add_reason (reason, retention->norms, retention->norms->words_months,
                "words of a walk are kept");
  if (retention->cycles->len > 0)
    add_reason (reason, retention->cycle_norms, retention->cycle_norms->cycles_months,
                "a closed coaching cycle is kept");
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "reference", reference);
  cw_json_add_string (json, "reason", reason->str);
  cw_json_begin_array (json, "records");
  for (guint i = 0; is_good && i < retention->walks->len; i++)
    is_good = add_words (store, cw_sql_retention_words, json,
                         ((const CwRetained *) retention->walks->pdata[i])->id, error);
  for (guint i = 0; is_good && i < retention->cycles->len; i++)
    is_good = add_words (store, cw_sql_retention_cycle_words, json,
                         ((const CwRetained *) retention->cycles->pdata[i])->id, error);
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
  if (retention->walks->len + retention->cycles->len == 0)
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
