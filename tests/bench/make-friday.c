/*
 * make-friday FOLDER FILES LINES: FILES bundles of about LINES lines each, FOLDER/NNN.walk, for a
 * district's clerk, and an empty FOLDER/central. The laptops are pairs: each of the two writes lines
 * of evidence, and edits the same tenth of the first one's without knowing of the other's edit.
 */
#include "tests/bench/bench-store.h"
#include "tests/bench/plain-store.h"

#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/merge.h"
#include "corewalk/note.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/store.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/store/store-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define VISITS 20

static gint64
start_walk (CwStore *store, const char *school, const char *title)
{
  GError *error = NULL;
  CwWalkPlan plan = { .title = title };
  gint64 walk;

  plan.school = cw_school_new (store, school, NULL, NULL, &error);
  bench_must (plan.school != 0, error);
  plan.form = cw_form_find (store, "student-talk", &error);
  bench_must (plan.form != 0, error);
  walk = cw_walk_new (store, &plan, NULL, &error);
  bench_must (walk != 0, error);
  return walk;
}

/* The lines of a walk of VISITS visits, and those of the first few that @chosen has room for. */
static void
write_lines (CwStore *store, const char *school, const char *name, guint lines, GArray *chosen)
{
  gint64 walk = start_walk (store, school, name), visit = 0;
  GError *error = NULL;

  for (guint i = 0; i < lines; i++)
    {
      g_autofree char *text =
          g_strdup_printf ("%u: \"We counted both ways,\" says S to her partner, and shows it",
                           i);
      CwVisitPlan plan = { .walk = walk, .grade = "3", .subject = "Mathematics" };
      gint64 note;

      if (i % (lines / VISITS + 1) == 0)
        visit = cw_visit_start (store, &plan, NULL, &error);
      bench_must (visit != 0, error);
      note = cw_note_add (store, visit, CW_TAG_STUDENT, text, NULL, &error);
      bench_must (note != 0, error);
      g_array_append_val (chosen, note);
    }
}

static void
edit_lines (CwStore *store, const CwUuid *notes, guint count, const char *name)
{
  GError *error = NULL;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u as %s heard it", i, name);
      char uuid[CW_UUID_TEXT_LENGTH + 1];
      gint64 note;

      cw_uuid_to_text (&notes[i], uuid);
      note = cw_id_find (store, uuid, &error);
      bench_must (note != 0, error);
      bench_must (cw_record_edit (store, note, "text", text, NULL, &error), error);
    }
}

static void
remove_store (CwStore *store, const char *path)
{
  const char *argv[] = { "rm", "-rf", "--", path, NULL };

  cw_store_close (store);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

static void
make_pair (const char *folder, guint pair, guint lines, GPtrArray *recipients)
{
  const CwMergeOptions options = { .allows_unknown = TRUE };
  guint edits = lines / 10;
  g_autofree char *school = g_strdup_printf ("School %02u", pair % 40);
  g_autofree CwUuid *notes = g_new (CwUuid, edits);
  g_autofree char *early = g_strdup_printf ("%s/early", folder);
  const char *files[] = { early, NULL };
  g_autoptr (CwMerged) merged = NULL;
  CwStore *stores[2];
  char *paths[2];
  GError *error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("Coach %03u", 2 * pair + i);
      g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

      paths[i] = g_strdup_printf ("%s/laptop-%03u", folder, 2 * pair + i);
      stores[i] = bench_make_store (paths[i], name, "coach");
      plain_run (cw_db_get_handle (stores[i]->shared),
                 "PRAGMA synchronous = OFF"); /* a million lines, soon gone */
      plain_run (cw_db_get_handle (stores[i]->private), "PRAGMA synchronous = OFF");
      write_lines (stores[i], school, name, lines - edits, chosen);
      for (guint j = 0; i == 0 && j < edits; j++)
        bench_must (cw_id_to_uuid (stores[i], g_array_index (chosen, gint64, j), &notes[j]),
                    NULL);
    }
  bench_export (stores[0], early, NULL);
  merged = cw_merge (stores[1], files, &options, NULL, NULL, &error);
  bench_must (merged != NULL, error);
  g_unlink (early);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *file = g_strdup_printf ("%s/%03u.walk", folder, 2 * pair + i);

      edit_lines (stores[i], notes, edits, paths[i] + strlen (folder) + 1);
      bench_export (stores[i], file, recipients);
      remove_store (stores[i], paths[i]);
      g_free (paths[i]);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) recipients = NULL;

  if (argc != 4)
    g_error ("make-friday FOLDER FILES LINES");

  g_mkdir_with_parents (argv[1], 0700);
  recipients = bench_make_central (argv[1]);
  for (guint i = 0; i < (guint) g_ascii_strtoull (argv[2], NULL, 10) / 2; i++)
    make_pair (argv[1], i, (guint) g_ascii_strtoull (argv[3], NULL, 10), recipients);
  return 0;
}
