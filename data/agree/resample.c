#include "data/agree/resample.h"

#include <math.h>
#include <string.h>

#define DRAWINGS 2000
#define SEED G_GUINT64_CONSTANT (0x436f726577616c6b)

/* SplitMix64 (Steele, Lea and Flood 2014): one number in, well mixed numbers out. */
static guint64
draw_number (guint64 *state)
{
  guint64 mixed = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed = (mixed ^ (mixed >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mixed = (mixed ^ (mixed >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return mixed ^ (mixed >> 31);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
set_interval (CwFigure *figure, double *drawn)
{
  guint count = 0;

  figure->low = figure->high = NAN;
  for (guint i = 0; i < DRAWINGS; i++)
    if (isfinite (drawn[i]))
      drawn[count++] = drawn[i];
  if (!isfinite (figure->value) || count < DRAWINGS - DRAWINGS / 20)
    return;

  qsort (drawn, count, sizeof *drawn, compare_doubles);
  figure->low = drawn[count / 40];
  figure->high = drawn[count - 1 - count / 40];
}

void
cw_resample (guint units,
             CwFigure *figures,
             guint count,
             CwResampleFunc compute,
             gpointer user_data)
{
  g_autofree guint *drawn = g_new (guint, units);
  g_autofree double *all = g_new (double, (gsize) count *DRAWINGS);
  double found[CW_SCALE_COUNT];
  guint64 state = SEED;

  g_assert (count <= CW_SCALE_COUNT);
  for (guint i = 0; i < count; i++)
    figures[i].low = figures[i].high = NAN;
  if (units < CW_RESAMPLE_FEWEST)
    return;

  for (guint i = 0; i < DRAWINGS; i++)
    {
      memset (drawn, 0, units * sizeof *drawn);
      for (guint j = 0; j < units; j++)
        drawn[((draw_number (&state) >> 32) * units) >> 32]++;
      compute (drawn, found, user_data);
      for (guint j = 0; j < count; j++)
        all[j * DRAWINGS + i] = found[j];
    }

  for (guint j = 0; j < count; j++)
    set_interval (&figures[j], all + (gsize) j * DRAWINGS);
}
