#include "ui/coach/evidence-words.h"

#include "ui/coach/coach-words.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>
#include <math.h>

char *
cw_evidence_words_dup_title (const CwEvidence *evidence)
{
  return g_strdup_printf ("%s · %s", cw_coach_words_get_stage (evidence->stage),
                          evidence->instrument);
}

char *
cw_evidence_words_dup_about (const CwEvidence *evidence)
{
  g_autofree char *day = cw_times_dup_short_day (evidence->day);
  GString *text = g_string_new (day);

  if (evidence->students != NULL)
    g_string_append_printf (text, " · %s", evidence->students);
  g_string_append (text, " · ");
  g_string_append_printf (text,
                          ngettext ("%d student", "%d students", (gulong) evidence->tested),
                          (int) evidence->tested);
  if (evidence->met >= 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("%d met the target"), (int) evidence->met);
    }
  if (evidence->stage != CW_STAGE_BASELINE)
    g_string_append_printf (text, " · %s",
                            evidence->is_same ? _ ("the same students as at the baseline")
                                              : _ ("not the same students as at the baseline"));
  if (evidence->scorer != NULL)
    {
      g_string_append (text, " · ");
      /* Translators: who scored students' work */
      g_string_append_printf (text, _ ("scored by %s"), evidence->scorer);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_shown (const CwGain *gain)
{
  int points = (int) lround (fabs (gain->points));
  const char *who =
      gain->is_same ? _ ("The same students") : _ ("Two groups, not the same students");
  g_autofree char *change =
      points == 0 ? g_strdup (_ ("no change"))
      : gain->points > 0
          ? g_strdup_printf (ngettext ("%d point more", "%d points more", (gulong) points),
                             points)
          : g_strdup_printf (ngettext ("%d point fewer", "%d points fewer", (gulong) points),
                             points);

  /* Translators: which students; so many of so many; so many of so many now; "12 points more" */
  return g_strdup_printf (_ ("%s: %d of %d met the target, then %d of %d. In per cent: %s."),
                          who, (int) gain->met_then, (int) gain->tested_then,
                          (int) gain->met_now, (int) gain->tested_now, change);
}

char *
cw_evidence_words_dup_gain (const CwGain *gain)
{
  switch (gain->state)
    {
    case CW_GAIN_SHOWN:
      return dup_shown (gain);

    case CW_GAIN_NO_BASELINE:
      return g_strdup (
          _ ("What changed can be told once there is a baseline and something after it."));

    case CW_GAIN_NOT_COUNTED:
      return g_strdup (
          _ ("What changed is not known: who met the target was not counted both times."));

    case CW_GAIN_OTHER_MEASURE:
      return g_strdup (
          _ ("What changed is not known: students were asked to do different things, "
             "which can’t be held against each other."));

    case CW_GAIN_SMALL:
      return g_strdup (
          _ ("What changed is hidden: there are so few students that it could tell "
             "about one of them."));
    }

  g_return_val_if_reached (g_strdup (""));
}

/* Whether the two were counted in the same levels; FALSE where one was not counted in any. */
static gboolean
has_same_levels (const CwEvidence *one, const CwEvidence *other)
{
  if (one->levels->len == 0 || one->levels->len != other->levels->len)
    return FALSE;

  for (guint i = 0; i < one->levels->len; i++)
    if (!g_str_equal (((CwLevelCount *) one->levels->pdata[i])->label,
                      ((CwLevelCount *) other->levels->pdata[i])->label))
      return FALSE;

  return TRUE;
}

static guint
add_row (CwChart *chart, const CwEvidence *evidence)
{
  g_autofree char *day = cw_times_dup_short_day (evidence->day);
  g_autofree char *label =
      g_strdup_printf ("%s, %s", cw_coach_words_get_stage (evidence->stage), day);

  return cw_chart_add_row (chart, label);
}

static void
set_count (CwChart *chart, guint row, guint column, gint64 count)
{
  CwChartCell cell = CW_CHART_NOTHING;

  cell.value = (double) count;
  cw_chart_set (chart, row, column, cell);
}

static CwChart *
levels_chart_new (const GPtrArray *list)
{
  const CwEvidence *first = list->pdata[0];
  CwChart *chart = cw_chart_new (CW_CHART_BARS, _ ("Students by level"), FALSE);

  for (guint i = 0; i < list->len; i++)
    add_row (chart, list->pdata[i]);
  for (guint j = 0; j < first->levels->len; j++)
    cw_chart_add_column (chart, ((CwLevelCount *) first->levels->pdata[j])->label);
  for (guint i = 0; i < list->len; i++)
    for (guint j = 0; j < first->levels->len; j++)
      set_count (chart, i, j,
                 ((CwLevelCount *) ((CwEvidence *) list->pdata[i])->levels->pdata[j])->count);
  return chart;
}

/* Of those where it was counted. */
static CwChart *
met_chart_new (const GPtrArray *list)
{
  CwChart *chart = cw_chart_new (CW_CHART_BARS, _ ("Students who met the target"), FALSE);
  guint row = 0;

  for (guint i = 0; i < list->len; i++)
    if (((CwEvidence *) list->pdata[i])->met >= 0)
      add_row (chart, list->pdata[i]);
  cw_chart_add_column (chart, _ ("Not yet"));
  cw_chart_add_column (chart, _ ("Met the target"));
  for (guint i = 0; i < list->len; i++)
    {
      const CwEvidence *evidence = list->pdata[i];

      if (evidence->met < 0)
        continue;
      set_count (chart, row, 0, evidence->tested - evidence->met);
      set_count (chart, row, 1, evidence->met);
      row++;
    }
  return chart;
}

CwChart *
cw_evidence_words_new_chart (const GPtrArray *list)
{
  gboolean has_levels = list->len > 0, has_met = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const CwEvidence *evidence = list->pdata[i];

      has_levels = has_levels && has_same_levels (list->pdata[0], evidence);
      has_met = has_met || evidence->met >= 0;
    }
  if (has_levels)
    return levels_chart_new (list);

  return has_met ? met_chart_new (list) : NULL;
}
