#include "data/base/row-queue.h"
#include "data/base/stmt.h"

#include <string.h>

static const char *const migrations[] = {
  "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER) STRICT"
};
static const CwDbForm form = {
  .name = "the test",
  .migrations = migrations,
  .migration_count = G_N_ELEMENTS (migrations),
};
static const char take[] =
    "INSERT INTO thing SELECT id, coalesce (name, 'none'), size FROM waiting";

typedef struct
{
  CwDb *db;
  CwRowQueue *queue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = cw_db_open_memory (&form, NULL);
  fixture->queue = cw_row_queue_new (fixture->db, "waiting", "id, name, size", NULL);
  g_assert_nonnull (fixture->queue);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_db_close (fixture->db);
}

static void
put (Fixture *fixture, gint64 id, const char *name, gint64 size)
{
  CwQueued *values = cw_row_queue_add (fixture->queue);

  values[0] = (CwQueued){ .type = CW_QUEUED_INT, .integer = id };
  values[1] = (CwQueued){ .type = CW_QUEUED_NULL };
  if (name != NULL)
    cw_row_queue_set_text (fixture->queue, &values[1], name, strlen (name));
  values[2] = (CwQueued){ .type = size < 0 ? CW_QUEUED_NULL : CW_QUEUED_INT, .integer = size };
}

static char *
list (Fixture *fixture)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (fixture->db, "SELECT id, name, size FROM thing");
  GString *text = g_string_new (NULL);

  while (cw_stmt_next (stmt))
    g_string_append_printf (text, "%d %s %s|", (int) cw_stmt_int (stmt, 0),
                            cw_stmt_text (stmt, 1),
                            cw_stmt_is_null (stmt, 2) ? "-" : cw_stmt_text (stmt, 2));
  return g_string_free (text, FALSE);
}

static void
test_is_read_like_a_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_true (cw_stmt_do (fixture->db, take, &error));
  put (fixture, 3, "drei", 4);
  put (fixture, G_MAXINT32, "", 0);
  put (fixture, 5, NULL, -1);
  g_assert_cmpuint (cw_row_queue_count (fixture->queue), ==, 3);
  g_assert_cmpint (cw_row_queue_get (fixture->queue, 1)->integer, ==, G_MAXINT32);
  g_assert_true (cw_stmt_do (fixture->db, take, &error));
  first = list (fixture);
  g_assert_cmpstr (first, ==, "3 drei 4|5 none -|2147483647  0|");

  cw_row_queue_clear (fixture->queue);
  g_assert_cmpuint (cw_row_queue_count (fixture->queue), ==, 0);
  g_assert_true (cw_stmt_do (fixture->db, take, &error));
  put (fixture, 4, "vier", 1);
  g_assert_true (cw_stmt_do (fixture->db, take, &error));
  second = list (fixture);
  g_assert_cmpstr (second, ==, "3 drei 4|4 vier 1|5 none -|2147483647  0|");
}

static void
test_takes_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nothing = NULL;
  g_autoptr (GError) error = NULL;

  put (fixture, 1, "one", 1);
  put (fixture, 2, "two", 2);
  put (fixture, 1, "one again", 3);
  g_assert_false (cw_stmt_do (fixture->db, take, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_STORAGE);
  nothing = list (fixture);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_takes_thousands (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (3000, 'x');
  g_autoptr (CwStmt) stmt = NULL;

  for (int i = 0; i < 5000; i++)
    put (fixture, i, long_name + i % 3000, i);
  g_assert_true (cw_stmt_do (fixture->db, take, NULL));
  stmt =
      cw_stmt_new (fixture->db, "SELECT count (*), sum (size), sum (length (name)) FROM thing");
  g_assert_true (cw_stmt_next (stmt));
  g_assert_cmpint (cw_stmt_int (stmt, 0), ==, 5000);
  g_assert_cmpint (cw_stmt_int (stmt, 1), ==, 4999 * 5000 / 2);
  g_assert_cmpint (cw_stmt_int (stmt, 2), ==, 3000 * 3001 / 2 + 2000 * 3000 - 1999 * 2000 / 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/row-queue/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("is-read-like-a-table", test_is_read_like_a_table);
  ADD ("takes-all-or-nothing", test_takes_all_or_nothing);
  ADD ("takes-thousands", test_takes_thousands);
  return g_test_run ();
}
