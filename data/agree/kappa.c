#include "corewalk/agreement.h"
#include "data/agree/resample.h"

#include <math.h>
#include <stdlib.h>

#define PARADOX_PERCENT 0.8
#define PARADOX_KAPPA 0.4

static gint64
sum_table (const gint64 *table, guint size)
{
  gint64 sum = 0;

  for (guint i = 0; i < size * size; i++)
    sum += table[i];
  return sum;
}

double
cw_agree_percent (const gint64 *table, guint size)
{
  gint64 sum = sum_table (table, size), same = 0;

  for (guint i = 0; i < size; i++)
    same += table[i * size + i];
  return sum == 0 ? NAN : (double) same / (double) sum;
}

double
cw_agree_jaccard (const gint64 *table)
{
  gint64 any = table[1] + table[2] + table[3];

  return any == 0 ? NAN : (double) table[3] / (double) any;
}

double
cw_agree_kappa_by (const gint64 *table, guint size, const double *weights)
{
  g_autofree gint64 *rows = g_new0 (gint64, size + 1);
  g_autofree gint64 *columns = g_new0 (gint64, size + 1);
  double seen = 0, expected = 0;
  gint64 sum = sum_table (table, size);

  for (guint i = 0; i < size; i++)
    for (guint j = 0; j < size; j++)
      {
        rows[i] += table[i * size + j];
        columns[j] += table[i * size + j];
      }
  for (guint i = 0; i < size; i++)
    for (guint j = 0; j < size; j++)
      {
        seen += weights[i * size + j] * (double) table[i * size + j];
        expected += weights[i * size + j] * (double) rows[i] * (double) columns[j];
      }

  return expected > 0 ? 1 - seen * (double) sum / expected : NAN;
}

/* Divided by the number of values these would be between 0 and 1; it cancels out. */
static double *
make_weights (guint size, CwWeights kind)
{
  double *weights = g_new0 (double, size *size + 1);

  for (guint i = 0; i < size; i++)
    for (guint j = 0; j < size; j++)
      {
        double apart = abs ((int) i - (int) j);

        weights[i * size + j] = kind == CW_WEIGHTS_LINEAR      ? apart
                                : kind == CW_WEIGHTS_QUADRATIC ? apart * apart
                                                               : apart > 0;
      }
  return weights;
}

double
cw_agree_kappa (const gint64 *table, guint size, CwWeights weights)
{
  g_autofree double *made = make_weights (size, weights);

  return cw_agree_kappa_by (table, size, made);
}

/* The pairs one by one, as cells of the table. */
typedef struct
{
  guint *cells;
  guint pairs, size;
  const double *weights;
  gint64 *drawn;
} Pairs;

static void
compute_kappa (const guint *drawn, double *figures, gpointer user_data)
{
  Pairs *pairs = user_data;

  for (guint i = 0; i < pairs->size * pairs->size; i++)
    pairs->drawn[i] = 0;
  for (guint i = 0; i < pairs->pairs; i++)
    pairs->drawn[pairs->cells[i]] += drawn[i];
  figures[0] = cw_agree_kappa_by (pairs->drawn, pairs->size, pairs->weights);
}

CwFigure
cw_agree_kappa_interval (const gint64 *table, guint size, CwWeights weights)
{
  guint count = (guint) sum_table (table, size);
  g_autofree guint *cells = g_new (guint, count + 1);
  g_autofree gint64 *drawn = g_new (gint64, size * size + 1);
  g_autofree double *made = make_weights (size, weights);
  Pairs pairs = { cells, 0, size, made, drawn };
  CwFigure figure = { .value = cw_agree_kappa_by (table, size, made) };

  for (guint i = 0; i < size * size; i++)
    for (gint64 k = 0; k < table[i]; k++)
      cells[pairs.pairs++] = i;

  cw_resample (count, &figure, 1, compute_kappa, &pairs);
  return figure;
}

gboolean
cw_agree_is_paradox (const gint64 *table, guint size)
{
  double kappa = cw_agree_kappa (table, size, CW_WEIGHTS_NONE);

  return cw_agree_percent (table, size) >= PARADOX_PERCENT && kappa < PARADOX_KAPPA;
}
