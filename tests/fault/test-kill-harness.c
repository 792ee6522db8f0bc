/* The killing is tried on plain SQLite: an honest child loses nothing, one that says "kept" before
 * its commit has returned is found out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fault/kill-campaign.h"
#include "tests/fault/plain.h"
#include "tests/fault/scratch.h"

typedef struct
{
  char *directory;
  const char *manner;
  gint64 acked;
  guint lost;
} PlainKill;

/* The child: adds lines until it is killed. */
static int
enter_lines (const char *directory, gboolean is_honest)
{
  gint64 n = plain_last (directory);
  sqlite3 *db = plain_open (directory, "FULL");

  while (db != NULL)
    {
      n++;
      if (!is_honest)
        printf ("%" G_GINT64_FORMAT "\n", n);
      fflush (stdout);
      if (!plain_add (db, n))
        return EXIT_FAILURE;
      if (is_honest)
        printf ("%" G_GINT64_FORMAT "\n", n);
      fflush (stdout);
    }
  return EXIT_FAILURE;
}

static char **
child_command (guint round, gpointer user_data)
{
  PlainKill *work = user_data;
  const char *const command[] = { "/proc/self/exe", "--child", work->directory, work->manner,
                                  NULL };
  char **copy = g_strdupv ((char **) command);

  g_free (copy[0]);
  copy[0] = g_file_read_link ("/proc/self/exe", NULL);
  return copy;
}

static void
hear_number (const char *line, gpointer user_data)
{
  ((PlainKill *) user_data)->acked = g_ascii_strtoll (line, NULL, 10);
}

static void
verify_lines (guint round, gpointer user_data)
{
  PlainKill *work = user_data;
  CutVerdict verdict = plain_verify (work->directory, work->acked, NULL);

  g_assert_cmpint (verdict, !=, CUT_BROKEN);
  work->lost += verdict == CUT_LOST;
  work->acked = MIN (work->acked, plain_last (work->directory));
}

static void
run_kills (const char *manner, guint rounds, PlainKill *work, KillFigures *figures)
{
  g_autofree char *directory = scratch_new ();
  KillCampaign campaign = {
    .directory = directory,
    .rounds = rounds,
    .span_us = 20000,
    .drag_us = 300,
    .seed = 1,
    .command = child_command,
    .acked = hear_number,
    .verify = verify_lines,
    .user_data = work,
  };
  sqlite3 *db = plain_open (directory, "FULL");

  sqlite3_close (db);
  *work = (PlainKill){ .directory = directory, .manner = manner };
  kill_campaign_run (&campaign, figures);
  scratch_remove (directory);
}

static void
test_honest_child_loses_nothing (void)
{
  KillFigures figures;
  PlainKill work;

  run_kills ("honest", scratch_count ("CW_KILLS", 100, 2000), &work, &figures);
  kill_figures_assert (&figures, "plain SQLite");
  g_assert_cmpuint (figures.acked, >, figures.killed);
  g_assert_cmpuint (work.lost, ==, 0);
}

static void
test_liar_is_found (void)
{
  KillFigures figures;
  PlainKill work;

  run_kills ("liar", 60, &work, &figures);
  g_test_message ("%u of %u kills caught the liar", work.lost, figures.killed);
  g_assert_cmpuint (work.lost, >, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return enter_lines (argv[2], strcmp (argv[3], "honest") == 0);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill-harness/honest-child-loses-nothing", test_honest_child_loses_nothing);
  g_test_add_func ("/kill-harness/liar-is-found", test_liar_is_found);
  return g_test_run ();
}
