/* Prints what a store holds, for tests that drive the program from outside: a line for each line of
 * evidence, answer, count and mark, a line for each fault of its check. */
#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/keep.h"
#include "corewalk/mark.h"
#include "corewalk/note.h"
#include "corewalk/store.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

#include <stdio.h>

/* Times in milliseconds since the visit's start. */
static void
print_counts (CwStore *store, const CwVisit *visit, GError **error)
{
  g_autoptr (GPtrArray) tallies = cw_tally_list (store, visit->id, error);
  g_autoptr (GPtrArray) scans = cw_interval_list (store, visit->id, error);
  g_autoptr (GPtrArray) runs = cw_timer_list (store, visit->id, error);

  for (guint i = 0; tallies != NULL && i < tallies->len; i++)
    {
      const CwTally *tally = tallies->pdata[i];

      printf ("tally\t%d\t%s\t%d\n", (int) visit->number, tally->counter, (int) tally->total);
    }
  for (guint i = 0; scans != NULL && i < scans->len; i++)
    {
      const CwInterval *scan = scans->pdata[i];

      printf ("scan\t%d\t%s\t%d\t%d\n", (int) visit->number, scan->counter, scan->k, scan->n);
    }
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const CwTimer *run = runs->pdata[i];

      printf ("timer\t%d\t%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n",
              (int) visit->number, run->name, run->started.at_ms - visit->started.at_ms,
              run->stopped_ms != 0 ? run->stopped_ms - visit->started.at_ms : 0);
    }
}

static void
print_samples (int number, const GPtrArray *samples)
{
  for (guint i = 0; samples != NULL && i < samples->len; i++)
    {
      const CwSample *sample = samples->pdata[i];
      g_autofree char *text = g_strescape (sample->text, NULL);

      printf ("sample\t%d\t%s\t%" G_GINT64_FORMAT "\t%s\n", number,
              sample->question != NULL ? sample->question : "", sample->moment.at_ms, text);
    }
}

static void
print_visit (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwVisit) visit = cw_visit_get (store, id, error);
  g_autoptr (GPtrArray) notes = cw_note_list (store, id, error);
  g_autoptr (GArray) marks = cw_mark_list (store, id, error);
  g_autoptr (GPtrArray) answers = cw_answer_list (store, id, error);
  g_autoptr (GPtrArray) tasks = cw_task_list (store, id, error);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const CwNote *note = g_ptr_array_index (notes, i);
      g_autofree char *text = g_strescape (note->text, NULL);

      printf ("note\t%d\t%s%s%s\t%d\t%" G_GINT64_FORMAT "\t%s\n", (int) visit->number,
              note->tags & CW_TAG_TEACHER ? "t" : "", note->tags & CW_TAG_STUDENT ? "s" : "",
              note->tags & CW_TAG_TASK ? "k" : "", note->item != 0, note->moment.at_ms, text);
    }
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    printf ("mark\t%d\t%d\n", (int) visit->number, g_array_index (marks, CwMark, i).value);
  print_samples ((int) visit->number, answers);
  print_samples ((int) visit->number, tasks);
  print_counts (store, visit, error);
  printf ("visit\t%d\t%s\t%s\t%s\n", (int) visit->number, visit->grade ? visit->grade : "",
          visit->subject ? visit->subject : "", visit->ended_ms != 0 ? "ended" : "open");
}

static void
print_walks (CwStore *store, GError **error)
{
  g_autoptr (GArray) walks = cw_walk_ids (store, 0, error);

  for (guint i = 0; walks != NULL && i < walks->len; i++)
    {
      g_autoptr (CwWalk) walk = cw_walk_get (store, g_array_index (walks, gint64, i), error);
      g_autoptr (GArray) visits = cw_visit_ids (store, walk->id, error);

      printf ("walk\t%s\t%s\t%s\n", walk->title, walk->school_name,
              walk->code != NULL ? walk->code : "");
      for (guint j = 0; visits != NULL && j < visits->len; j++)
        print_visit (store, g_array_index (visits, gint64, j), error);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) store = cw_store_open (argv[1], CW_STORE_WRITE, &error);
  g_autoptr (CwCheck) check = store != NULL ? cw_check (store, NULL, NULL, &error) : NULL;

  if (check == NULL)
    {
      printf ("fault\t%s\n", error->message);
      return 1;
    }

  for (guint i = 0; i < check->faults->len; i++)
    printf ("fault\t%s\n", (const char *) g_ptr_array_index (check->faults, i));
  print_walks (store, &error);
  return error != NULL;
}
