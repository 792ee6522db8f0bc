/*
 * find-words STORE WORDS COUNT ROUNDS: looks for a common and a rare word COUNT times in each of
 * ROUNDS rounds, in the store and with a plain FTS5 query in the plain file WORDS that fetches the
 * same rows. Prints the words, then a line a round, of ms for all COUNT:
 * {"common":[store,plain],"rare":[store,plain]}
 */
#include "tests/bench/plain-store.h"

#include "corewalk/search.h"
#include "corewalk/store.h"

#include <string.h>

#define MOST_HITS 50 /* as the list of hits shows */

static const char *const plain_sql =
    "SELECT hit.id, coalesce (note.visit, answer.visit, task.visit),"
    "       coalesce (visit.walk, card.walk, problem.walk),"
    "       coalesce (note.at_ms, answer.at_ms, task.at_ms, card.at_ms, problem.at_ms),"
    "       coalesce (note.offset, answer.offset, task.offset, card.offset, problem.offset),"
    "       coalesce (note.text, answer.text, task.text, card.text, problem.text)"
    "  FROM (SELECT rowid AS id FROM word WHERE word MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit"
    "  LEFT JOIN note ON note.id = hit.id"
    "  LEFT JOIN answer ON answer.id = hit.id"
    "  LEFT JOIN task ON task.id = hit.id"
    "  LEFT JOIN card ON card.id = hit.id"
    "  LEFT JOIN problem ON problem.id = hit.id"
    "  LEFT JOIN visit ON visit.id = coalesce (note.visit, answer.visit, task.visit)";

typedef struct
{
  CwStore *store;
  sqlite3 *db;
  sqlite3_stmt *stmt;
} Bench;

static GPtrArray *
ask_store (Bench *bench, const char *word)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = cw_search (bench->store, word, MOST_HITS, &error);

  if (hits == NULL)
    g_error ("%s", error->message);
  return hits;
}

/* What the store asks FTS5: the last word may be begun. */
static guint
ask_plain (Bench *bench, const char *word, GPtrArray *expected)
{
  g_autofree char *query = g_strdup_printf ("\"%s\"*", word);
  guint count = 0;
  gsize bytes = 0;

  sqlite3_bind_text (bench->stmt, 1, query, -1, SQLITE_STATIC);
  sqlite3_bind_int (bench->stmt, 2, MOST_HITS);
  for (; plain_step (bench->stmt); count++)
    {
      const CwHit *hit = expected == NULL ? NULL : expected->pdata[count];

      bytes += strlen ((const char *) sqlite3_column_text (bench->stmt, 5));
      g_assert (hit == NULL ||
                (hit->id == sqlite3_column_int64 (bench->stmt, 0) &&
                 hit->walk == sqlite3_column_int64 (bench->stmt, 2) &&
                 hit->moment.at_ms == sqlite3_column_int64 (bench->stmt, 3) &&
                 strcmp (hit->text, (const char *) sqlite3_column_text (bench->stmt, 5)) == 0));
    }
  sqlite3_reset (bench->stmt);
  g_assert (bytes > 0);
  return count;
}

/* The commonest word, and the first of at least six letters that stands in three to ten texts. */
static char *
choose_word (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = plain_prepare (db, sql);
  char *word;

  g_assert (plain_step (stmt));
  word = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return word;
}

static void
check_word (Bench *bench, const char *word)
{
  g_autoptr (GPtrArray) hits = ask_store (bench, word);

  g_assert (hits->len > 0);
  g_assert_cmpuint (ask_plain (bench, word, hits), ==, hits->len);
}

static void
time_word (Bench *bench, const char *name, const char *word, gint64 count, const char *end)
{
  gint64 start = g_get_monotonic_time ();
  double store_ms;

  for (gint64 i = 0; i < count; i++)
    g_ptr_array_unref (ask_store (bench, word));
  store_ms = plain_ms_since (start);

  start = g_get_monotonic_time ();
  for (gint64 i = 0; i < count; i++)
    ask_plain (bench, word, NULL);
  g_print ("\"%s\":[%.3f,%.3f]%s", name, store_ms, plain_ms_since (start), end);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *common = NULL, *rare = NULL;
  gint64 count, rounds;
  Bench bench = { 0 };

  g_assert (argc == 5 && g_ascii_string_to_signed (argv[3], 10, 1, 100000, &count, NULL) &&
            g_ascii_string_to_signed (argv[4], 10, 1, 1000, &rounds, NULL));
  bench.store = cw_store_open (argv[1], CW_STORE_READ, &error);
  if (bench.store == NULL)
    g_error ("%s", error->message);
  bench.db = plain_open (argv[2]);
  plain_run (bench.db,
             "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, word, row)");
  common = choose_word (bench.db, "SELECT term FROM temp.vocabulary ORDER BY doc DESC LIMIT 1");
  rare = choose_word (bench.db, "SELECT term FROM temp.vocabulary WHERE length (term) >= 6"
                                " ORDER BY doc NOT BETWEEN 3 AND 10, term LIMIT 1");
  bench.stmt = plain_prepare (bench.db, plain_sql);
  check_word (&bench, common);
  check_word (&bench, rare);

  g_print ("{\"words\":[\"%s\",\"%s\"]}\n", common, rare);
  for (gint64 i = 0; i < rounds; i++)
    {
      g_print ("{");
      time_word (&bench, "common", common, count, ",");
      time_word (&bench, "rare", rare, count, "}\n");
    }

  sqlite3_finalize (bench.stmt);
  sqlite3_close (bench.db);
  cw_store_close (bench.store);
  return 0;
}
