#include "ui/trends/trend-charts.h"

#include "corewalk/form.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#define MOST_ITEMS 12 /* rows that a person compares at a glance */

CwTrendScope *
cw_trend_scope_copy (const CwTrendScope *scope)
{
  CwTrendScope *copy = g_memdup2 (scope, sizeof *scope);

  copy->form = g_strdup (scope->form);
  return copy;
}

void
cw_trend_scope_free (CwTrendScope *scope)
{
  if (scope == NULL)
    return;

  g_free (scope->form);
  g_free (scope);
}

void
cw_trend_overview_free (CwTrendOverview *overview)
{
  if (overview == NULL)
    return;

  cw_chart_free (overview->chart);
  g_clear_pointer (&overview->items, g_ptr_array_unref);
  g_free (overview);
}

static GPtrArray *
ask (CwStore *store, const CwTrendScope *scope, CwBy by, gint64 item, GError **error)
{
  CwRateQuestion question = {
    .by = by,
    .school = scope->school,
    .item = item,
    .from_day = scope->from_day,
    .to_day = scope->to_day,
  };

  if (scope->form != NULL && (question.form = cw_form_find (store, scope->form, error)) == 0)
    return NULL;
  return cw_trend_rate (store, &question, error);
}

static CwChartCell
cell_of (const CwRate *rate)
{
  if (rate->is_suppressed)
    return CW_CHART_HIDDEN;
  return (CwChartCell){ rate->rate,   rate->low,          rate->high,
                        rate->n_seen, rate->n_observable, FALSE };
}

static void
set_words (CwChart *chart, gboolean has_hidden)
{
  const char *whole =
      _ ("Rooms where it was seen, of rooms where it could be, with the interval of 95 %.");
  const char *some = _ (
      "Rooms where it was seen, of rooms where it could be, with the interval of 95 %. * is hidden: fewer than 3 rooms.");

  cw_chart_set_hidden_why (chart, _ ("fewer than 3 rooms"));
  cw_chart_set_note (chart, has_hidden ? some : whole);
}

/* "2026-03" as a number of months, and back as "Mar 2026". */
static int
parse_month (const char *group)
{
  int year = 0, month = 0;

  return sscanf (group, "%d-%d", &year, &month) == 2 ? year * 12 + month - 1 : -1;
}

static char *
dup_month (int month)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (month / 12, month % 12 + 1, 1, 0, 0, 0);

  return g_date_time_format (first, "%b %Y");
}

static char *
dup_group (CwBy by, const char *group)
{
  static const struct
  {
    const char *segment, *words;
  } segments[] = { { "opening", N_ ("opening of the lesson") },
                   { "middle", N_ ("middle of the lesson") },
                   { "closing", N_ ("closing of the lesson") } };

  if (*group == '\0')
    return g_strdup (_ ("not noted"));
  for (guint i = 0; by == CW_BY_SEGMENT && i < G_N_ELEMENTS (segments); i++)
    if (g_str_equal (group, segments[i].segment))
      return g_strdup (_ (segments[i].words));
  if (by == CW_BY_GRADE)
    return g_strdup_printf (_ ("Grade %s"), group);
  return g_strdup (group);
}

static gpointer
work_months (CwStore *store, gpointer input, GError **error)
{
  const CwTrendScope *scope = input;
  g_autoptr (GPtrArray) rates = ask (store, scope, CW_BY_MONTH, scope->item, error);
  CwChart *chart;
  int first;
  gboolean has_hidden = FALSE;

  if (rates == NULL)
    return NULL;

  chart = cw_chart_new (CW_CHART_LINE, _ ("By Month"), TRUE);
  if (rates->len == 0)
    return chart;
  /* A month without a visit has its place, empty: the line must not run over it. */
  first = parse_month (((const CwRate *) rates->pdata[0])->group);
  cw_chart_add_row (chart, ((const CwRate *) rates->pdata[0])->item_label);
  for (int month = first;
       month <= parse_month (((const CwRate *) rates->pdata[rates->len - 1])->group); month++)
    {
      g_autofree char *label = dup_month (month);

      cw_chart_add_column (chart, label);
    }
  for (guint i = 0; i < rates->len; i++)
    {
      const CwRate *rate = rates->pdata[i];

      cw_chart_set (chart, 0, (guint) (parse_month (rate->group) - first), cell_of (rate));
      has_hidden |= rate->is_suppressed;
    }
  set_words (chart, has_hidden);
  return chart;
}

