/*
 * make-laptops FOLDER COUNT: stores of COUNT coaches of the sample district, each with its own year,
 * and of a central; each coach's bundle FOLDER/NN.walk is encrypted to the central. The lines of the
 * first lie in FOLDER/lines; FOLDER/week.walk is of one laptop with about 500 lines. Prints what the
 * exports took, one line each: {"wall_ms":…,"cpu_ms":…,"lines":…,"bytes":…}
 */
#include "tests/bench/bench-store.h"
#include "tests/bench/plain-store.h"

#include "corewalk/note.h"
#include "corewalk/store.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/demo/filling.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define WEEK_NOTES 300 /* besides the three sample walks */

static void
export_timed (CwStore *store, const char *file, GPtrArray *recipients)
{
  gint64 start = g_get_monotonic_time ();
  double cpu = plain_cpu_ms ();
  CwExported exported = bench_export (store, file, recipients);

  printf ("{\"wall_ms\":%.3f,\"cpu_ms\":%.3f,\"lines\":%" G_GINT64_FORMAT
          ",\"bytes\":%" G_GINT64_FORMAT "}\n",
          plain_ms_since (start), plain_cpu_ms () - cpu, exported.lines, exported.bytes);
}

static gboolean
write_line (const CwBundleLine *line, gpointer user_data)
{
  return fprintf (user_data, "%s\n", line->text) > 0;
}

/* What is packed when the same bytes are only read and packed. */
static void
write_lines (CwStore *store, const char *folder)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL };
  g_autofree char *path = g_build_filename (folder, "lines", NULL);
  FILE *file = fopen (path, "w");
  GError *error = NULL;

  g_assert_nonnull (file);
  bench_must (cw_bundle_preview (store, &plan, write_line, file, &error), error);
  fclose (file);
}

static void
make_week (const char *folder, GPtrArray *recipients)
{
  g_autofree char *path = g_build_filename (folder, "week", NULL);
  g_autofree char *file = g_build_filename (folder, "week.walk", NULL);
  CwStore *store = bench_make_store (path, "Coach of a week", "coach");
  g_autoptr (GArray) walks = NULL;
  g_autoptr (GArray) visits = NULL;
  GError *error = NULL;
  gint64 visit;

  bench_must (cw_demo_fill (store, 1, CW_DEMO_TINY, NULL, NULL, NULL, &error), error);
  walks = cw_walk_ids (store, 1, &error);
  bench_must (walks != NULL && walks->len == 1, error);
  visits = cw_visit_ids (store, g_array_index (walks, gint64, 0), &error);
  bench_must (visits != NULL && visits->len > 0, error);
  visit = g_array_index (visits, gint64, 0);
  for (int i = 0; i < WEEK_NOTES; i++)
    bench_must (cw_note_add (store, visit, CW_TAG_STUDENT,
                             "S: \"The boy shares, so he is kind\"", NULL, &error) != 0,
                error);
  export_timed (store, file, recipients);
  cw_store_close (store);
}

static void
make_laptop (const char *folder, guint coach, GPtrArray *recipients)
{
  g_autofree char *path = g_strdup_printf ("%s/laptop-%02u", folder, coach);
  g_autofree char *file = g_strdup_printf ("%s/%02u.walk", folder, coach);
  g_autofree char *name = g_strdup_printf ("Coach %02u", coach);
  CwStore *store = bench_make_store (path, name, "coach");
  GError *error = NULL;

  bench_must (cw_demo_fill_laptop (store, 1, coach, &error), error);
  if (coach == 0)
    write_lines (store, folder);
  export_timed (store, file, recipients);
  cw_store_close (store);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) recipients = NULL;

  if (argc != 3)
    g_error ("make-laptops FOLDER COUNT");

  g_mkdir_with_parents (argv[1], 0700);
  recipients = bench_make_central (argv[1]);
  for (guint i = 0; i < (guint) g_ascii_strtoull (argv[2], NULL, 10); i++)
    make_laptop (argv[1], i, recipients);
  make_week (argv[1], recipients);
  return 0;
}
