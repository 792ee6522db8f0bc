#include "corewalk/rollover.h"

#include "corewalk/opt-out.h"
#include "corewalk/roster-list.h"
#include "corewalk/slot.h"
#include "corewalk/walk.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

#define HALF_A_YEAR 183 /* days */

void
cw_rollover_free (CwRollover *rollover)
{
  if (rollover == NULL)
    return;

  g_array_unref (rollover->walks);
  g_array_unref (rollover->slots);
  g_array_unref (rollover->opt_outs);
  g_free (rollover);
}

gint64
cw_rollover_suggest_day (CwStore *store, gint64 today)
{
  g_autoptr (GPtrArray) terms = cw_roster_list_terms (store, NULL);
  gint64 year = G_MININT64, term = G_MININT64, day;

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      const CwListedTerm *each = terms->pdata[i];

      if (each->is_gone || !cw_day_parse (each->first_day, &day) || day > today + HALF_A_YEAR)
        continue;
      term = MAX (term, day);
      if (strcmp (each->type, "schoolYear") == 0)
        year = MAX (year, day);
    }

  return year != G_MININT64 ? year : term != G_MININT64 ? term : today;
}

static gboolean
find_ids (CwDb *db, const char *sql, gint64 day, GArray *ids, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  cw_stmt_bind_int (stmt, ":day", day);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      g_array_append_val (ids, id);
    }

  return cw_stmt_done (stmt, error);
}

/* What was made or belongs to a walk that is closed already needs no ending. */
static gboolean
drop_made (CwStore *store, GArray *slots, GError **error)
{
  for (guint i = slots->len; i > 0; i--)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (CwSlot) slot =
          cw_slot_get (store, g_array_index (slots, gint64, i - 1), &local);

      if (slot == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (slot == NULL || slot->visit != 0)
        g_array_remove_index (slots, i - 1);
    }

  return TRUE;
}

static gboolean
count_roster (CwStore *store, CwRollover *found, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_rollover_count);

  cw_stmt_bind_int (stmt, ":day", found->day);
  if (cw_stmt_next (stmt))
    {
      found->classes = cw_stmt_int (stmt, 0);
      found->gone_classes = cw_stmt_int (stmt, 1);
      found->terms = cw_stmt_int (stmt, 2);
    }

  return cw_stmt_done (stmt, error);
}

CwRollover *
cw_rollover_look (CwStore *store, gint64 day, GError **error)
{
  g_autoptr (CwRollover) found = g_new0 (CwRollover, 1);

  found->day = day;
  found->walks = g_array_new (FALSE, FALSE, sizeof (gint64));
  found->slots = g_array_new (FALSE, FALSE, sizeof (gint64));
  found->opt_outs = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!find_ids (store->shared, cw_sql_walk_open_before, day, found->walks, error) ||
      !find_ids (store->private, cw_sql_slot_before, day, found->slots, error) ||
      !drop_made (store, found->slots, error) ||
      !find_ids (store->private, cw_sql_optout_before, day, found->opt_outs, error) ||
      !count_roster (store, found, error))
    return NULL;

  /* Others close their own walks. */
  for (guint i = found->walks->len; i > 0; i--)
    if (!cw_store_wrote (store, cw_log_stream_of (store->log,
                                                  g_array_index (found->walks, gint64, i - 1))))
      g_array_remove_index (found->walks, i - 1);

  return g_steal_pointer (&found);
}

typedef gboolean (
    *EndFunc) (CwStore *store, gint64 id, gint64 day, const CwMoment *moment, GError **error);

static gboolean
end_walk (CwStore *store, gint64 id, gint64 day, const CwMoment *moment, GError **error)
{
  return cw_walk_close (store, id, moment, error);
}

static gboolean
end_slot (CwStore *store, gint64 id, gint64 day, const CwMoment *moment, GError **error)
{
  return cw_slot_set_off (store, id, TRUE, moment, error);
}

static gboolean
end_opt_out (CwStore *store, gint64 id, gint64 day, const CwMoment *moment, GError **error)
{
  return cw_opt_out_end (store, id, day - 1, moment, error);
}

static gboolean
end_each (CwStore *store,
          const GArray *ids,
          EndFunc end,
          gint64 day,
          const CwMoment *moment,
          guint *count,
          GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) local = NULL;

      if (end (store, g_array_index (ids, gint64, i), day, moment, &local))
        (*count)++;
      else if (!g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
cw_rollover_run (CwStore *store,
                 const CwRollover *rollover,
                 const CwMoment *moment,
                 guint *done,
                 GError **error)
{
  gint64 day = rollover->day;
  guint count = 0;
  gboolean is_done =
      end_each (store, rollover->slots, end_slot, day, moment, &count, error) &&
      end_each (store, rollover->opt_outs, end_opt_out, day, moment, &count, error) &&
      end_each (store, rollover->walks, end_walk, day, moment, &count, error);

  if (done != NULL)
    *done = count;
  return is_done;
}
