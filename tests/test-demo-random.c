#include "data/demo/random.h"

#define DRAWS 200000

static void
test_is_the_published_generator (void)
{
  /* From the authors' reference code with the state 1, 2, 3, 4. */
  static const guint64 expected[] = { 11520, 0, 1509978240,
                                      G_GUINT64_CONSTANT (1215971899390074240) };
  CwDemoRandom random = { { 1, 2, 3, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (cw_demo_random_next (&random), ==, expected[i]);
}

static void
test_gives_one_stream_for_one_seed (void)
{
  CwDemoRandom first, second, other, next;
  guint same_seed = 0, same_stream = 0;

  cw_demo_random_init (&first, 1, 7);
  cw_demo_random_init (&second, 1, 7);
  cw_demo_random_init (&other, 2, 7);
  cw_demo_random_init (&next, 1, 8);
  for (guint i = 0; i < 1000; i++)
    {
      guint64 drawn = cw_demo_random_next (&first);

      g_assert_cmpuint (drawn, ==, cw_demo_random_next (&second));
      same_seed += drawn == cw_demo_random_next (&other);
      same_stream += drawn == cw_demo_random_next (&next);
    }
  g_assert_cmpuint (same_seed + same_stream, ==, 0);
}

static void
test_stays_between_its_bounds (void)
{
  CwDemoRandom random;
  guint counts[6] = { 0 };

  cw_demo_random_init (&random, 3, 1);
  for (guint i = 0; i < DRAWS; i++)
    counts[cw_demo_random_between (&random, 5, 10) - 5]++;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpint (ABS ((gint) counts[i] - DRAWS / 6), <, DRAWS / 100);
}

static void
test_draws_a_bell (void)
{
  CwDemoRandom random;
  gint64 sum = 0, squares = 0;

  cw_demo_random_init (&random, 4, 1);
  for (guint i = 0; i < DRAWS; i++)
    {
      gint drawn = cw_demo_random_normal (&random, -500, 100);

      g_assert_cmpint (ABS (drawn + 500), <=, 600);
      sum += drawn + 500;
      squares += (gint64) (drawn + 500) * (drawn + 500);
    }
  g_assert_cmpint (ABS (sum / DRAWS), <=, 1);
  g_assert_cmpint (ABS (squares / DRAWS - 10000), <, 200);
}

static void
test_prefers_what_comes_first (void)
{
  CwDemoRandom random;
  guint counts[4] = { 0 };

  /* 1/1, 1/2, 1/3, 1/4 of 25/12: 48, 24, 16 and 12 per cent */
  cw_demo_random_init (&random, 5, 1);
  for (guint i = 0; i < DRAWS; i++)
    counts[cw_demo_random_zipf (&random, 4, 0)]++;
  g_assert_cmpint (ABS ((gint) counts[0] - DRAWS * 48 / 100), <, DRAWS / 100);
  g_assert_cmpint (ABS ((gint) counts[3] - DRAWS * 12 / 100), <, DRAWS / 100);
}

static void
test_weighs_choices (void)
{
  static const guint16 weights[] = { 0, 3, 0, 1 };
  CwDemoRandom random;
  guint counts[4] = { 0 };

  cw_demo_random_init (&random, 6, 1);
  for (guint i = 0; i < DRAWS; i++)
    counts[cw_demo_random_choice (&random, weights, G_N_ELEMENTS (weights))]++;
  g_assert_cmpuint (counts[0] + counts[2], ==, 0);
  g_assert_cmpint (ABS ((gint) counts[3] - DRAWS / 4), <, DRAWS / 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo-random/is-the-published-generator", test_is_the_published_generator);
  g_test_add_func ("/demo-random/gives-one-stream-for-one-seed",
                   test_gives_one_stream_for_one_seed);
  g_test_add_func ("/demo-random/stays-between-its-bounds", test_stays_between_its_bounds);
  g_test_add_func ("/demo-random/draws-a-bell", test_draws_a_bell);
  g_test_add_func ("/demo-random/prefers-what-comes-first", test_prefers_what_comes_first);
  g_test_add_func ("/demo-random/weighs-choices", test_weighs_choices);
  return g_test_run ();
}
