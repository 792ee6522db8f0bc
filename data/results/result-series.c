#include "corewalk/results.h"

#include <string.h>

#define NO_COHORT G_MAXINT

static const char *const view_names[] = { "grade", "cohort", "matched" };

const char *
cw_result_view_get_name (CwResultView view)
{
  return view_names[view];
}

gboolean
cw_result_view_parse (const char *text, CwResultView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (view_names); i++)
    if (strcmp (text, view_names[i]) == 0)
      {
        *view = (CwResultView) i;
        return TRUE;
      }

  return FALSE;
}

void
cw_result_series_free (CwResultSeries *series)
{
  if (series == NULL)
    return;

  g_ptr_array_unref (series->results);
  g_free (series);
}

int
cw_result_school_year (gint64 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + 719163)); /* 1970-01-01 */
  return (int) g_date_get_year (&date) - (g_date_get_month (&date) < G_DATE_JULY);
}

/* The year in which these students began kindergarten, had none of them stayed behind. */
static int
cohort_of (const CwResult *result)
{
  guint64 grade = 0;

  if (result->grade == NULL)
    return NO_COHORT;
  if (g_ascii_strcasecmp (result->grade, "K") != 0 &&
      !g_ascii_string_to_unsigned (result->grade, 10, 0, 12, &grade, NULL))
    return NO_COHORT;

  return cw_result_school_year (result->day) - (int) grade;
}

static gboolean
has_same_levels (const CwResult *one, const CwResult *other)
{
  return strcmp (one->kind, other->kind) == 0 &&
         g_strv_equal ((const char *const *) one->levels, (const char *const *) other->levels);
}

static gboolean
is_same (const char *one, const char *other)
{
  g_autofree char *folded = one == NULL ? NULL : g_utf8_casefold (one, -1);
  g_autofree char *folded_other = other == NULL ? NULL : g_utf8_casefold (other, -1);

  return g_strcmp0 (folded, folded_other) == 0;
}

static gboolean
belongs (const CwResultSeries *series, const CwResult *result)
{
  const CwResult *first = series->results->pdata[0];

  if (first->school != result->school || !is_same (first->instrument, result->instrument) ||
      !is_same (first->subject, result->subject) ||
      !is_same (first->students, result->students) || !has_same_levels (first, result))
    return FALSE;

  return series->view == CW_RESULT_GRADE ? is_same (first->grade, result->grade)
                                         : cohort_of (first) == cohort_of (result);
}

static gboolean
fits (const CwResult *result, CwResultView view)
{
  if (result->is_matched != (view == CW_RESULT_MATCHED))
    return FALSE;

  return view != CW_RESULT_COHORT || cohort_of (result) != NO_COHORT;
}

static void
add_result (GPtrArray *all, CwResult *result, CwResultView view)
{
  CwResultSeries *series = NULL;

  for (guint i = all->len; i > 0 && series == NULL; i--)
    if (belongs (all->pdata[i - 1], result))
      series = all->pdata[i - 1];
  if (series == NULL)
    {
      series = g_new0 (CwResultSeries, 1);
      series->view = view;
      series->results = g_ptr_array_new ();
      g_ptr_array_add (all, series);
    }
  g_ptr_array_add (series->results, result);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const CwResult *one = *(CwResult *const *) a, *other = *(CwResult *const *) b;

  return (one->day > other->day) - (one->day < other->day);
}

GPtrArray *
cw_result_series_list (const GPtrArray *results, CwResultView view)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_result_series_free);

  for (guint i = 0; i < results->len; i++)
    if (fits (results->pdata[i], view))
      add_result (all, results->pdata[i], view);
  for (guint i = all->len; i > 0; i--)
    {
      CwResultSeries *series = all->pdata[i - 1];

      g_ptr_array_sort (series->results, compare_days);
      if (view == CW_RESULT_COHORT && series->results->len < 2)
        g_ptr_array_remove_index (all, i - 1);
    }
  return all;
}
