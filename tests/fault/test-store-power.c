/* The power goes at every point of a coach's day: the store that is found afterwards is the one of
 * the last act that was acknowledged, or of the act that was under way, and nothing in between. */
#include <string.h>

#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/power-cut.h"
#include "tests/fault/record-vfs.h"
#include "tests/fault/scratch.h"

typedef struct
{
  GPtrArray *states; /* (element-type utf8): the dump after so many acts */
  guint ahead;       /* replays in which the act under way was kept too */
} Day;

static char *
dump (Entry *entry)
{
  g_autoptr (GError) error = NULL;
  char *text = entry_dump (entry, &error);

  g_assert_no_error (error);
  return text;
}

static void
record_day (const char *directory, guint acts, Day *day, Recording **recording)
{
  g_autoptr (GError) error = NULL;
  Entry *entry;

  entry_prepare (directory);
  *recording = recording_begin (directory);
  entry = entry_open (directory, &error);
  g_assert_no_error (error);
  g_ptr_array_add (day->states, dump (entry));
  for (guint n = 1; n <= acts; n++)
    {
      entry_act (entry, n, &error);
      g_assert_no_error (error);
      recording_ack (*recording, n);
      g_ptr_array_add (day->states, dump (entry));
    }
  entry_close (entry);
  recording_end (*recording);
}

/* The act that the power cut short can be done again, to the same effect. */
static gboolean
do_again (Entry *entry, gint64 n, Day *day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (n < day->states->len && entry_act (entry, n, &error) &&
      (done = entry_dump (entry, &error)) != NULL)
    return strcmp (done, g_ptr_array_index (day->states, n)) == 0;
  if (error != NULL)
    g_test_message ("%s", error->message);
  return n >= day->states->len;
}

static CutVerdict
verify_day (const char *directory, gint64 acked, gpointer user_data)
{
  Day *day = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = NULL;
  g_autofree char *found = NULL;
  g_autofree char *faults = NULL;

  entry_adopt (directory);
  entry = entry_open (directory, &error);
  if (entry == NULL || (found = entry_dump (entry, &error)) == NULL)
    {
      g_test_message ("%s", error->message);
      return CUT_BROKEN;
    }
  faults = entry_faults (entry->store);
  if (faults != NULL)
    {
      g_test_message ("%s", faults);
      return CUT_BROKEN;
    }
  if (strcmp (found, g_ptr_array_index (day->states, acked)) == 0)
    return do_again (entry, acked + 1, day) ? CUT_KEPT : CUT_BROKEN;
  if (acked + 1 < day->states->len &&
      strcmp (found, g_ptr_array_index (day->states, acked + 1)) == 0)
    {
      day->ahead++;
      return CUT_KEPT;
    }
  return CUT_LOST;
}

static void
test_day_survives_every_power_cut (void)
{
  g_autofree char *directory = scratch_new ();
  g_autofree char *store = g_build_filename (directory, "store", NULL);
  g_autoptr (Recording) recording = NULL;
  Day day = { .states = g_ptr_array_new_with_free_func (g_free) };
  CutFigures figures;

  record_day (store, scratch_count ("CW_CUT_ACTS", 2 * ENTRY_ACTS, 120), &day, &recording);
  power_cut_everywhere (recording, scratch_count ("CW_CUT_ROUNDS", 1, 10), 1, verify_day, &day,
                        &figures);
  g_test_message (
      "%u points, %u replays: %u kept (%u with the act under way), %u lost, %u broken",
      figures.prefixes, figures.replays, figures.verdicts[CUT_KEPT], day.ahead,
      figures.verdicts[CUT_LOST], figures.verdicts[CUT_BROKEN]);
  g_assert_cmpuint (figures.replays, >, 500);
  g_assert_cmpuint (figures.verdicts[CUT_LOST], ==, 0);
  g_assert_cmpuint (figures.verdicts[CUT_BROKEN], ==, 0);
  g_ptr_array_unref (day.states);
  scratch_remove (directory);
}

/* Whether the first @acked of the texts that the program called kept are there. */
static CutVerdict
verify_texts (const char *directory, gint64 acked, gpointer user_data)
{
  GPtrArray *kept = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (directory, &error);
  g_autoptr (GPtrArray) texts = entry != NULL ? entry_texts (entry, &error) : NULL;
  g_autofree char *faults = NULL;

  if (texts == NULL)
    {
      g_test_message ("%s", error->message);
      return CUT_BROKEN;
    }
  for (gint64 i = 0; i < acked; i++)
    if (!g_ptr_array_find_with_equal_func (texts, g_ptr_array_index (kept, i), g_str_equal,
                                           NULL))
      return CUT_LOST;
  faults = entry_faults (entry->store);
  return faults == NULL ? CUT_KEPT : CUT_BROKEN;
}

/* Records a morning in which the @nth sync fails. Returns: whether there were so many syncs. */
static gboolean
record_failed_sync (const char *directory, guint nth, GPtrArray *kept, Recording **recording)
{
  g_autoptr (Entry) entry = NULL;
  g_autoptr (GError) error = NULL;

  entry_prepare (directory);
  *recording = recording_begin (directory);
  entry = entry_open (directory, &error);
  g_assert_no_error (error);
  recording_break_sync (*recording, nth, FALSE);
  for (gint64 n = 1; n <= 6; n++)
    if (entry_add (entry, n, NULL) != 0)
      {
        g_ptr_array_add (kept, scratch_line (n));
        recording_ack (*recording, kept->len);
      }
  g_clear_pointer (&entry, entry_close);
  recording_end (*recording);
  return recording_has_broken (*recording);
}

/* A disk that fails to sync once and then says that all is well: Linux has forgotten what it could not
 * write, so "kept" may only be said of what was written anew. */
static void
test_failed_sync_is_never_called_kept (void)
{
  guint replays = 0, bad = 0, nth = 1;
  gboolean is_broken = TRUE;

  for (; is_broken; nth++)
    {
      g_autofree char *directory = scratch_new ();
      g_autofree char *store = g_build_filename (directory, "store", NULL);
      g_autoptr (Recording) recording = NULL;
      g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
      CutFigures figures;

      is_broken = record_failed_sync (store, nth, kept, &recording);
      power_cut_everywhere (recording, 1, nth, verify_texts, kept, &figures);
      replays += figures.replays;
      bad += figures.verdicts[CUT_LOST] + figures.verdicts[CUT_BROKEN];
      scratch_remove (directory);
    }
  g_test_message ("%u syncs failed, %u replays, %u bad", nth - 2, replays, bad);
  g_assert_cmpuint (nth, >, 8);
  g_assert_cmpuint (bad, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-power/day-survives-every-power-cut",
                   test_day_survives_every_power_cut);
  g_test_add_func ("/store-power/failed-sync-is-never-called-kept",
                   test_failed_sync_is_never_called_kept);
  return g_test_run ();
}
