/* The harness is tried before it is believed: it must find nothing where SQLite is known to keep,
 * and must find losses where it is known to lose. */
#include "tests/fault/fail-vfs.h"
#include "tests/fault/plain.h"
#include "tests/fault/power-cut.h"
#include "tests/fault/record-vfs.h"
#include "tests/fault/scratch.h"

#define LINES 40

static void
play_power_cuts (const char *synchronous, guint rounds, CutFigures *figures)
{
  g_autofree char *directory = scratch_new ();
  g_autoptr (Recording) recording = recording_begin (directory);
  sqlite3 *db = plain_open (directory, synchronous);

  for (gint64 n = 1; n <= LINES; n++)
    {
      g_assert_true (plain_add (db, n));
      recording_ack (recording, n);
    }
  sqlite3_close (db);
  recording_end (recording);
  power_cut_everywhere (recording, rounds, 1, plain_verify, NULL, figures);
  g_test_message ("synchronous=%s: %u points, %u replays: %u kept, %u lost, %u broken",
                  synchronous, figures->prefixes, figures->replays, figures->verdicts[CUT_KEPT],
                  figures->verdicts[CUT_LOST], figures->verdicts[CUT_BROKEN]);
  scratch_remove (directory);
}

static void
test_full_loses_nothing (void)
{
  CutFigures figures;

  play_power_cuts ("FULL", scratch_count ("CW_CUT_ROUNDS", 3, 40), &figures);
  g_assert_cmpuint (figures.replays, >, 1000);
  g_assert_cmpuint (figures.verdicts[CUT_LOST], ==, 0);
  g_assert_cmpuint (figures.verdicts[CUT_BROKEN], ==, 0);
}

static void
test_normal_is_seen_to_lose (void)
{
  CutFigures figures;

  play_power_cuts ("NORMAL", 1, &figures);
  g_assert_cmpuint (figures.verdicts[CUT_LOST], >, 0);
  g_assert_cmpuint (figures.verdicts[CUT_BROKEN], ==, 0);
}

static void
test_off_is_seen_to_break (void)
{
  CutFigures figures;

  play_power_cuts ("OFF", 1, &figures);
  g_assert_cmpuint (figures.verdicts[CUT_LOST] + figures.verdicts[CUT_BROKEN], >, 0);
}

/* Linux drops what it could not write and lets the next sync succeed: the log has to be written
 * again, and is. */
static void
test_failed_sync_loses_nothing (void)
{
  CutFigures all = { 0 };
  guint nth = 1;
  gboolean is_broken = TRUE;

  for (; is_broken; nth++)
    {
      g_autofree char *directory = scratch_new ();
      g_autoptr (Recording) recording = recording_begin (directory);
      sqlite3 *db = plain_open (directory, "FULL");
      CutFigures figures;
      gint64 acked = 0;

      recording_break_sync (recording, nth, FALSE);
      for (int i = 0; i < 8; i++)
        if (plain_add (db, acked + 1))
          recording_ack (recording, ++acked);
      sqlite3_close (db);
      recording_end (recording);
      is_broken = recording_has_broken (recording);
      power_cut_everywhere (recording, 1, nth, plain_verify, NULL, &figures);
      all.replays += figures.replays;
      all.verdicts[CUT_LOST] += figures.verdicts[CUT_LOST];
      all.verdicts[CUT_BROKEN] += figures.verdicts[CUT_BROKEN];
      scratch_remove (directory);
    }
  g_test_message ("%u places, %u replays: %u lost, %u broken", nth - 2, all.replays,
                  all.verdicts[CUT_LOST], all.verdicts[CUT_BROKEN]);
  g_assert_cmpuint (nth, >, 8);
  g_assert_cmpuint (all.verdicts[CUT_LOST] + all.verdicts[CUT_BROKEN], ==, 0);
}

typedef struct
{
  gboolean acks_failures; /* the planted mistake: says "kept" whatever the commit said */
  guint lost;
} PlainWork;

/* A person who, told that a line was not kept, goes on with the next one. */
static guint
add_lines_under_fault (FailVfs *vfs,
                       const Fault *fault,
                       guint nth,
                       gboolean for_ever,
                       gpointer user_data)
{
  PlainWork *work = user_data;
  g_autofree char *directory = scratch_new ();
  gint64 acked = 0;
  sqlite3 *db;
  guint failed;

  db = plain_open (directory, "FULL");
  sqlite3_close (db);
  fail_vfs_arm (vfs, fault, nth, for_ever);
  db = plain_open (directory, "FULL");
  for (gint64 n = 1; n <= 12 && db != NULL; n++)
    if (plain_add (db, acked + 1) || work->acks_failures)
      acked++;
  sqlite3_close (db);
  failed = fail_vfs_disarm (vfs);
  if (plain_verify (directory, acked, NULL) != CUT_KEPT)
    {
      work->lost++;
      if (!work->acks_failures)
        g_test_message ("%s %s at %u loses", fault->name, for_ever ? "for ever" : "once", nth);
    }
  scratch_remove (directory);
  return failed;
}

static void
test_faults_lose_nothing (void)
{
  g_autoptr (FailVfs) vfs = fail_vfs_new ();
  PlainWork work = { FALSE };
  FailFigures figures;

  fail_vfs_everywhere (vfs, add_lines_under_fault, &work, &figures);
  g_test_message ("%u runs, %u failed calls", figures.runs, figures.failed);
  g_assert_cmpuint (figures.runs, >, 100);
  g_assert_cmpuint (work.lost, ==, 0);
}

static void
test_a_lie_is_found (void)
{
  g_autoptr (FailVfs) vfs = fail_vfs_new ();
  PlainWork work = { TRUE };
  FailFigures figures;

  fail_vfs_everywhere (vfs, add_lines_under_fault, &work, &figures);
  g_assert_cmpuint (work.lost, >, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fault-harness/full-loses-nothing", test_full_loses_nothing);
  g_test_add_func ("/fault-harness/normal-is-seen-to-lose", test_normal_is_seen_to_lose);
  g_test_add_func ("/fault-harness/off-is-seen-to-break", test_off_is_seen_to_break);
  g_test_add_func ("/fault-harness/failed-sync-loses-nothing", test_failed_sync_loses_nothing);
  g_test_add_func ("/fault-harness/faults-lose-nothing", test_faults_lose_nothing);
  g_test_add_func ("/fault-harness/a-lie-is-found", test_a_lie_is_found);
  return g_test_run ();
}
