#include "ui/visit/tool-sums.h"

#include "corewalk/count.h"

static CwToolSum *
sum_of (GHashTable *sums, const char *key)
{
  CwToolSum *sum = g_hash_table_lookup (sums, key);

  if (sum == NULL)
    {
      sum = g_new0 (CwToolSum, 1);
      g_hash_table_insert (sums, g_strdup (key), sum);
    }

  return sum;
}

static gboolean
add_tallies (GHashTable *sums, CwStore *store, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) tallies = cw_tally_list (store, visit, error);

  for (guint i = 0; tallies != NULL && i < tallies->len; i++)
    {
      const CwTally *tally = g_ptr_array_index (tallies, i);

      sum_of (sums, tally->counter)->count =
          (int) CLAMP (tally->total, -G_MAXINT32, G_MAXINT32);
    }

  return tallies != NULL;
}

static void
add_scan (CwToolSum *sum, int k, int n, gint64 at_ms)
{
  sum->count++;
  sum->k = k;
  sum->n = n;
  sum->last_ms = at_ms;
}

static gboolean
add_scans (GHashTable *sums, CwStore *store, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) scans = cw_interval_list (store, visit, error);

  for (guint i = 0; scans != NULL && i < scans->len; i++)
    {
      const CwInterval *scan = g_ptr_array_index (scans, i);

      add_scan (sum_of (sums, scan->counter), scan->k, scan->n, scan->moment.at_ms);
    }

  return scans != NULL;
}

static gboolean
add_watches (GHashTable *sums, CwStore *store, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) runs = cw_timer_list (store, visit, error);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const CwTimer *run = g_ptr_array_index (runs, i);
      CwToolSum *sum = sum_of (sums, run->name);

      if (run->stopped_ms == 0)
        sum->since_ms = run->started.at_ms;
      else
        sum->passed_ms += MAX (run->stopped_ms - run->started.at_ms, 0);
    }

  return runs != NULL;
}

static gboolean
add_words (GHashTable *sums, CwStore *store, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) answers = cw_answer_list (store, visit, error);
  g_autoptr (GPtrArray) tasks = answers != NULL ? cw_task_list (store, visit, error) : NULL;

  if (tasks == NULL)
    return FALSE;

  for (guint i = 0; i < answers->len; i++)
    sum_of (sums, ((const CwSample *) g_ptr_array_index (answers, i))->question)->count++;
  if (tasks->len > 0)
    sum_of (sums, CW_TOOL_TASK_KEY)->count = (int) tasks->len;
  return TRUE;
}

static void
take_back_scan (CwToolSum *sum)
{
  sum->count = MAX (sum->count - 1, 0);
  sum->last_ms = 0;
}

void
cw_tool_sums_add (GHashTable *sums, const CwVisitAct *waiting)
{
  const char *key = waiting->name != NULL ? waiting->name : CW_TOOL_TASK_KEY;
  gint64 at_ms = waiting->moment.at_ms;
  CwToolSum *sum = NULL;

  if (waiting->name == NULL && waiting->kind != CW_ACT_TASK)
    return;

  sum = sum_of (sums, key);
  if (waiting->kind == CW_ACT_TALLY)
    sum->count += waiting->number;
  else if (waiting->kind == CW_ACT_SCAN)
    add_scan (sum, waiting->number, waiting->of, at_ms);
  else if (waiting->kind == CW_ACT_UNSCAN)
    take_back_scan (sum);
  else if (waiting->kind == CW_ACT_START)
    sum->since_ms = at_ms;
  else if (waiting->kind == CW_ACT_STOP)
    {
      sum->passed_ms += sum->since_ms != 0 ? MAX (at_ms - sum->since_ms, 0) : 0;
      sum->since_ms = 0;
    }
  else
    sum->count++;
}

GHashTable *
cw_tool_sums_load (CwWorkSession *session, gint64 visit, GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  GPtrArray *waiting = cw_keeper_get_waiting (cw_work_session_get_keeper (session));
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!add_tallies (sums, store, visit, error) || !add_scans (sums, store, visit, error) ||
      !add_watches (sums, store, visit, error) || !add_words (sums, store, visit, error))
    return NULL;

  for (guint i = 0; i < waiting->len; i++)
    if (((const CwVisitAct *) g_ptr_array_index (waiting, i))->visit == visit)
      cw_tool_sums_add (sums, g_ptr_array_index (waiting, i));
  return g_steal_pointer (&sums);
}

const CwToolSum *
cw_tool_sums_get (GHashTable *sums, const char *key)
{
  static const CwToolSum nothing = { 0 };
  const CwToolSum *sum = g_hash_table_lookup (sums, key);

  return sum != NULL ? sum : &nothing;
}
