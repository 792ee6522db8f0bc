#include "corewalk/activity.h"

#include "data/base/stmt.h"
#include "data/record/fold.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

#define MOST_MINUTES 480 /* of one event: whoever forgot to stop it did not coach all night */

static CwActivity *
find_month (GArray *months, CwMoment moment)
{
  g_autofree char *day = cw_day_format (cw_moment_local_day (moment));
  CwActivity month = { 0 };

  memcpy (month.month, day, sizeof month.month - 1);
  for (guint i = 0; i < months->len; i++)
    if (strcmp (g_array_index (months, CwActivity, i).month, month.month) == 0)
      return &g_array_index (months, CwActivity, i);

  g_array_append_val (months, month);
  return &g_array_index (months, CwActivity, months->len - 1);
}

static gboolean
is_own (CwStore *store, gint64 line)
{
  return cw_store_wrote (store, cw_log_stream_of (store->log, line));
}

/* A circle's id is a name; whose it is its first line says. */
static gboolean
began_here (CwStore *store, gint64 circle, gboolean *is_own_cycle, GError **error)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, circle, error);

  *is_own_cycle = fold != NULL && cw_store_wrote (store, fold->made->stream);
  return fold != NULL;
}

static gboolean
count_cycles (CwStore *store, GArray *months, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_activity_cycles);
  gboolean is_own_cycle;

  while (cw_stmt_next (stmt))
    {
      CwMoment moment = { cw_stmt_int (stmt, 2), (int) cw_stmt_int (stmt, 3) };

      if (!cw_stmt_is_null (stmt, 1))
        moment = (CwMoment){ cw_stmt_int (stmt, 1) * G_GINT64_CONSTANT (86400000), 0 };
      if (!began_here (store, cw_stmt_int (stmt, 0), &is_own_cycle, error))
        return FALSE;
      if (is_own_cycle)
        find_month (months, moment)->cycles++;
    }

  return cw_stmt_done (stmt, error);
}

static gboolean
count_events (CwStore *store, GArray *months, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_activity_events);

  while (cw_stmt_next (stmt))
    {
      CwMoment began = { cw_stmt_int (stmt, 2), (int) cw_stmt_int (stmt, 4) };
      gint64 took =
          cw_stmt_is_null (stmt, 3) ? 0 : (cw_stmt_int (stmt, 3) - began.at_ms) / 60000;
      CwActivity *month;
      CwEventKind kind;

      if (!is_own (store, cw_stmt_int (stmt, 0)) ||
          !cw_event_kind_parse (cw_stmt_text (stmt, 1), &kind))
        continue;

      month = find_month (months, began);
      month->events[kind]++;
      month->minutes += CLAMP (took, 0, MOST_MINUTES);
    }

  return cw_stmt_done (stmt, error);
}

static int
compare_months (gconstpointer a, gconstpointer b)
{
  return strcmp (((const CwActivity *) a)->month, ((const CwActivity *) b)->month);
}

GArray *
cw_activity_own (CwStore *store, GError **error)
{
  g_autoptr (GArray) months = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  months = g_array_new (FALSE, FALSE, sizeof (CwActivity));
  if (!count_cycles (store, months, error) || !count_events (store, months, error))
    return NULL;

  g_array_sort (months, compare_months);
  return g_steal_pointer (&months);
}
