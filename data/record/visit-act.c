#include "corewalk/visit-act.h"

#include "corewalk/count.h"
#include "corewalk/mark.h"
#include "corewalk/record.h"

CwVisitAct *
cw_visit_act_copy (const CwVisitAct *act)
{
  CwVisitAct *copy = g_new (CwVisitAct, 1);

  *copy = *act;
  copy->text = g_strdup (act->text);
  copy->name = g_strdup (act->name);
  copy->inbox = 0;
  return copy;
}

void
cw_visit_act_free (CwVisitAct *act)
{
  if (act == NULL)
    return;

  g_free (act->text);
  g_free (act->name);
  g_free (act);
}

/* Taking back a mark that is not there is done already. */
static gint64
unmark (const CwVisitAct *act, CwStore *store, GError **error)
{
  g_autoptr (GArray) marks = cw_mark_list (store, act->visit, error);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const CwMark *mark = &g_array_index (marks, CwMark, i);

      if (mark->item == act->item)
        return cw_record_delete (store, mark->id, &act->moment, error) ? mark->id : 0;
    }

  return 0;
}

static gint64
unscan (const CwVisitAct *act, CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) scans = cw_interval_list (store, act->visit, error);

  for (guint i = scans != NULL ? scans->len : 0; i > 0; i--)
    {
      const CwInterval *scan = g_ptr_array_index (scans, i - 1);

      if (g_str_equal (scan->counter, act->name))
        return cw_record_delete (store, scan->id, &act->moment, error) ? scan->id : 0;
    }

  return 0;
}

static gint64
put (const CwVisitAct *act, CwStore *store, GError **error)
{
  const CwMoment *moment = &act->moment;
  gint64 visit = act->visit;

  switch (act->kind)
    {
    case CW_ACT_LINE:
      return cw_note_add (store, visit, act->tags, act->text, moment, error);
    case CW_ACT_ANSWER:
      return cw_answer_add (store, visit, act->name, act->text, moment, error);
    case CW_ACT_TASK:
      return cw_task_add (store, visit, act->text, moment, error);
    case CW_ACT_TALLY:
      return cw_tally_add (store, visit, act->name, act->number, moment, error);
    case CW_ACT_SCAN:
      return cw_interval_add (store, visit, act->name, act->number, act->of, moment, error);
    case CW_ACT_UNSCAN:
      return unscan (act, store, error);
    case CW_ACT_START:
      return cw_timer_start (store, visit, act->name, moment, error);
    case CW_ACT_STOP:
      return cw_timer_stop (store, visit, act->name, moment, error);
    case CW_ACT_MARK:
      return cw_mark_set (store, visit, act->item, act->number, moment, error);
    case CW_ACT_UNMARK:
      return unmark (act, store, error);
    default:
      g_assert_not_reached ();
    }
}

gint64
cw_visit_act_keep (const CwVisitAct *act, CwStore *store, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 id = put (act, store, &failed);

  /* Words are never passed over: they stay until their writer has them somewhere. */
  if (failed != NULL &&
      (act->text != NULL || (!g_error_matches (failed, CW_ERROR, CW_ERROR_INVALID) &&
                             !g_error_matches (failed, CW_ERROR, CW_ERROR_NOT_FOUND))))
    g_propagate_error (error, g_steal_pointer (&failed));

  return id;
}
