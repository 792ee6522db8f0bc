/*
 * keep-notes STORE PLAIN WORDS COUNT ROUNDS: keeps COUNT lines of evidence in each of ROUNDS rounds,
 * each line in the store, in the plain file PLAIN and in WORDS, a plain file with an index of words,
 * one after the other. Prints a line a round, of µs: {"store":[p50,p99],"plain":…,"words":…}
 */
#include "tests/bench/plain-store.h"

#include "corewalk/form.h"
#include "corewalk/note.h"
#include "corewalk/place.h"
#include "corewalk/store.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *note, *word;
} Plain;

typedef struct
{
  CwStore *store;
  gint64 visit;
  GPtrArray *texts;
  Plain plain, words;
} Bench;

static void
no_error (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static Plain
open_plain (const char *path, gboolean with_words)
{
  Plain plain = { .db = plain_open (path) };

  plain.note = plain_prepare (plain.db, "INSERT INTO note (visit, at_ms, offset, tags, text)"
                                        " VALUES (?, ?, ?, 1, ?)");
  if (with_words)
    plain.word = plain_prepare (plain.db, "INSERT INTO word (rowid, text) VALUES (?, ?)");
  return plain;
}

static void
close_plain (Plain *plain)
{
  sqlite3_finalize (plain->note);
  sqlite3_finalize (plain->word);
  sqlite3_close (plain->db);
}

/* A room of today's walk, so that lines come where they would come. */
static gint64
start_visit (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schools = cw_school_list (store, &error);
  CwWalkPlan plan = { .title = "Morning walk" };
  CwVisitPlan visit = { .grade = "4", .subject = "Math" };
  gint64 id;

  no_error (error);
  plan.school = ((const CwSchool *) schools->pdata[0])->id;
  plan.form = cw_form_find (store, "core-walk", &error);
  no_error (error);
  visit.walk = cw_walk_new (store, &plan, NULL, &error);
  no_error (error);
  id = cw_visit_start (store, &visit, NULL, &error);
  no_error (error);
  return id;
}

/* Lines as coaches write them: those that are there already, from all over the year. */
static GPtrArray *
read_texts (sqlite3 *db, int count)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt =
      plain_prepare (db, "SELECT text FROM note ORDER BY id * 2654435761 % 1000003 LIMIT ?");

  sqlite3_bind_int (stmt, 1, count);
  while (plain_step (stmt))
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);
  g_assert (texts->len > 0);
  return texts;
}

static double
keep_in_store (Bench *bench, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  cw_note_add (bench->store, bench->visit, CW_TAG_TEACHER, text, NULL, &error);
  no_error (error);
  return 1000 * plain_ms_since (start);
}

static double
keep_in_plain (Bench *bench, Plain *plain, const char *text)
{
  gint64 start = g_get_monotonic_time ();

  if (plain->word != NULL)
    plain_run (plain->db, "BEGIN IMMEDIATE");
  sqlite3_bind_int64 (plain->note, 1, bench->visit);
  sqlite3_bind_int64 (plain->note, 2, g_get_real_time () / 1000);
  sqlite3_bind_int64 (plain->note, 3, -300);
  sqlite3_bind_text (plain->note, 4, text, -1, SQLITE_STATIC);
  plain_step (plain->note);
  sqlite3_reset (plain->note);
  if (plain->word != NULL)
    {
      sqlite3_bind_int64 (plain->word, 1, sqlite3_last_insert_rowid (plain->db));
      sqlite3_bind_text (plain->word, 2, text, -1, SQLITE_STATIC);
      plain_step (plain->word);
      sqlite3_reset (plain->word);
      plain_run (plain->db, "COMMIT");
    }

  return 1000 * plain_ms_since (start);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
print_times (const char *name, GArray *times, const char *end)
{
  g_array_sort (times, compare_times);
  g_print ("\"%s\":[%.1f,%.1f]%s", name, g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 99 / 100), end);
}

static void
run_round (Bench *bench, int count)
{
  GArray *times[3];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    times[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (int i = 0; i < count; i++)
    for (int j = 0; j < 3; j++)
      {
        int whose = (i + j) % 3; /* who goes first changes */
        const char *text = bench->texts->pdata[(guint) i % bench->texts->len];
        double us = whose == 0   ? keep_in_store (bench, text)
                    : whose == 1 ? keep_in_plain (bench, &bench->plain, text)
                                 : keep_in_plain (bench, &bench->words, text);

        g_array_append_val (times[whose], us);
      }

  g_print ("{");
  print_times ("store", times[0], ",");
  print_times ("plain", times[1], ",");
  print_times ("words", times[2], "}\n");
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_array_unref (times[i]);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gint64 count, rounds;
  Bench bench = { 0 };

  g_assert (argc == 6 && g_ascii_string_to_signed (argv[4], 10, 1, 1000000, &count, NULL) &&
            g_ascii_string_to_signed (argv[5], 10, 1, 1000, &rounds, NULL));
  bench.store = cw_store_open (argv[1], CW_STORE_WRITE, &error);
  no_error (error);
  bench.visit = start_visit (bench.store);
  bench.plain = open_plain (argv[2], FALSE);
  bench.words = open_plain (argv[3], TRUE);
  bench.texts = read_texts (bench.plain.db, (int) count);

  for (gint64 i = 0; i < rounds; i++)
    run_round (&bench, (int) count);

  g_ptr_array_unref (bench.texts);
  close_plain (&bench.plain);
  close_plain (&bench.words);
  cw_store_close (bench.store);
  return 0;
}
