#include "data/coach/activity-told.h"

#include "corewalk/norms.h"
#include "data/record/act.h"
#include "data/record/amend.h"
#include "data/store/store-private.h"

#include <string.h>

/* What this store tells, while it is made true. */
typedef struct
{
  CwStore *store;
  GArray *months; /* of CwActivity: as it is; none where the norms do not allow it */
  GArray *told;   /* of CwActivityTold: as it was told, by others too */
  char scope[CW_UUID_TEXT_LENGTH + 1];
  int changes;
} Settle;

static gboolean
is_same (const CwActivity *one, const CwActivity *other)
{
  return one->cycles == other->cycles && one->minutes == other->minutes &&
         memcmp (one->events, other->events, sizeof one->events) == 0;
}

static const CwActivity *
find_month (const Settle *settle, const char *month)
{
  for (guint i = 0; i < settle->months->len; i++)
    if (strcmp (g_array_index (settle->months, CwActivity, i).month, month) == 0)
      return &g_array_index (settle->months, CwActivity, i);

  return NULL;
}

static const CwActivityTold *
find_told (const Settle *settle, const char *month)
{
  for (guint i = 0; i < settle->told->len; i++)
    {
      const CwActivityTold *told = &g_array_index (settle->told, CwActivityTold, i);

      if (cw_store_wrote (settle->store, told->stream) &&
          strcmp (told->stream->scope, settle->scope) == 0 &&
          strcmp (told->counts.month, month) == 0)
        return told;
    }

  return NULL;
}

static void
put_counts (const CwActivity *counts, const char *events, CwLine *line)
{
  cw_line_put_int (line, "cycles", counts->cycles);
  cw_line_put_text (line, "events", events);
  cw_line_put_int (line, "minutes", counts->minutes);
}

static gboolean
tell_first (Settle *settle, const CwActivity *counts, const char *events, GError **error)
{
  const CwStream *stream = cw_store_stream (settle->store, "school", settle->scope, error);
  CwLine line;

  if (stream == NULL)
    return FALSE;

  cw_line_clear (&line);
  line.kind = "activity";
  cw_line_put_text (&line, "month", counts->month);
  put_counts (counts, events, &line);
  return cw_act_add (settle->store, stream, &line, error) != 0;
}

static gboolean
tell_again (Settle *settle,
            gint64 id,
            const CwActivity *counts,
            const char *events,
            GError **error)
{
  g_autoptr (CwFold) fold = cw_fold_new (settle->store, id, error);
  CwLine change;

  cw_line_clear (&change);
  put_counts (counts, events, &change);
  return fold != NULL && cw_amend_set (settle->store, fold, &change, error);
}

/* An act that Undo does not know: nobody did it by hand. */
static gboolean
tell (Settle *settle, const CwActivity *counts, const CwActivityTold *told, GError **error)
{
  g_autofree char *events = cw_activity_write_events (counts);

  if (!cw_act_begin (settle->store, FALSE, NULL, NULL, error))
    return FALSE;
  if (told == NULL ? !tell_first (settle, counts, events, error)
                   : !tell_again (settle, told->id, counts, events, error))
    return cw_act_abort (settle->store);

  settle->changes++;
  return cw_act_commit (settle->store, error);
}

/* What the norms allowed once, or of a month in which nothing is any more. */
static gboolean
take_back (Settle *settle, GError **error)
{
  static const CwActivity nothing = { 0 };

  for (guint i = 0; i < settle->told->len; i++)
    {
      const CwActivityTold *told = &g_array_index (settle->told, CwActivityTold, i);

      if (!cw_store_wrote (settle->store, told->stream) || is_same (&told->counts, &nothing) ||
          (strcmp (told->stream->scope, settle->scope) == 0 &&
           find_month (settle, told->counts.month) != NULL))
        continue;
      if (!tell (settle, &nothing, told, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
tell_all (Settle *settle, GError **error)
{
  for (guint i = 0; i < settle->months->len; i++)
    {
      const CwActivity *counts = &g_array_index (settle->months, CwActivity, i);
      const CwActivityTold *told = find_told (settle, counts->month);

      if ((told == NULL || !is_same (&told->counts, counts)) &&
          !tell (settle, counts, told, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
look_up (Settle *settle, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwNorms) norms = cw_norms_get (settle->store, "coaching", &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (norms != NULL && norms->tells_counts &&
      cw_activity_find_school (settle->store, settle->scope))
    settle->months = cw_activity_own (settle->store, error);
  else
    settle->months = g_array_new (FALSE, FALSE, sizeof (CwActivity));
  settle->told = settle->months == NULL ? NULL : cw_activity_told (settle->store, error);
  return settle->told != NULL;
}

int
cw_activity_settle (CwStore *store, GError **error)
{
  Settle settle = { .store = store };
  gboolean is_done;

  g_return_val_if_fail (store != NULL, -1);

  if (!cw_store_check_writer (store, error))
    return -1;

  is_done = look_up (&settle, error) && take_back (&settle, error) && tell_all (&settle, error);
  g_clear_pointer (&settle.months, g_array_unref);
  g_clear_pointer (&settle.told, g_array_unref);
  return is_done ? settle.changes : -1;
}
