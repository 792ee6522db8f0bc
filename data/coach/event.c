#include "corewalk/cycle-event.h"

#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

static const char *const kind_names[CW_EVENT_KINDS] = {
  "pre-conference", "visit", "post-conference", "co-plan",
  "co-teach",       "model", "student-work",    "resource",
};

const char *
cw_event_kind_get_name (CwEventKind kind)
{
  return kind_names[kind];
}

gboolean
cw_event_kind_parse (const char *text, CwEventKind *kind)
{
  for (guint i = 0; i < CW_EVENT_KINDS; i++)
    if (strcmp (text, kind_names[i]) == 0)
      {
        *kind = (CwEventKind) i;
        return TRUE;
      }

  return FALSE;
}

void
cw_event_free (CwEvent *event)
{
  if (event == NULL)
    return;

  g_free (event->phase);
  g_free (event->focus);
  g_free (event->form_title);
  g_free (event->seat);
  g_free (event->host);
  g_free (event->seen_by);
  g_free (event->asked);
  g_free (event);
}

void
cw_remark_free (CwRemark *remark)
{
  if (remark == NULL)
    return;

  g_free (remark->author);
  g_free (remark->question);
  g_free (remark->text);
  g_free (remark);
}

static CwEvent *
read_event (CwStmt *stmt)
{
  CwEvent *event = g_new0 (CwEvent, 1);

  event->id = cw_stmt_int (stmt, 0);
  event->cycle = cw_stmt_int (stmt, 1);
  if (!cw_event_kind_parse (cw_stmt_text (stmt, 2), &event->kind))
    event->kind = CW_EVENT_RESOURCE;
  event->made.at_ms = cw_stmt_int (stmt, 3);
  event->made.offset_min = (int) cw_stmt_int (stmt, 4);
  event->phase = cw_stmt_dup_text (stmt, 5);
  event->planned_ms = cw_stmt_int (stmt, 6);
  event->minutes = cw_stmt_int (stmt, 7);
  event->focus = cw_stmt_dup_text (stmt, 8);
  event->form = cw_stmt_int (stmt, 9);
  event->form_title = cw_stmt_dup_text (stmt, 10);
  event->seat = cw_stmt_dup_text (stmt, 11);
  event->host = cw_stmt_dup_text (stmt, 12);
  event->debrief_ms = cw_stmt_int (stmt, 13);
  event->seen_by = cw_stmt_dup_text (stmt, 14);
  event->started_ms = cw_stmt_int (stmt, 15);
  event->ended_ms = cw_stmt_int (stmt, 16);
  event->walk = cw_stmt_int (stmt, 17);
  event->remark_count = (guint) cw_stmt_int (stmt, 18);
  event->asked = cw_stmt_dup_text (stmt, 19);
  return event;
}

CwEvent *
cw_event_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_event_get);
  g_autoptr (CwEvent) event = NULL;

  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    event = read_event (stmt);
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (event == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such event");

  return g_steal_pointer (&event);
}

/* Those whose ids @stmt gives. */
static GPtrArray *
read_list (CwStore *store, CwStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) events =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_event_free);

  while (cw_stmt_next (stmt))
    {
      CwEvent *event = cw_event_get (store, cw_stmt_int (stmt, 0), error);

      if (event == NULL)
        return NULL;
      g_ptr_array_add (events, event);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&events) : NULL;
}

GPtrArray *
cw_event_list (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_event_list);

  cw_stmt_bind_int (stmt, ":cycle", cycle);
  return read_list (store, stmt, error);
}

GPtrArray *
cw_event_due_list (CwStore *store, gint64 until_ms, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_event_due);

  cw_stmt_bind_int (stmt, ":until_ms", until_ms);
  return read_list (store, stmt, error);
}

gint64
cw_event_of_walk (CwStore *store, gint64 walk)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_event_of_walk);

  cw_stmt_bind_int (stmt, ":walk", walk);
  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
}

GPtrArray *
cw_remark_list (CwStore *store, gint64 event, GError **error)
{
  g_autoptr (GPtrArray) remarks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_remark_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_remark_list);

  cw_stmt_bind_int (stmt, ":event", event);
  while (cw_stmt_next (stmt))
    {
      CwRemark *remark = g_new0 (CwRemark, 1);
      const CwStream *stream;

      remark->id = cw_stmt_int (stmt, 0);
      remark->event = event;
      remark->moment.at_ms = cw_stmt_int (stmt, 1);
      remark->moment.offset_min = (int) cw_stmt_int (stmt, 2);
      remark->question = cw_stmt_dup_text (stmt, 3);
      remark->text = cw_stmt_dup_text (stmt, 4);
      stream = cw_log_stream_of (store->log, remark->id);
      remark->author = g_strdup (stream == NULL ? "" : stream->author);
      g_ptr_array_add (remarks, remark);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&remarks) : NULL;
}
