#include "ui/paper/result-content.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static const CwResult *
result_at (const CwResultSeries *series, guint at)
{
  return series->results->pdata[at];
}

static void
add_part (GString *title, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (title, " · %s", part);
}

static char *
dup_grade (const char *grade)
{
  return g_strdup_printf (_ ("Grade %s"), grade);
}

/* "2024–25" */
static char *
dup_school_year (gint64 day)
{
  int year = cw_result_school_year (day);

  return g_strdup_printf ("%d–%02d", year, (year + 1) % 100);
}

static char *
dup_who (const CwResultSeries *series)
{
  const CwResult *first = result_at (series, 0);
  g_autofree char *year = dup_school_year (first->day);

  if (first->grade == NULL)
    return g_strdup (_ ("All grades"));
  return series->view == CW_RESULT_GRADE
             ? dup_grade (first->grade)
             : g_strdup_printf (_ ("Grade %s in %s"), first->grade, year);
}

char *
cw_result_series_dup_title (const CwResultSeries *series)
{
  const CwResult *first = result_at (series, 0);
  g_autofree char *who = dup_who (series);
  GString *title = g_string_new (first->instrument);

  if (first->subject != NULL && strstr (first->instrument, first->subject) == NULL)
    add_part (title, first->subject);
  add_part (title, who);
  add_part (title, first->students);
  add_part (title, first->school_name);
  return g_string_free (title, FALSE);
}

const char *
cw_result_view_words (CwResultView view)
{
  switch (view)
    {
    case CW_RESULT_GRADE:
      return _ ("Same grade: from one year to the next, these are different students.");
    case CW_RESULT_COHORT:
      return _ ("Cohort: students who moved up a grade together. Who joined or left meanwhile "
                "is in it too.");
    case CW_RESULT_MATCHED:
    default:
      return _ ("Matched: only students who were tested on every one of these dates.");
    }
}

static char *
dup_row (const CwResultSeries *series, const CwResult *result)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (result->day * 24 * 3600);
  g_autofree char *date = g_date_time_format (day, "%b %-d, %Y");
  g_autofree char *grade = result->grade != NULL && series->view != CW_RESULT_GRADE
                               ? dup_grade (result->grade)
                               : NULL;

  return grade != NULL ? g_strdup_printf ("%s · %s", grade, date) : g_strdup (date);
}

/* Parts of a number that is hidden say nothing. */
static CwChartCell
cell_of (const CwResult *result, guint level)
{
  if (result->tested < 0 || result->counts[level] < 0)
    return CW_CHART_HIDDEN;

  return (CwChartCell){ .value = (double) result->counts[level],
                        .low = NAN,
                        .high = NAN,
                        .n = result->counts[level],
                        .of = result->tested };
}

static gboolean
has_hidden (const CwChart *chart)
{
  for (guint row = 0; row < cw_chart_count_rows (chart); row++)
    for (guint column = 0; column < cw_chart_count_columns (chart); column++)
      if (cw_chart_get (chart, row, column)->is_hidden)
        return TRUE;
  return FALSE;
}

static char *
dup_why (const CwSuppressRule *rule)
{
  if (rule->part > 0 && rule->part != rule->fewest)
    return g_strdup_printf (_ ("fewer than %d of them or of fewer than %d tested, or one could "
                               "work such a number out"),
                            (int) rule->part, (int) rule->fewest);
  return g_strdup_printf (_ ("fewer than %d students, or one could work such a number out"),
                          (int) rule->fewest);
}

static void
set_notes (CwChart *chart, const CwResultSeries *series, const CwSuppressRule *rule)
{
  g_autoptr (GString) note = g_string_new (cw_result_view_words (series->view));

  if (g_str_equal (result_at (series, 0)->kind, "blocks"))
    g_string_append (note, _ (" Levels of interim blocks can’t be held against those of the "
                              "whole test."));
  g_string_append (note, _ (" What stands beside it need not be its cause."));
  if (rule != NULL && has_hidden (chart))
    {
      g_autofree char *why = dup_why (rule);

      g_string_append_printf (note, _ (" * is hidden: %s."), why);
      cw_chart_set_hidden_why (chart, why);
    }
  cw_chart_set_note (chart, note->str);
}

CwChart *
cw_result_series_draw (const CwResultSeries *series, const CwSuppressRule *rule)
{
  g_autofree char *title = cw_result_series_dup_title (series);
  CwChart *chart = cw_chart_new (CW_CHART_BARS, title, FALSE);
  const CwResult *first = result_at (series, 0);

  for (guint i = 0; i < first->level_count; i++)
    cw_chart_add_column (chart, first->levels[i]);
  for (guint i = 0; i < series->results->len; i++)
    {
      g_autofree char *label = dup_row (series, result_at (series, i));

      cw_chart_add_row (chart, label);
    }
  for (guint i = 0; i < series->results->len; i++)
    for (guint level = 0; level < first->level_count; level++)
      cw_chart_set (chart, i, level, cell_of (result_at (series, i), level));
  set_notes (chart, series, rule);
  return chart;
}

GPtrArray *
cw_result_charts_make (CwStore *store,
                       const CwResultQuestion *question,
                       CwResultView view,
                       const CwSuppressRule *rule,
                       GError **error)
{
  g_autoptr (GPtrArray) results = cw_result_list (store, question, rule, error);
  g_autoptr (GPtrArray) all = results != NULL ? cw_result_series_list (results, view) : NULL;
  GPtrArray *charts;

  if (all == NULL)
    return NULL;

  charts = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_chart_free);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (charts, cw_result_series_draw (all->pdata[i], rule));
  return charts;
}
