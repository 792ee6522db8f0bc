/*
 * merge-bundles STORE FILE...: takes bundles of unknown senders into STORE. Prints what merging and
 * closing took, once it was open and all that was written before lay on the disk: {"wall_ms":…,"cpu_ms":…,"fresh":…,"already":…,"mb":…}
 */
#include "tests/bench/plain-store.h"

#include "corewalk/merge.h"
#include "corewalk/store.h"

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

int
main (int argc, char **argv)
{
  const CwMergeOptions options = { .allows_unknown = TRUE };
  g_autoptr (CwMerged) merged = NULL;
  struct rusage usage;
  GError *error = NULL;
  CwStore *store;
  gint64 start;
  double cpu;

  if (argc < 3)
    g_error ("merge-bundles STORE FILE...");

  store = cw_store_open (argv[1], CW_STORE_WRITE, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  sync ();
  cpu = plain_cpu_ms ();
  start = g_get_monotonic_time ();
  merged = cw_merge (store, (const char *const *) argv + 2, &options, NULL, NULL, &error);
  if (merged == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < merged->files->len; i++)
    if (((CwMergedFile *) merged->files->pdata[i])->reason != NULL)
      g_error ("%s", ((CwMergedFile *) merged->files->pdata[i])->reason);
  cw_store_close (store);

  getrusage (RUSAGE_SELF, &usage);
  printf ("{\"wall_ms\":%.3f,\"cpu_ms\":%.3f,\"fresh\":%" G_GINT64_FORMAT
          ",\"already\":%" G_GINT64_FORMAT ",\"mb\":%.1f}\n",
          plain_ms_since (start), plain_cpu_ms () - cpu, merged->fresh, merged->already,
          (double) usage.ru_maxrss / 1024);
  return 0;
}
