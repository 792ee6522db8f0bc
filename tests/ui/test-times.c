#include "ui/parts/times.h"

#define MINUTE_MS 60000

static void
test_stamps_count_from_the_start (void)
{
  const CwMoment start = { .at_ms = 1772615700000, .offset_min = -300 }; /* 4:15 local */
  const struct
  {
    gint64 after_ms;
    const char *stamp;
  } cases[] = {
    { 0, "00:00" },
    { 999, "00:00" },
    { 192 * 1000, "03:12" },
    { 75 * MINUTE_MS + 3000, "75:03" },
    { 600 * MINUTE_MS, "600:00" },
    { 601 * MINUTE_MS, "14:16" }, /* too far away: the clock */
    { -MINUTE_MS, "4:14" },       /* the clock was put back */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CwMoment moment = { start.at_ms + cases[i].after_ms, start.offset_min };
      g_autofree char *stamp = cw_times_dup_since (moment, start);

      g_assert_cmpstr (stamp, ==, cases[i].stamp);
    }
}

static void
test_days_are_named_when_near (void)
{
  gint64 today = cw_moment_local_day (cw_moment_now ());
  g_autofree char *now = cw_times_dup_day (today);
  g_autofree char *before = cw_times_dup_day (today - 1);
  g_autofree char *long_ago = cw_times_dup_day (-1);
  g_autofree char *leap = cw_times_dup_long_day (19782);

  g_assert_cmpstr (now, ==, "Today");
  g_assert_cmpstr (before, ==, "Yesterday");
  g_assert_cmpstr (long_ago, ==, "Dec 31, 1969");
  g_assert_cmpstr (leap, ==, "Thursday, February 29, 2024");
}

static void
test_lengths_are_never_negative (void)
{
  g_autofree char *none = cw_times_dup_minutes (MINUTE_MS, 0);
  g_autofree char *twelve = cw_times_dup_minutes (0, 12 * MINUTE_MS + 59999);

  g_assert_cmpstr (none, ==, "0 min");
  g_assert_cmpstr (twelve, ==, "12 min");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/times/stamps-count-from-the-start", test_stamps_count_from_the_start);
  g_test_add_func ("/times/days-are-named-when-near", test_days_are_named_when_near);
  g_test_add_func ("/times/lengths-are-never-negative", test_lengths_are_never_negative);
  return g_test_run ();
}
