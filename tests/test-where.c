#include "corewalk/memo.h"
#include "corewalk/where.h"
#include "data/base/stmt.h"
#include "data/question/where-words.h"
#include "data/store/store-private.h"
#include "tests/fixture.h"

#include <string.h>

static void
test_words (void)
{
  guint count = 0;
  const CwKind *kinds = cw_kind_all (&count);

  for (guint i = 0; i < count; i++)
    {
      if (cw_where_kind_title (&kinds[i]) == NULL)
        g_error ("data/question/where-words.c says nothing of %s", kinds[i].name);
      for (const CwField *field = kinds[i].fields; field->name != NULL; field++)
        if (cw_where_field_words (&kinds[i], field) == NULL)
          g_error ("data/question/where-words.c says nothing of %s.%s", kinds[i].name,
                   field->name);
    }
}

static gboolean
is_named (const char *table)
{
  for (const CwWhereTable *named = cw_where_tables; named->tables != NULL; named++)
    {
      g_auto (GStrv) tables = g_strsplit (named->tables, " ", -1);

      if (g_strv_contains ((const char *const *) tables, table))
        return TRUE;
    }
  return cw_kind_find (table) != NULL;
}

static void
check_tables (CwDb *db)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (
                       cw_db_get_handle (db),
                       "SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual') "
                       "AND schema = 'main' AND name NOT LIKE 'sqlite_%'",
                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    if (!is_named ((const char *) sqlite3_column_text (stmt, 0)))
      g_error ("data/question/where-words.c does not say what table %s holds",
               sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
}

static void
test_tables (void)
{
  g_autofree char *root = fixture_folder ();
  CwStore *store = fixture_store (root);

  check_tables (store->shared);
  check_tables (store->private);
  cw_store_close (store);
  fixture_remove (root);
}

static const CwWhereEntry *
find_entry (GPtrArray *entries, const char *title)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((CwWhereEntry *) entries->pdata[i])->title, title))
      return entries->pdata[i];

  g_error ("nothing is said of %s", title);
}

static void
test_list (void)
{
  g_autofree char *root = fixture_folder ();
  CwStore *store = fixture_store (root);
  gint64 visit = fixture_visit (store, fixture_walk (store));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  CwWhere last = CW_WHERE_LAPTOP;

  fixture_note (store, visit, "Six of eight pairs talk", 1);
  fixture_note (store, visit, "The task is on the board", 2);
  g_assert_cmpint (cw_memo_add (store, "Ask about the timer", NULL, &error), !=, 0);
  entries = cw_where_list (store, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < entries->len; i++)
    {
      const CwWhereEntry *entry = entries->pdata[i];

      g_assert_cmpint (entry->where, >=, last);
      g_assert_cmpuint (entry->contents->len, >, 0);
      last = entry->where;
    }
  g_assert_cmpint (find_entry (entries, "Lines of evidence")->count, ==, 2);
  g_assert_cmpint (find_entry (entries, "Lines of evidence")->where, ==, CW_WHERE_SCHOOL);
  g_assert_cmpint (find_entry (entries, "Notes to yourself")->count, ==, 1);
  g_assert_cmpint (find_entry (entries, "Notes to yourself")->where, ==, CW_WHERE_LAPTOP);
  g_assert_cmpint (find_entry (entries, "Who teaches which class")->where, ==, CW_WHERE_LAPTOP);
  g_assert_cmpint (find_entry (entries, "Visits")->where, ==, CW_WHERE_DISTRICT);

  cw_store_close (store);
  fixture_remove (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/where/words", test_words);
  g_test_add_func ("/where/tables", test_tables);
  g_test_add_func ("/where/list", test_list);
  return g_test_run ();
}
