#include "corewalk/agreement.h"

#include <math.h>

#define GONE NAN

static void
assert_near (double value, double expected)
{
  if (fabs (value - expected) > 5e-7)
    g_error ("%.9f is not %.9f", value, expected);
}

/* Every answer is a fraction of whole numbers, worked out by hand or by exact fractions. */
static void
test_cohen (void)
{
  const gint64 table[] = { 20, 5, 10, 15 };

  assert_near (cw_agree_percent (table, 2), 0.7);
  assert_near (cw_agree_kappa (table, 2, CW_WEIGHTS_NONE), 0.4);
  assert_near (cw_agree_kappa (table, 2, CW_WEIGHTS_LINEAR), 0.4);
}

static void
test_weighted (void)
{
  const gint64 table[] = { 5, 2, 0, 0, 1, 8, 3, 0, 0, 2, 9, 2, 0, 0, 1, 7 };

  assert_near (cw_agree_percent (table, 4), 0.725);
  assert_near (cw_agree_kappa (table, 4, CW_WEIGHTS_NONE), 733.0 / 1173);
  assert_near (cw_agree_kappa (table, 4, CW_WEIGHTS_LINEAR), 166.0 / 221);
  assert_near (cw_agree_kappa (table, 4, CW_WEIGHTS_QUADRATIC), 137.0 / 159);
}

static void
test_own_weights (void)
{
  const gint64 table[] = { 44, 5, 1, 7, 20, 3, 9, 5, 6 };
  const double weights[] = { 0, 1, 3, 1, 0, 6, 3, 6, 0 };

  assert_near (round (cw_agree_kappa (table, 3, CW_WEIGHTS_NONE) * 1e4), 4915); /* Cohen 1968 */
  assert_near (round (cw_agree_kappa_by (table, 3, weights) * 1e4), 3478);
}

static void
test_paradox (void)
{
  const gint64 table[] = { 90, 4, 5, 1 }, plain[] = { 20, 5, 10, 15 };

  assert_near (cw_agree_percent (table, 2), 0.91);
  assert_near (cw_agree_kappa (table, 2, CW_WEIGHTS_NONE), 7.0 / 52);
  g_assert_true (cw_agree_is_paradox (table, 2));
  g_assert_false (cw_agree_is_paradox (plain, 2));
}

static void
test_intervals_of_time (void)
{
  const char *a = "1101001101", *b = "1001011101";
  gint64 table[4] = { 0 };

  for (guint i = 0; a[i] != '\0'; i++)
    table[(a[i] - '0') * 2 + b[i] - '0']++;
  assert_near (cw_agree_percent (table, 2), 0.8);
  assert_near (cw_agree_jaccard (table), 5.0 / 7);
  assert_near (cw_agree_kappa (table, 2, CW_WEIGHTS_NONE), 7.0 / 12);
}

static void
test_not_defined (void)
{
  const gint64 one[] = { 12, 0, 0, 0 }, none[] = { 0, 0, 0, 0 };
  const double same[] = { 3, 3, 3, 3 }, alone[] = { 1, GONE, GONE, 2 };
  CwFigure alpha[CW_SCALE_COUNT];

  g_assert_true (isnan (cw_agree_kappa (one, 2, CW_WEIGHTS_NONE)));
  assert_near (cw_agree_percent (one, 2), 1);
  g_assert_true (isnan (cw_agree_jaccard (one)));
  g_assert_false (cw_agree_is_paradox (one, 2));
  g_assert_true (isnan (cw_agree_percent (none, 2)));
  g_assert_true (isnan (cw_agree_kappa_interval (one, 2, CW_WEIGHTS_NONE).low));

  cw_agree_alpha (same, 2, 2, alpha);
  g_assert_true (isnan (alpha[CW_SCALE_NOMINAL].value));
  cw_agree_alpha (alone, 2, 2, alpha);
  g_assert_true (isnan (alpha[CW_SCALE_ORDINAL].value));
  cw_agree_alpha (NULL, 0, 0, alpha);
  g_assert_true (isnan (alpha[CW_SCALE_RATIO].value));
}

