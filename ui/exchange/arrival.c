#include "ui/exchange/arrival.h"

#include "corewalk/conflict.h"
#include "corewalk/merge.h"

void
cw_arrival_free (CwArrival *arrival)
{
  if (arrival == NULL)
    return;

  g_free (arrival->file);
  cw_bundle_info_free (arrival->info);
  g_free (arrival->reason);
  g_clear_pointer (&arrival->notes, g_ptr_array_unref);
  g_free (arrival);
}

CwArrivalOrder *
cw_arrival_order_new (const char *file)
{
  CwArrivalOrder *order = g_new0 (CwArrivalOrder, 1);

  order->file = g_strdup (file);
  return order;
}

void
cw_arrival_order_free (CwArrivalOrder *order)
{
  g_free (order->file);
  g_free (order);
}

static CwMerged *
try_one (CwStore *store,
         const char *file,
         gboolean allows_unknown,
         gboolean accepts_hiding,
         GError **error)
{
  const CwMergeOptions options = { .is_trial = TRUE,
                                   .allows_unknown = allows_unknown,
                                   .accepts_hiding = accepts_hiding };
  const char *const files[] = { file, NULL };

  return cw_merge (store, files, &options, NULL, NULL, error);
}

static gboolean
is_refused (const CwMergedFile *file)
{
  return file->status == CW_MERGED_REFUSED;
}

static void
put_counts (CwArrival *arrival, const CwMergedFile *file, gint64 questions_before)
{
  arrival->fresh = file->fresh;
  arrival->already = file->already;
  arrival->waiting = file->waiting;
  arrival->questions = MAX (file->conflicts - questions_before, 0);
  g_clear_pointer (&arrival->notes, g_ptr_array_unref);
  arrival->notes = g_ptr_array_ref (file->notes);
}

/* A refusal can be answered where the file would be taken in with that answer. */
static gboolean
find_answer (CwStore *store, CwArrival *arrival, const CwArrivalOrder *order, GError **error)
{
  static const CwArrivalState states[] = { CW_ARRIVAL_UNKNOWN, CW_ARRIVAL_HIDING,
                                           CW_ARRIVAL_UNKNOWN };
  gint64 questions = cw_conflict_count (store, error);

  for (guint i = 0; questions >= 0 && i < G_N_ELEMENTS (states); i++)
    {
      gboolean allows = order->allows_unknown || i != 1,
               accepts = order->accepts_hiding || i > 0;
      g_autoptr (CwMerged) merged = try_one (store, arrival->file, allows, accepts, error);

      if (merged == NULL)
        return FALSE;
      if (is_refused (merged->files->pdata[0]))
        continue;

      arrival->state = states[i];
      put_counts (arrival, merged->files->pdata[0], questions);
      return TRUE;
    }

  return questions >= 0;
}

static CwArrival *
arrival_new (CwStore *store, CwMergedFile *file, gint64 questions_before, gboolean is_trial)
{
  CwArrival *arrival = g_new0 (CwArrival, 1);

  arrival->file = g_strdup (file->file);
  arrival->info = cw_bundle_inspect (store, file->file, NULL);
  arrival->reason = g_strdup (file->reason);
  arrival->state = is_refused (file)                       ? CW_ARRIVAL_REFUSED
                   : file->status == CW_MERGED_NOTHING_NEW ? CW_ARRIVAL_OLD
                   : is_trial                              ? CW_ARRIVAL_READY
                                                           : CW_ARRIVAL_TAKEN_IN;
  put_counts (arrival, file, questions_before);
  return arrival;
}

/* All in one transaction: who stops it has changed nothing. They have the same answers. */
static GPtrArray *
take_all (CwStore *store,
          GPtrArray *orders,
          gboolean is_trial,
          CwProgress progress,
          gpointer progress_data,
          GError **error)
{
  const CwArrivalOrder *first = orders->pdata[0];
  const CwMergeOptions options = { .is_trial = is_trial,
                                   .allows_unknown = first->allows_unknown,
                                   .accepts_hiding = first->accepts_hiding };
  gint64 questions = cw_conflict_count (store, error);
  g_autofree const char **files = g_new0 (const char *, orders->len + 1);
  g_autoptr (CwMerged) merged = NULL;
  g_autoptr (GPtrArray) arrivals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_arrival_free);

  for (guint i = 0; i < orders->len; i++)
    files[i] = ((CwArrivalOrder *) orders->pdata[i])->file;
  if (questions >= 0)
    merged = cw_merge (store, files, &options, progress, progress_data, error);
  if (merged == NULL)
    return NULL;

  for (guint i = 0; i < orders->len; i++)
    {
      CwMergedFile *file = merged->files->pdata[i];
      CwArrival *arrival = arrival_new (store, file, questions, is_trial);

      g_ptr_array_add (arrivals, arrival);
      arrival->allows_unknown = options.allows_unknown;
      questions = file->conflicts;
      if (is_refused (file) && arrival->info != NULL &&
          !find_answer (store, arrival, orders->pdata[i], error))
        return NULL;
    }

  return g_steal_pointer (&arrivals);
}

static gpointer
look (CwStore *store,
      gpointer input,
      CwProgress progress,
      gpointer progress_data,
      GError **error)
{
  return take_all (store, input, TRUE, progress, progress_data, error);
}

static gpointer
take_in (CwStore *store,
         gpointer input,
         CwProgress progress,
         gpointer progress_data,
         GError **error)
{
  return take_all (store, input, FALSE, progress, progress_data, error);
}

const CwLoanClass cw_arrival_look = { .work = look,
                                      .free_input = (GDestroyNotify) g_ptr_array_unref };
const CwLoanClass cw_arrival_take_in = { .work = take_in,
                                         .free_input = (GDestroyNotify) g_ptr_array_unref };
