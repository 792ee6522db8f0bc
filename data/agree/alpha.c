#include "corewalk/agreement.h"
#include "data/agree/resample.h"

#include <math.h>

/* How many raters gave each unit each value, of the units that at least two rated. */
typedef struct
{
  double *values; /* ascending */
  guint value_count;
  guint *counts; /* units × values */
  guint *sums;   /* by unit, 2 or more */
  guint unit_count;
  double *pairs;  /* room for the coincidence matrix */
  double *totals; /* and its margins */
} Coding;

static void
clear_coding (Coding *coding)
{
  g_free (coding->values);
  g_free (coding->counts);
  g_free (coding->sums);
  g_free (coding->pairs);
  g_free (coding->totals);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Coding, clear_coding)

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
find_values (Coding *coding, const double *ratings, gsize count)
{
  guint kept = 0, found = 0;

  coding->values = g_new (double, count + 1);
  for (gsize i = 0; i < count; i++)
    if (!isnan (ratings[i]))
      coding->values[kept++] = ratings[i];
  qsort (coding->values, kept, sizeof (double), compare_values);
  for (guint i = 0; i < kept; i++)
    if (found == 0 || coding->values[i] > coding->values[found - 1])
      coding->values[found++] = coding->values[i];
  coding->value_count = found;
}

static guint
find_value (const Coding *coding, double value)
{
  guint low = 0, high = coding->value_count;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (coding->values[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
code_ratings (Coding *coding, const double *ratings, guint raters, guint units)
{
  find_values (coding, ratings, (gsize) raters * units);
  coding->counts = g_new0 (guint, (gsize) units * coding->value_count + 1);
  coding->sums = g_new0 (guint, units + 1);
  coding->pairs = g_new (double, coding->value_count * coding->value_count + 1);
  coding->totals = g_new (double, coding->value_count + 1);

  for (guint unit = 0; unit < units; unit++)
    {
      guint *counts = coding->counts + (gsize) coding->unit_count * coding->value_count;
      guint sum = 0;

      for (guint i = 0; i < coding->value_count; i++)
        counts[i] = 0;
      for (guint rater = 0; rater < raters; rater++)
        {
          double rating = ratings[(gsize) rater * units + unit];

          if (isnan (rating))
            continue;
          counts[find_value (coding, rating)]++;
          sum++;
        }
      if (sum >= 2)
        coding->sums[coding->unit_count++] = sum;
    }
}

/* Each unit adds 1 / (its values - 1) for every ordered pair of them. */
static double
count_coincidences (Coding *coding, const guint *drawn)
{
  guint size = coding->value_count;
  double sum = 0;

  for (guint i = 0; i < size * size; i++)
    coding->pairs[i] = 0;
  for (guint unit = 0; unit < coding->unit_count; unit++)
    {
      const guint *counts = coding->counts + (gsize) unit * size;
      double weight = (double) drawn[unit] / (coding->sums[unit] - 1);

      if (drawn[unit] == 0)
        continue;
      for (guint i = 0; i < size; i++)
        for (guint j = 0; counts[i] > 0 && j < size; j++)
          coding->pairs[i * size + j] +=
              weight * counts[i] * (i == j ? counts[j] - 1 : counts[j]);
    }

  for (guint i = 0; i < size; i++)
    {
      coding->totals[i] = 0;
      for (guint j = 0; j < size; j++)
        coding->totals[i] += coding->pairs[i * size + j];
      sum += coding->totals[i];
    }
  return sum;
}

/* The square of how far the value at @i is from that at @j, i < j. */
static double
measure (const Coding *coding, CwScale scale, guint i, guint j, double between)
{
  double first = coding->values[i], second = coding->values[j];
  double apart = 1;

  if (scale == CW_SCALE_ORDINAL)
    apart = between + (coding->totals[i] + coding->totals[j]) / 2;
  else if (scale == CW_SCALE_INTERVAL)
    apart = second - first;
  else if (scale == CW_SCALE_RATIO)
    apart = (second - first) / (second + first);
  return apart * apart;
}

static double
compute_alpha (const Coding *coding, CwScale scale, double sum)
{
  guint size = coding->value_count;
  double seen = 0, expected = 0;

  if (scale == CW_SCALE_RATIO && size > 0 && coding->values[0] < 0)
    return NAN;

  for (guint i = 0; i < size; i++)
    {
      double between = 0; /* what lies between the two, for ranks */

      for (guint j = i + 1; j < size; j++)
        {
          double apart = measure (coding, scale, i, j, between);

          seen += apart * coding->pairs[i * size + j];
          expected += apart * coding->totals[i] * coding->totals[j];
          between += coding->totals[j];
        }
    }

  return expected > 0 ? 1 - (sum - 1) * seen / expected : NAN;
}

static void
compute_alphas (const guint *drawn, double *figures, gpointer user_data)
{
  Coding *coding = user_data;
  double sum = count_coincidences (coding, drawn);

  for (CwScale scale = CW_SCALE_NOMINAL; scale < CW_SCALE_COUNT; scale++)
    figures[scale] = compute_alpha (coding, scale, sum);
}

void
cw_agree_alpha (const double *ratings,
                guint raters,
                guint units,
                CwFigure alpha[CW_SCALE_COUNT])
{
  g_auto (Coding) coding = { 0 };
  g_autofree guint *once = g_new (guint, units + 1);
  double values[CW_SCALE_COUNT];

  code_ratings (&coding, ratings, raters, units);
  for (guint i = 0; i < units; i++)
    once[i] = 1;
  compute_alphas (once, values, &coding);
  for (CwScale scale = CW_SCALE_NOMINAL; scale < CW_SCALE_COUNT; scale++)
    alpha[scale].value = values[scale];

  cw_resample (coding.unit_count, alpha, CW_SCALE_COUNT, compute_alphas, &coding);
}
