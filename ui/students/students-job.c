#include "ui/students/students-job.h"

#include "ui/paper/result-content.h"

CwStudentsAsk *
cw_students_ask_copy (const CwStudentsAsk *ask)
{
  CwStudentsAsk *copy = g_memdup2 (ask, sizeof *ask);

  copy->instrument = g_strdup (ask->instrument);
  return copy;
}

static void
ask_free (gpointer data)
{
  CwStudentsAsk *ask = data;

  g_free (ask->instrument);
  g_free (ask);
}

void
cw_students_reply_free (CwStudentsReply *reply)
{
  if (reply == NULL)
    return;

  g_clear_pointer (&reply->charts, g_ptr_array_unref);
  g_clear_pointer (&reply->series, g_ptr_array_unref);
  g_clear_pointer (&reply->results, g_ptr_array_unref);
  g_clear_pointer (&reply->tests, g_ptr_array_unref);
  g_free (reply);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

static gboolean
read_tests (CwStore *store, CwStudentsReply *reply, GError **error)
{
  const CwResultQuestion every = { .from_day = G_MININT64, .to_day = G_MAXINT64 };
  g_autoptr (GPtrArray) results = cw_result_list (store, &every, NULL, error);

  if (results == NULL)
    return FALSE;

  reply->tests = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < results->len; i++)
    {
      const CwResult *result = results->pdata[i];

      if (!g_ptr_array_find_with_equal_func (reply->tests, result->instrument, g_str_equal,
                                             NULL))
        g_ptr_array_add (reply->tests, g_strdup (result->instrument));
    }
  g_ptr_array_sort (reply->tests, compare_names);
  return TRUE;
}

static gpointer
work (CwStore *store, gpointer input, GError **error)
{
  CwStudentsAsk *ask = input;
  g_autoptr (CwStudentsReply) reply = g_new0 (CwStudentsReply, 1);

  ask->question.instrument = ask->instrument;
  reply->results = cw_result_list (store, &ask->question, &ask->rule, error);
  if (reply->results == NULL || !read_tests (store, reply, error))
    return NULL;

  reply->series = cw_result_series_list (reply->results, ask->view);
  reply->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_chart_free);
  for (guint i = 0; i < reply->series->len; i++)
    g_ptr_array_add (reply->charts,
                     cw_result_series_draw (reply->series->pdata[i], &ask->rule));
  return g_steal_pointer (&reply);
}

const CwJobClass cw_students_job = {
  .work = work,
  .free_input = ask_free,
  .free_result = (GDestroyNotify) cw_students_reply_free,
};
