#include "corewalk/sent.h"

#include "corewalk/json.h"
#include "data/base/stmt.h"
#include "data/exchange/run-list.h"
#include "sql.h"

#include <string.h>

void
cw_sent_free (CwSent *sent)
{
  if (sent == NULL)
    return;

  g_free (sent->file);
  g_free (sent->scope);
  g_free (sent->school);
  g_clear_pointer (&sent->recipients, g_ptr_array_unref);
  g_free (sent);
}

static void
free_count (gpointer data)
{
  CwSentCount *count = data;

  g_free (count->audience);
  g_free (count->kind);
  g_free (count);
}

static GPtrArray *
read_recipients (const char *text)
{
  g_autoptr (CwJson) json = cw_json_parse (text, strlen (text), NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; json != NULL && i < cw_json_length (json); i++)
    g_ptr_array_add (names, g_strdup (cw_json_string (cw_json_at (json, i))));
  return names;
}

static CwSent *
read_row (CwStmt *stmt)
{
  CwSent *sent = g_new0 (CwSent, 1);

  sent->number = cw_stmt_int (stmt, 0);
  sent->moment.at_ms = cw_stmt_int (stmt, 1);
  sent->moment.offset_min = (int) cw_stmt_int (stmt, 2);
  sent->file = cw_stmt_dup_text (stmt, 3);
  sent->scope = cw_stmt_dup_text (stmt, 4);
  sent->school = cw_stmt_dup_text (stmt, 5);
  sent->recipients = read_recipients (cw_stmt_text (stmt, 6));
  sent->is_open = sent->recipients->len == 0;
  sent->lines = cw_stmt_int (stmt, 7);
  sent->is_whole = cw_stmt_int (stmt, 8) > 0;
  return sent;
}

GPtrArray *
cw_sent_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (CwStmt) stmt = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_sent_free);
  stmt = cw_stmt_new (store->private, cw_sql_sent_list);
  while (cw_stmt_next (stmt))
    g_ptr_array_add (list, read_row (stmt));
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&list) : NULL;
}

typedef struct
{
  GPtrArray *counts;
  const char *audience;
  CwLineReader *reader;
} Counting;

static void
count_line (Counting *counting, const char *kind)
{
  CwSentCount *count;

  for (guint i = 0; i < counting->counts->len; i++)
    {
      count = counting->counts->pdata[i];
      if (strcmp (count->audience, counting->audience) == 0 && strcmp (count->kind, kind) == 0)
        {
          count->lines++;
          return;
        }
    }

  count = g_new0 (CwSentCount, 1);
  count->audience = g_strdup (counting->audience);
  count->kind = g_strdup (kind);
  count->lines = 1;
  g_ptr_array_add (counting->counts, count);
}

static gboolean
count_frame (const CwPacked *packed, const CwFrame *frame, gpointer user_data, GError **error)
{
  Counting *counting = user_data;

  for (guint64 seq = frame->first; seq <= frame->last; seq++)
    {
      gsize length;
      const char *bytes = cw_frame_get (frame, (guint32) seq, &length);
      CwLine line = { .kind = "void" };

      if (length > 0 && !cw_line_read (counting->reader, bytes, length, &line, error))
        return FALSE;
      count_line (counting, line.kind);
    }
  return TRUE;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const CwSentCount *one = *(CwSentCount *const *) a, *other = *(CwSentCount *const *) b;
  int order = strcmp (one->audience, other->audience);

  return order != 0 ? order : strcmp (one->kind, other->kind);
}

/* A stream that was taken off this laptop meanwhile says nothing any more. */
static gboolean
count_run (CwStore *store, CwStmt *stmt, Counting *counting, GError **error)
{
  CwRun run = { .first = (guint32) cw_stmt_int (stmt, 2),
                .last = (guint32) cw_stmt_int (stmt, 3) };
  const CwHeldRun held = { .run = &run, .stream = (gint32) cw_stmt_int (stmt, 0) };
  g_autofree char *audience = cw_stmt_dup_text (stmt, 1);

  if (cw_log_get_stream (store->log, held.stream) == NULL)
    return TRUE;

  counting->audience = audience;
  return cw_held_run_each (store, &held, TRUE, count_frame, counting, error);
}

GPtrArray *
cw_sent_count (CwStore *store, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (CwStmt) stmt = NULL;
  g_autoptr (CwLineReader) reader = NULL;
  Counting counting = { 0 };
  gboolean is_good = TRUE;

  g_return_val_if_fail (store != NULL, NULL);

  counts = g_ptr_array_new_with_free_func (free_count);
  reader = cw_line_reader_new ();
  counting = (Counting){ .counts = counts, .reader = reader };
  stmt = cw_stmt_new (store->private, cw_sql_sent_runs);
  cw_stmt_bind_int (stmt, ":number", number);
  while (is_good && cw_stmt_next (stmt))
    is_good = count_run (store, stmt, &counting, error);
  if (!is_good || !cw_stmt_done (stmt, error))
    return NULL;

  g_ptr_array_sort (counts, compare_counts);
  return g_steal_pointer (&counts);
}
