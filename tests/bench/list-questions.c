/*
 * list-questions STORE COUNT: the count of all open questions and the first COUNT of them, as the
 * window shows them. Prints {"wall_ms":…,"cpu_ms":…,"open":…}
 */
#include "tests/bench/bench-store.h"
#include "tests/bench/plain-store.h"

#include "corewalk/conflict.h"
#include "corewalk/store.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  GError *error = NULL;
  CwStore *store;
  gint64 start, open;
  double cpu;

  if (argc != 3)
    g_error ("list-questions STORE COUNT");

  store = cw_store_open (argv[1], CW_STORE_READ, &error);
  bench_must (store != NULL, error);
  cpu = plain_cpu_ms ();
  start = g_get_monotonic_time ();
  open = cw_conflict_count (store, &error);
  bench_must (open >= 0, error);
  g_ptr_array_unref (
      cw_conflict_list (store, 0, (guint) g_ascii_strtoull (argv[2], NULL, 10), &error));
  bench_must (error == NULL, error);
  printf ("{\"wall_ms\":%.3f,\"cpu_ms\":%.3f,\"open\":%" G_GINT64_FORMAT "}\n",
          plain_ms_since (start), plain_cpu_ms () - cpu, open);
  cw_store_close (store);
  return 0;
}
