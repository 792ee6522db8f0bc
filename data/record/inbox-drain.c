#include "corewalk/inbox.h"
#include "corewalk/memo.h"
#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/record/inbox-file.h"
#include "data/store/store-private.h"
#include "sql.h"

#define ADJUSTED_MS 600000 /* a line is put behind those before it by so much at most */

typedef struct
{
  CwStore *store;
  CwDb *db;
  CwInboxKept kept;
  gpointer user_data;
} Drain;

/* NULL at the end, and with @error. @begun: -1 for what never was about to go. */
static CwVisitAct *
read_first (Drain *drain, gint64 *begun, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (drain->db, cw_sql_typed_first);
  g_autoptr (CwVisitAct) act = NULL;

  if (cw_stmt_next (stmt))
    {
      act = g_new0 (CwVisitAct, 1);
      act->inbox = cw_stmt_int (stmt, 0);
      *begun = cw_stmt_is_null (stmt, 1) ? -1 : cw_stmt_int (stmt, 1);
      act->kind = (CwVisitActKind) cw_stmt_int (stmt, 2);
      act->visit = cw_stmt_int (stmt, 3);
      act->moment.at_ms = cw_stmt_int (stmt, 4);
      act->moment.offset_min = (int) cw_stmt_int (stmt, 5);
      act->text = cw_stmt_dup_text (stmt, 6);
      act->name = cw_stmt_dup_text (stmt, 7);
      act->tags = (CwTags) cw_stmt_int (stmt, 8);
      act->item = cw_stmt_int (stmt, 9);
      act->number = (int) cw_stmt_int (stmt, 10);
      act->of = (int) cw_stmt_int (stmt, 11);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&act) : NULL;
}

static gboolean
is_it (const CwVisitAct *act, const CwMoment *moment, const char *text)
{
  return moment->at_ms >= act->moment.at_ms &&
         moment->at_ms <= act->moment.at_ms + ADJUSTED_MS && g_str_equal (text, act->text);
}

static gboolean
has_words (CwStore *store, const CwVisitAct *act)
{
  g_autoptr (GPtrArray) found =
      act->kind == CW_ACT_LINE     ? cw_note_list (store, act->visit, NULL)
      : act->kind == CW_ACT_ANSWER ? cw_answer_list (store, act->visit, NULL)
                                   : cw_task_list (store, act->visit, NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const CwNote *note = found->pdata[i];
      const CwSample *sample = found->pdata[i];

      if (act->kind == CW_ACT_LINE ? is_it (act, &note->moment, note->text)
                                   : is_it (act, &sample->moment, sample->text))
        return TRUE;
    }

  return FALSE;
}

/* It was about to go into the record, and something stopped the program: is it there? Words that are not
 * found go once more, for twice is better than never. */
static gboolean
is_there (CwStore *store, const CwVisitAct *act, gint64 begun)
{
  return begun >= 0 && cw_store_count_own_lines (store) > begun &&
         (act->text == NULL || has_words (store, act));
}

static gboolean
mark_begun (Drain *drain, const CwVisitAct *act, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (drain->db, cw_sql_typed_begin);

  cw_stmt_bind_int (stmt, ":id", act->inbox);
  cw_stmt_bind_int (stmt, ":lines", cw_store_count_own_lines (drain->store));
  return cw_stmt_run (stmt, error);
}

/* Words whose visit a merge has taken away are still their writer's. */
static gboolean
keep (CwStore *store, const CwVisitAct *act, gint64 *record, GError **error)
{
  g_autoptr (GError) failed = NULL;

  *record = cw_visit_act_keep (act, store, &failed);
  if (failed == NULL)
    return TRUE;
  if (act->text != NULL && (g_error_matches (failed, CW_ERROR, CW_ERROR_NOT_FOUND) ||
                            g_error_matches (failed, CW_ERROR, CW_ERROR_INVALID)))
    return cw_memo_add (store, act->text, &act->moment, error) != 0;

  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
drop (Drain *drain, const CwVisitAct *act, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (drain->db, cw_sql_typed_drop);

  cw_stmt_bind_int (stmt, ":id", act->inbox);
  return cw_stmt_run (stmt, error);
}

static gboolean
drain_acts (Drain *drain, GError **error)
{
  g_autoptr (GError) local = NULL;
  CwVisitAct *first;
  gint64 begun;

  while ((first = read_first (drain, &begun, &local)) != NULL)
    {
      g_autoptr (CwVisitAct) act = first;
      gint64 record = 0;

      if (!is_there (drain->store, act, begun) &&
          (!mark_begun (drain, act, error) || !keep (drain->store, act, &record, error)))
        return FALSE;
      if (!drop (drain, act, error))
        return FALSE;
      if (drain->kept != NULL)
        drain->kept (act, record, drain->user_data);
    }

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
drain_drafts (Drain *drain, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (drain->db, cw_sql_typed_draft_list);

  while (cw_stmt_next (stmt))
    {
      const CwMoment moment = { cw_stmt_int (stmt, 2), (int) cw_stmt_int (stmt, 3) };

      if (!cw_draft_set (drain->store, cw_stmt_text (stmt, 0), cw_stmt_text (stmt, 1), &moment,
                         error))
        return FALSE;
    }

  return cw_stmt_done (stmt, error) && cw_db_run (drain->db, cw_sql_typed_clear, error);
}

gboolean
cw_inbox_drain (CwStore *store, CwInboxKept kept, gpointer user_data, GError **error)
{
  Drain drain = { .store = store, .kept = kept, .user_data = user_data };
  g_autoptr (GError) local = NULL;

  if (!cw_store_check_writer (store, error))
    return FALSE;

  drain.db = cw_inbox_open_file (store->directory, FALSE, &local);
  if (local == NULL && drain.db != NULL && drain_acts (&drain, &local) &&
      drain_drafts (&drain, &local))
    {
      cw_inbox_remove_file (store->directory, drain.db);
      return TRUE;
    }

  cw_db_close (drain.db);
  if (local == NULL)
    return TRUE; /* there is none */

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
