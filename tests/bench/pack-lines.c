/*
 * pack-lines FILE: reads it and packs it as `zstd -3` does. Prints what that took:
 * {"wall_ms":…,"cpu_ms":…,"bytes":…}
 */
#include "tests/bench/plain-store.h"

#include <stdio.h>
#include <zstd.h>

int
main (int argc, char **argv)
{
  gint64 start = g_get_monotonic_time ();
  double cpu_ms = plain_cpu_ms ();
  g_autofree char *bytes = NULL;
  g_autofree char *packed = NULL;
  GError *error = NULL;
  gsize length, room, size;

  if (argc != 2 || !g_file_get_contents (argv[1], &bytes, &length, &error))
    g_error ("pack-lines FILE: %s", error == NULL ? "one file" : error->message);

  room = ZSTD_compressBound (length);
  packed = g_malloc (room);
  size = ZSTD_compress (packed, room, bytes, length, 3);
  printf ("{\"wall_ms\":%.3f,\"cpu_ms\":%.3f,\"bytes\":%" G_GSIZE_FORMAT "}\n",
          plain_ms_since (start), plain_cpu_ms () - cpu_ms, size);
  return 0;
}
