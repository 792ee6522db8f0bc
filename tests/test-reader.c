#include "corewalk/conflict.h"
#include "corewalk/record.h"
#include "tests/fixture-bundle.h"

/* A window reads on a thread of its own while files are taken in on another. */
static void
test_a_reader_learns_of_streams_that_came (void)
{
  g_autofree char *folder = fixture_folder ();
  CwStore *ana = fixture_person (folder, "Ana"), *ben = fixture_person (folder, "Ben");
  gint64 walk = fixture_walk (ana);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  CwStore *reader = NULL;

  fixture_exchange (ana, ben, folder);
  reader = cw_store_open (cw_store_get_directory (ana), CW_STORE_READ, &error);
  g_assert_no_error (error);
  conflicts = cw_conflict_list (reader, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 0);
  g_clear_pointer (&conflicts, g_ptr_array_unref);

  g_assert_true (cw_record_edit (ana, walk, "title", "Ana says", NULL, NULL));
  g_assert_true (
      cw_record_edit (ben, fixture_find (ben, ana, walk), "title", "Ben says", NULL, NULL));
  fixture_exchange (ana, ben, folder); /* brings a stream of Ben's */
  g_assert_true (cw_store_refresh (reader, &error));
  conflicts = cw_conflict_list (reader, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);

  g_assert_true (cw_store_refresh (ana, &error)); /* who writes knows what it wrote */
  cw_store_close (reader);
  cw_store_close (ana);
  cw_store_close (ben);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/learns-of-streams-that-came",
                   test_a_reader_learns_of_streams_that_came);
  return g_test_run ();
}