static CwChart *
make_groups (CwStore *store,
             const CwTrendScope *scope,
             CwBy by,
             const char *title,
             GError **error)
{
  g_autoptr (GPtrArray) rates = ask (store, scope, by, scope->item, error);
  gboolean has_hidden = FALSE;
  CwChart *chart;

  if (rates == NULL)
    return NULL;

  chart = cw_chart_new (CW_CHART_DOTS, title, TRUE);
  cw_chart_add_column (chart, "");
  for (guint i = 0; i < rates->len; i++)
    {
      g_autofree char *group = dup_group (by, ((const CwRate *) rates->pdata[i])->group);

      cw_chart_add_row (chart, group);
    }
  for (guint i = 0; i < rates->len; i++)
    {
      cw_chart_set (chart, i, 0, cell_of (rates->pdata[i]));
      has_hidden |= ((const CwRate *) rates->pdata[i])->is_suppressed;
    }
  set_words (chart, has_hidden);
  return chart;
}

static gpointer
work_schools (CwStore *store, gpointer scope, GError **error)
{
  return make_groups (store, scope, CW_BY_SCHOOL, _ ("By School"), error);
}

static gpointer
work_grades (CwStore *store, gpointer scope, GError **error)
{
  return make_groups (store, scope, CW_BY_GRADE, _ ("By Grade"), error);
}

static gpointer
work_subjects (CwStore *store, gpointer scope, GError **error)
{
  return make_groups (store, scope, CW_BY_SUBJECT, _ ("By Subject"), error);
}

static gpointer
work_segments (CwStore *store, gpointer scope, GError **error)
{
  return make_groups (store, scope, CW_BY_SEGMENT, _ ("By Part of the Lesson"), error);
}

static int
compare_rooms (gconstpointer a, gconstpointer b)
{
  const CwRate *one = *(const CwRate *const *) a, *two = *(const CwRate *const *) b;

  return (one->n_observable < two->n_observable) - (one->n_observable > two->n_observable);
}

/* Leaves those that were marked in most rooms, in the order of the forms. */
static void
leave_most_marked (GPtrArray *rates)
{
  g_autoptr (GPtrArray) by_rooms = g_ptr_array_copy (rates, NULL, NULL);

  g_ptr_array_set_free_func (by_rooms, NULL);
  g_ptr_array_sort (by_rooms, compare_rooms);
  for (guint i = MOST_ITEMS; i < by_rooms->len; i++)
    g_ptr_array_remove (rates, by_rooms->pdata[i]);
}

static gpointer
work_overview (CwStore *store, gpointer input, GError **error)
{
  const CwTrendScope *scope = input;
  CwTrendOverview *overview;
  g_autoptr (GPtrArray) rates = ask (store, scope, CW_BY_NOTHING, 0, error);
  gboolean has_hidden = FALSE, is_cut;

  if (rates == NULL)
    return NULL;

  is_cut = scope->form == NULL && rates->len > MOST_ITEMS;
  if (is_cut)
    leave_most_marked (rates);
  overview = g_new0 (CwTrendOverview, 1);
  overview->chart = cw_chart_new (CW_CHART_DOTS, _ ("How Often Each Look-for Was Seen"), TRUE);
  cw_chart_add_column (overview->chart, "");
  for (guint i = 0; i < rates->len; i++)
    cw_chart_add_row (overview->chart, ((const CwRate *) rates->pdata[i])->item_label);
  for (guint i = 0; i < rates->len; i++)
    {
      cw_chart_set (overview->chart, i, 0, cell_of (rates->pdata[i]));
      has_hidden |= ((const CwRate *) rates->pdata[i])->is_suppressed;
    }
  set_words (overview->chart, has_hidden);
  if (is_cut)
    {
      g_autofree char *note =
          g_strdup_printf (_ ("%s The %d look-fors that were marked in most rooms: choose a "
                              "form to see all of its own."),
                           cw_chart_get_note (overview->chart), MOST_ITEMS);

      cw_chart_set_note (overview->chart, note);
    }
  overview->items = g_steal_pointer (&rates);
  return overview;
}

#define SCOPE_JOB(function)                                                                    \
  {                                                                                            \
    .work = (function), .free_input = (GDestroyNotify) cw_trend_scope_free,                    \
    .free_result = (GDestroyNotify) cw_chart_free                                              \
  }

const CwJobClass cw_trend_overview_job = {
  .work = work_overview,
  .free_input = (GDestroyNotify) cw_trend_scope_free,
  .free_result = (GDestroyNotify) cw_trend_overview_free,
};

const CwTrendChart cw_trend_charts[] = {
  { "month", N_ ("By Month"), SCOPE_JOB (work_months) },
  { "school", N_ ("By School"), SCOPE_JOB (work_schools) },
  { "grade", N_ ("By Grade"), SCOPE_JOB (work_grades) },
  { "subject", N_ ("By Subject"), SCOPE_JOB (work_subjects) },
  { "segment", N_ ("By Part of the Lesson"), SCOPE_JOB (work_segments) },
  { NULL, NULL, { NULL } },
};
