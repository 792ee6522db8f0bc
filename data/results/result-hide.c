#include "data/results/result-hide.h"

#include <string.h>

/* Where a result's cells begin on the page: its levels, then how many were tested. */
typedef struct
{
  const CwResult *result;
  guint first;
} Row;

/* Groups of students that took one test: any of them may be part of another. */
static gboolean
is_same_test (const CwResult *one, const CwResult *other)
{
  return one->school == other->school && one->day == other->day &&
         strcmp (one->instrument, other->instrument) == 0 &&
         g_strcmp0 (one->grade, other->grade) == 0 &&
         g_strcmp0 (one->subject, other->subject) == 0 &&
         one->level_count == other->level_count;
}

static guint
add_cells (CwSuppress *page, const gint64 *counts, guint levels, const CwSuppressRule *rule)
{
  guint parts[CW_RESULT_MOST_LEVELS], total;
  gint64 sum = 0;

  for (guint i = 0; i < levels; i++)
    sum += counts[i];
  for (guint i = 0; i < levels; i++)
    parts[i] = cw_suppress_add (page, CW_SUPPRESS_PAGE, counts[i],
                                sum < rule->fewest ? rule->fewest : rule->part, rule->part);
  total = cw_suppress_add (page, CW_SUPPRESS_PAGE, sum, rule->fewest, 0);
  cw_suppress_relate (page, total, parts, levels);
  return parts[0];
}

/* What remains of all students without one group is nobody's secret only where it is large. */
static void
add_rest (CwSuppress *page, const Row *all, const Row *group, const CwSuppressRule *rule)
{
  guint levels = all->result->level_count;
  gint64 rest[CW_RESULT_MOST_LEVELS + 1] = { 0 };

  for (guint i = 0; i < levels; i++)
    {
      rest[i] = all->result->counts[i] - group->result->counts[i];
      rest[levels] += rest[i];
      if (rest[i] < 0)
        return; /* it is no part of them */
    }
  for (guint i = 0; i <= levels; i++)
    {
      gboolean is_whole = i == levels || rest[levels] < rule->fewest;
      gint64 fewest = is_whole ? rule->fewest : rule->part;
      gboolean is_small = rest[i] < fewest;
      guint parts[] = { group->first + i,
                        cw_suppress_add (page,
                                         is_small ? CW_SUPPRESS_HIDDEN : CW_SUPPRESS_UNSEEN,
                                         rest[i], is_small ? fewest : 0, 0) };

      cw_suppress_relate (page, all->first + i, parts, G_N_ELEMENTS (parts));
    }
}

static gboolean
is_of_all (const CwResult *result)
{
  return result->students == NULL && !result->is_matched;
}

static void
hide_test (GPtrArray *results, guint from, guint to, const CwSuppressRule *rule)
{
  g_autoptr (CwSuppress) page = cw_suppress_new ();
  g_autofree Row *rows = g_new0 (Row, to - from);

  for (guint i = 0; i < to - from; i++)
    {
      const CwResult *result = results->pdata[from + i];

      rows[i] = (Row){ result, add_cells (page, result->counts, result->level_count, rule) };
    }
  for (guint i = 1; is_of_all (rows[0].result) && i < to - from; i++)
    add_rest (page, &rows[0], &rows[i], rule);
  cw_suppress_decide (page);

  for (guint i = 0; i < to - from; i++)
    {
      CwResult *result = results->pdata[from + i];

      for (guint j = 0; j < result->level_count; j++)
        if (cw_suppress_is_hidden (page, rows[i].first + j))
          result->counts[j] = -1;
      if (cw_suppress_is_hidden (page, rows[i].first + result->level_count))
        result->tested = -1;
    }
}

void
cw_result_hide (GPtrArray *results, const CwSuppressRule *rule)
{
  guint to;

  for (guint from = 0; from < results->len; from = to)
    {
      for (to = from + 1; to < results->len; to++)
        if (!is_same_test (results->pdata[from], results->pdata[to]))
          break;
      hide_test (results, from, to, rule);
    }
}
