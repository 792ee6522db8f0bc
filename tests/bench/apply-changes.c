/*
 * apply-changes MADE NEW: every projected row of the store file MADE as a changeset of SQLite's session
 * extension, applied to new tables in the file NEW; the words are indexed after it. Prints what opening,
 * applying, indexing, committing and closing took, once all that was written before lay on the disk:
 * {"wall_ms":…,"cpu_ms":…,"bytes":…}
 */
#define SQLITE_ENABLE_SESSION 1 /* what Debian built is declared only so */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "tests/bench/plain-store.h"

#include <stdio.h>
#include <unistd.h>

static void
must (int code)
{
  if (code != SQLITE_OK)
    g_error ("session: %s", sqlite3_errstr (code));
}

/* The rows of @path are copied into an attached file under the eyes of a session. */
static void *
record (const char *path, const char *copy, int *size)
{
  sqlite3 *db = plain_open (copy);
  sqlite3_session *session;
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS made", path);
  void *changes;

  plain_make_tables (db, FALSE);
  plain_run (db, attach);
  must (sqlite3session_create (db, "main", &session));
  must (sqlite3session_attach (session, NULL));
  plain_run (db, "BEGIN");
  for (guint i = 0; i < plain_table_count; i++)
    {
      g_autofree char *insert = g_strdup_printf ("INSERT INTO main.%s SELECT * FROM made.%s",
                                                 plain_tables[i], plain_tables[i]);

      plain_run (db, insert);
    }
  plain_run (db, "COMMIT");
  must (sqlite3session_changeset (session, size, &changes));
  sqlite3session_delete (session);
  sqlite3_close (db);
  return changes;
}

static int
on_conflict (void *context, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

int
main (int argc, char **argv)
{
  g_autofree char *copy = NULL;
  double cpu_ms;
  gint64 start;
  void *changes;
  sqlite3 *db;
  int size;

  if (argc != 3)
    g_error ("apply-changes MADE NEW");

  copy = g_strconcat (argv[2], "-copy", NULL);
  changes = record (argv[1], copy, &size);
  sync ();
  cpu_ms = plain_cpu_ms ();
  start = g_get_monotonic_time ();
  db = plain_open (argv[2]);
  plain_make_tables (db, TRUE);
  plain_run (db, "BEGIN IMMEDIATE");
  must (sqlite3changeset_apply_v2 (db, size, changes, NULL, on_conflict, NULL, NULL, NULL, 0));
  plain_fill_words (db);
  plain_run (db, "COMMIT");
  sqlite3_close (db);
  printf ("{\"wall_ms\":%.3f,\"cpu_ms\":%.3f,\"bytes\":%d}\n", plain_ms_since (start),
          plain_cpu_ms () - cpu_ms, size);
  sqlite3_free (changes);
  return 0;
}
