#include "corewalk/norms.h"

#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/fold.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

void
cw_norms_free (CwNorms *norms)
{
  if (norms == NULL)
    return;

  g_free (norms->author);
  g_free (norms->text);
  g_free (norms->parties);
  g_free (norms);
}

static gboolean
check_months (int months, GError **error)
{
  if (months >= 0 && months <= CW_NORMS_MOST_MONTHS)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "words can be kept for 1 to %d months, not for %d", CW_NORMS_MOST_MONTHS,
               months);
  return FALSE;
}

static gboolean
check (const CwNorms *norms, const char *text, const char *parties, GError **error)
{
  return cw_text_check ("what was agreed", text, error) &&
         cw_text_check ("who agreed", parties, error) &&
         check_months (norms->words_months, error) &&
         check_months (norms->cycles_months, error);
}

static const char *
say_yes (gboolean is_yes)
{
  return is_yes ? "yes" : "no";
}

gint64
cw_norms_set (CwStore *store, const CwNorms *norms, const CwMoment *moment, GError **error)
{
  static const CwHost nothing = { 0 };
  g_autofree char *day = cw_day_format (norms->day);
  g_autofree char *text = g_strstrip (g_strdup (norms->text));
  g_autofree char *parties = g_strstrip (g_strdup (norms->parties));
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  if (!check (norms, text, parties, error))
    return 0;
  stream = cw_writer_begin (store, "norms", &nothing, moment, &line, room, error);
  if (stream == NULL)
    return 0;

  if (norms->program != NULL)
    cw_line_put_text (&line, "program", norms->program);
  cw_line_put_text (&line, "text", text);
  cw_line_put_text (&line, "parties", parties);
  cw_line_put_text (&line, "day", day);
  if (norms->words_months > 0)
    cw_line_put_int (&line, "keep_words", norms->words_months);
  if (norms->cycles_months > 0)
    cw_line_put_int (&line, "keep_cycles", norms->cycles_months);
  cw_line_put_text (&line, "tells_counts", say_yes (norms->tells_counts));
  cw_line_put_text (&line, "tells_classes", say_yes (norms->tells_classes));
  return cw_writer_finish (store, stream, &line, error);
}

static const char *
find_program (const char *text)
{
  if (text == NULL)
    return NULL;

  return strcmp (text, "walks") == 0 ? "walks" : "coaching";
}

/* What came from elsewhere may say any number. */
static int
read_months (CwStmt *stmt, int column)
{
  return (int) CLAMP (cw_stmt_int (stmt, column), 0, CW_NORMS_MOST_MONTHS);
}

static CwNorms *
read_row (CwStmt *stmt)
{
  CwNorms *norms = g_new0 (CwNorms, 1);

  norms->id = cw_stmt_int (stmt, 0);
  norms->moment.at_ms = cw_stmt_int (stmt, 1);
  norms->moment.offset_min = (int) cw_stmt_int (stmt, 2);
  norms->program = find_program (cw_stmt_text (stmt, 3));
  norms->text = cw_stmt_dup_text (stmt, 4);
  norms->parties = cw_stmt_dup_text (stmt, 5);
  norms->day = cw_stmt_int (stmt, 6);
  norms->words_months = read_months (stmt, 7);
  norms->cycles_months = read_months (stmt, 8);
  norms->tells_counts = g_strcmp0 (cw_stmt_text (stmt, 9), "yes") == 0;
  norms->tells_classes = g_strcmp0 (cw_stmt_text (stmt, 10), "yes") == 0;
  return norms;
}

GPtrArray *
cw_norms_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_norms_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_norms_list);

  while (cw_stmt_next (stmt))
    g_ptr_array_add (list, read_row (stmt));
  if (!cw_stmt_done (stmt, error))
    return NULL;

  for (guint i = 0; i < list->len; i++)
    {
      CwNorms *norms = list->pdata[i];
      g_autoptr (CwFold) fold = cw_fold_new (store, norms->id, error);

      if (fold == NULL)
        return NULL;
      norms->author = g_strdup (fold->made->stream->author);
    }
  return g_steal_pointer (&list);
}

CwNorms *
cw_norms_get (CwStore *store, const char *program, GError **error)
{
  g_autoptr (GPtrArray) list = cw_norms_list (store, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const CwNorms *norms = list->pdata[i];

      if (norms->program == NULL || strcmp (norms->program, program) == 0)
        return g_ptr_array_steal_index (list, i);
    }
  return NULL;
}
