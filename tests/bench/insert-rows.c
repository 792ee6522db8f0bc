/*
 * insert-rows MADE PLAIN [--words]: every projected row of the store file MADE, read into memory
 * first, goes into the new file PLAIN in one transaction. Prints what opening, inserting,
 * committing and closing took: {"wall_ms":…,"cpu_ms":…,"rows":…}
 */
#include "tests/bench/plain-store.h"

#include <string.h>

typedef struct
{
  char *insert;
  int columns;
  gint64 rows;
  GByteArray *values; /* one behind the other: type, number or length, bytes of a text */
} Table;

static void
keep_value (GByteArray *values, sqlite3_stmt *stmt, int column)
{
  guint8 type = (guint8) sqlite3_column_type (stmt, column);
  gint64 number = type == SQLITE_TEXT ? sqlite3_column_bytes (stmt, column)
                                      : sqlite3_column_int64 (stmt, column);

  g_byte_array_append (values, &type, 1);
  g_byte_array_append (values, (const guint8 *) &number, sizeof number);
  if (type == SQLITE_TEXT)
    g_byte_array_append (values, sqlite3_column_text (stmt, column), (guint) number);
}

static void
read_table (sqlite3 *db, Table *table, const char *name)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s", name);
  g_autoptr (GString) insert = g_string_new (NULL);
  sqlite3_stmt *stmt = plain_prepare (db, select);

  table->columns = sqlite3_column_count (stmt);
  table->values = g_byte_array_new ();
  g_string_printf (insert, "INSERT INTO %s VALUES (?", name);
  for (int i = 1; i < table->columns; i++)
    g_string_append (insert, ", ?");
  g_string_append_c (insert, ')');
  table->insert = g_string_free (g_steal_pointer (&insert), FALSE);

  for (; plain_step (stmt); table->rows++)
    for (int i = 0; i < table->columns; i++)
      keep_value (table->values, stmt, i);
  sqlite3_finalize (stmt);
}

static const guint8 *
bind_value (sqlite3_stmt *stmt, int column, const guint8 *at)
{
  guint8 type = *at++;
  gint64 number;

  memcpy (&number, at, sizeof number);
  at += sizeof number;
  if (type == SQLITE_NULL)
    sqlite3_bind_null (stmt, column);
  else if (type == SQLITE_INTEGER)
    sqlite3_bind_int64 (stmt, column, number);
  else
    {
      sqlite3_bind_text (stmt, column, (const char *) at, (int) number, SQLITE_STATIC);
      at += number;
    }

  return at;
}

static void
insert_table (sqlite3 *db, const Table *table)
{
  sqlite3_stmt *stmt = plain_prepare (db, table->insert);
  const guint8 *at = table->values->data;

  for (gint64 row = 0; row < table->rows; row++)
    {
      for (int i = 1; i <= table->columns; i++)
        at = bind_value (stmt, i, at);
      plain_step (stmt);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
}

int
main (int argc, char **argv)
{
  gboolean with_words = argc == 4 && strcmp (argv[3], "--words") == 0;
  g_autofree Table *kept = g_new0 (Table, plain_table_count);
  gint64 rows = 0, start;
  sqlite3 *db;
  double cpu_ms;

  g_assert (argc == 3 || with_words);
  db = plain_open (argv[1]);
  for (guint i = 0; i < plain_table_count; i++)
    {
      read_table (db, &kept[i], plain_tables[i]);
      rows += kept[i].rows;
    }
  sqlite3_close (db);

  cpu_ms = plain_cpu_ms ();
  start = g_get_monotonic_time ();
  db = plain_open (argv[2]);
  plain_run (db, "BEGIN IMMEDIATE");
  plain_make_tables (db, with_words);
  for (guint i = 0; i < plain_table_count; i++)
    insert_table (db, &kept[i]);
  if (with_words)
    plain_fill_words (db);
  plain_run (db, "COMMIT");
  sqlite3_close (db);
  g_print ("{\"wall_ms\":%.3f,\"cpu_ms\":%.3f,\"rows\":%" G_GINT64_FORMAT "}\n",
           plain_ms_since (start), plain_cpu_ms () - cpu_ms, rows);

  for (guint i = 0; i < plain_table_count; i++)
    {
      g_byte_array_unref (kept[i].values);
      g_free (kept[i].insert);
    }
  return 0;
}
