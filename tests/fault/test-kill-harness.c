/* The killing is tried on plain SQLite: an honest child loses nothing, one that says "kept" before
 * its commit has returned is found out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fault/kill-campaign.h"
#include "tests/fault/plain.h"
#include "tests/fault/scratch.h"
#include "tests/fault/shim-child.h"

typedef struct
{
  char *directory;
  const char *manner;
  gint64 acked;
  guint lost;
} PlainKill;

/* The child: adds lines until it is killed; a short one goes home after five. */
static int
enter_lines (const char *directory, gboolean is_honest, gboolean is_short)
{
  gint64 n = plain_last (directory);
  gint64 end = is_short ? n + 5 : G_MAXINT64;
  sqlite3 *db = plain_open (directory, "FULL");

  while (db != NULL && n < end)
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
  sqlite3_close (db);
  return db != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
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

/* Returns: how many calls failed */
static guint
enter_under_fault (const ShimFault *fault, guint nth, gboolean for_ever)
{
  g_autofree char *directory = scratch_new ();
  g_autoptr (ShimChild) child = shim_child_new (directory);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, "--child", directory, "short", NULL };
  g_autofree char *said = NULL;
  g_autofree char *complained = NULL;
  gint64 acked = 0;

  sqlite3_close (plain_open (directory, "FULL"));
  shim_child_arm (child, fault, nth, for_ever);
  shim_child_run (child, argv, &said, &complained);
  for (const char *at = said; g_ascii_isdigit (*at); at = strchr (at, '\n') + 1)
    acked++;
  if (plain_verify (directory, acked, NULL) != CUT_KEPT)
    g_error ("%s at %u: of %" G_GINT64_FORMAT " lines some are lost", fault->name, nth, acked);
  scratch_remove (directory);
  return child->page->failed;
}

static void
test_every_call_may_fail (void)
{
  guint runs = 0;

  for (const ShimFault *fault = shim_faults; fault->name != NULL; fault++)
    for (int for_ever = 0; for_ever <= (fault->code != SHIM_KILL); for_ever++)
      for (guint nth = 1; enter_under_fault (fault, nth, for_ever) > 0; nth++)
        runs++;
  g_test_message ("%u runs with a failed call", runs);
  g_assert_cmpuint (runs, >, 80);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return enter_lines (argv[2], strcmp (argv[3], "liar") != 0, strcmp (argv[3], "short") == 0);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill-harness/honest-child-loses-nothing", test_honest_child_loses_nothing);
  g_test_add_func ("/kill-harness/liar-is-found", test_liar_is_found);
  g_test_add_func ("/kill-harness/every-call-may-fail", test_every_call_may_fail);
  return g_test_run ();
}
