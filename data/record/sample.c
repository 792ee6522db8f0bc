#include "corewalk/note.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/writer.h"
#include "sql.h"

void
cw_sample_free (CwSample *sample)
{
  if (sample == NULL)
    return;

  g_free (sample->question);
  g_free (sample->text);
  g_free (sample);
}

static gint64
add (CwStore *store,
     const char *kind,
     gint64 visit,
     const char *question,
     const char *text,
     const CwMoment *moment,
     GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwHost host;
  CwLine line;

  if (!cw_text_check ("the text", text, error) ||
      !cw_host_find_visit (store, visit, &host, error))
    return 0;

  stream = cw_writer_begin (store, kind, &host, moment, &line, room, error);
  if (stream == NULL)
    return 0;

  if (question != NULL)
    cw_line_put_text (&line, "question", question);
  cw_line_put_text (&line, "text", text);
  return cw_writer_finish (store, stream, &line, error);
}

gint64
cw_answer_add (CwStore *store,
               gint64 visit,
               const char *question,
               const char *text,
               const CwMoment *moment,
               GError **error)
{
  return cw_text_check_name ("the question", question, error)
             ? add (store, "answer", visit, question, text, moment, error)
             : 0;
}

gint64
cw_task_add (CwStore *store,
             gint64 visit,
             const char *text,
             const CwMoment *moment,
             GError **error)
{
  return add (store, "task", visit, NULL, text, moment, error);
}

static GPtrArray *
list (CwStore *store, const char *sql, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) samples =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_sample_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":visit", visit);
  while (cw_stmt_next (stmt))
    {
      CwSample *sample = g_new0 (CwSample, 1);

      sample->id = cw_stmt_int (stmt, 0);
      sample->moment.at_ms = cw_stmt_int (stmt, 1);
      sample->moment.offset_min = (int) cw_stmt_int (stmt, 2);
      sample->question = cw_stmt_dup_text (stmt, 3);
      sample->text = cw_stmt_dup_text (stmt, 4);
      g_ptr_array_add (samples, sample);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&samples) : NULL;
}

GPtrArray *
cw_answer_list (CwStore *store, gint64 visit, GError **error)
{
  return list (store, cw_sql_answer_list, visit, error);
}

GPtrArray *
cw_task_list (CwStore *store, gint64 visit, GError **error)
{
  return list (store, cw_sql_task_list, visit, error);
}