/* Krippendorff's own example: four observers, twelve units, gaps. */
static void
test_krippendorff (void)
{
  static const double ratings[] = {
    1,    2, 3, 3, 2, 1, 4, 1, 2, GONE, GONE, GONE, 1, 2, 3, 3, 2, 2, 4, 1, 2, 5, GONE, 3,
    GONE, 3, 3, 3, 2, 3, 4, 2, 2, 5,    1,    GONE, 1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1,    GONE,
  };
  CwFigure alpha[CW_SCALE_COUNT];

  cw_agree_alpha (ratings, 4, 12, alpha);
  assert_near (alpha[CW_SCALE_NOMINAL].value, 0.743421);
  assert_near (alpha[CW_SCALE_ORDINAL].value, 0.815388);
  assert_near (alpha[CW_SCALE_INTERVAL].value, 0.849107);
  assert_near (alpha[CW_SCALE_RATIO].value, 0.797403);
}

static void
test_krippendorff_three (void)
{
  static const double ratings[] = {
    GONE, GONE, GONE, GONE, GONE, 3, 4, 1,    2,    1,    1,    3,    3,    GONE, 3,
    1,    GONE, 2,    1,    3,    3, 4, 3,    GONE, GONE, GONE, GONE, GONE, GONE, GONE,
    GONE, GONE, 2,    1,    3,    4, 4, GONE, 2,    1,    1,    3,    3,    GONE, 4,
  };
  CwFigure alpha[CW_SCALE_COUNT];

  cw_agree_alpha (ratings, 3, 15, alpha);
  assert_near (alpha[CW_SCALE_NOMINAL].value, 0.691358);
  assert_near (alpha[CW_SCALE_ORDINAL].value, 0.806721);
  assert_near (alpha[CW_SCALE_INTERVAL].value, 0.810845);
  assert_near (alpha[CW_SCALE_RATIO].value, 0.808944);
}

/* An interval holds its figure, is the same each time, and shrinks as units grow. */
static void
test_intervals (void)
{
  const gint64 table[] = { 20, 5, 10, 15 }, tenfold[] = { 200, 50, 100, 150 };
  CwFigure kappa = cw_agree_kappa_interval (table, 2, CW_WEIGHTS_NONE);
  CwFigure again = cw_agree_kappa_interval (table, 2, CW_WEIGHTS_NONE);
  CwFigure more = cw_agree_kappa_interval (tenfold, 2, CW_WEIGHTS_NONE);
  double ratings[2][50];
  CwFigure alpha[CW_SCALE_COUNT];
  guint unit = 0;

  assert_near (kappa.value, 0.4);
  g_assert_cmpfloat (kappa.low, ==, again.low);
  g_assert_cmpfloat (kappa.high, ==, again.high);
  /* Fleiss, Cohen and Everitt 1969 give 0.4 ± 1.96 × 0.1265 for this table. */
  g_assert_cmpfloat (fabs (kappa.low - 0.152), <, 0.04);
  g_assert_cmpfloat (fabs (kappa.high - 0.648), <, 0.04);
  g_assert_cmpfloat (more.high - more.low, <, (kappa.high - kappa.low) / 2);

  for (guint cell = 0; cell < 4; cell++)
    for (gint64 i = 0; i < table[cell]; i++, unit++)
      {
        ratings[0][unit] = cell / 2;
        ratings[1][unit] = cell % 2;
      }
  cw_agree_alpha (&ratings[0][0], 2, 50, alpha);
  g_assert_cmpfloat (alpha[0].low, <, alpha[0].value);
  g_assert_cmpfloat (alpha[0].high, >, alpha[0].value);
  g_assert_cmpfloat (alpha[CW_SCALE_NOMINAL].value, ==, alpha[CW_SCALE_INTERVAL].value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement/cohen", test_cohen);
  g_test_add_func ("/agreement/weighted-kappa", test_weighted);
  g_test_add_func ("/agreement/weights-of-ones-own", test_own_weights);
  g_test_add_func ("/agreement/warns-of-the-paradox", test_paradox);
  g_test_add_func ("/agreement/intervals-of-time", test_intervals_of_time);
  g_test_add_func ("/agreement/not-defined", test_not_defined);
  g_test_add_func ("/agreement/krippendorff", test_krippendorff);
  g_test_add_func ("/agreement/krippendorff-of-three", test_krippendorff_three);
  g_test_add_func ("/agreement/intervals", test_intervals);

  return g_test_run ();
}
