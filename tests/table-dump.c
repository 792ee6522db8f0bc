#include "tests/table-dump.h"

#include "corewalk/keep.h"
#include "data/count/pack-keep.h"
#include "data/record/words.h"

#include <sqlite3.h>

static void
append_cell (sqlite3_stmt *stmt, int column, GString *out)
{
  const guint8 *bytes = sqlite3_column_blob (stmt, column);
  int length = sqlite3_column_bytes (stmt, column);

  switch (sqlite3_column_type (stmt, column))
    {
    case SQLITE_BLOB:
      g_string_append (out, "x'");
      for (int i = 0; i < length; i++)
        g_string_append_printf (out, "%02x", bytes[i]);
      g_string_append (out, "'|");
      break;

    case SQLITE_NULL:
      g_string_append (out, "NULL|");
      break;

    default:
      g_string_append_len (out, (const char *) bytes, length);
      g_string_append_c (out, '|');
    }
}

static void
append_rows (sqlite3 *db, const char *sql, GString *out)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        append_cell (stmt, i, out);
      g_string_append_c (out, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (stmt), ==, SQLITE_OK);
}

static void
append_file (sqlite3 *db, GString *out)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                       "AND name NOT LIKE 'word%' ORDER BY name",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"",
                                              (const char *) sqlite3_column_text (stmt, 0));

      g_string_append_printf (out, "== %s\n", (const char *) sqlite3_column_text (stmt, 0));
      append_rows (db, sql, out);
    }
  sqlite3_finalize (stmt);
}

static void
fold_packs (CwStore *store)
{
  if (store->mode != CW_STORE_WRITE)
    return;

  g_assert_true (cw_db_begin (store->shared, NULL));
  g_assert_true (cw_pack_fold (store, NULL));
  g_assert_true (cw_db_commit (store->shared, NULL));
}

char *
table_dump (CwStore *store)
{
  GString *out = g_string_new (NULL);

  /* Which words the search index has and which it will get is no difference; nor are packs of visits. */
  cw_words_settle (store);
  fold_packs (store);
  append_file (cw_db_get_handle (store->shared), out);
  g_string_append (out, "== word\n");
  append_rows (cw_db_get_handle (store->shared),
               "SELECT doc, \"offset\", term FROM word_place ORDER BY doc, \"offset\", term",
               out);
  append_file (cw_db_get_handle (store->private), out);
  return g_string_free (out, FALSE);
}

static gboolean
append_line (const char *line, gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", line);
  return TRUE;
}

char *
record_dump (CwStore *store, gboolean is_private)
{
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  cw_dump (store, is_private, append_line, out, &error);
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

void
table_run (const char *folder, const char *file, const char *sql)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  char *message = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}
