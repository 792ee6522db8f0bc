#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/keep.h"
#include "corewalk/mark.h"
#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/record/act.h"
#include "tests/fixture.h"
#include "tests/table-dump.h"

/* One look-for of one visit, marked on several laptops in the same millisecond. */
typedef struct
{
  char *folder;
  CwStore *store;
  gint64 visit, item;
  GArray *marks; /* of gint64, as they came */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->visit = fixture_visit (fixture->store, fixture_walk (fixture->store));
  fixture->item = cw_item_find (fixture->store, fixture->visit, "1", NULL);
  fixture->marks = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_array_unref (fixture->marks);
}

/* As a bundle would bring it: a mark in the stream of somebody else. */
static void
add_mark (Fixture *fixture, const char *author, const char *value)
{
  const CwAuthor who = { .author = author, .key = fixture->store->key };
  g_autofree char *visit = cw_id_dup_text (fixture->store, fixture->visit);
  g_autofree char *item = cw_id_dup_text (fixture->store, fixture->item);
  const CwMoment moment = fixture_moment (1);
  g_autoptr (GError) error = NULL;
  const CwStream *stream;
  CwLine line;
  gint64 id;

  cw_act_begin (fixture->store, FALSE, "a mark", &moment, &error);
  g_assert_no_error (error);
  stream = cw_log_own_stream (fixture->store->log, &who, "district", "", &error);
  g_assert_no_error (error);
  cw_line_clear (&line);
  line.kind = "mark";
  cw_line_put_text (&line, "item", item);
  cw_line_put_text (&line, "value", value);
  cw_line_put_text (&line, "visit", visit);
  id = cw_act_add (fixture->store, stream, &line, &error);
  g_assert_no_error (error);
  cw_act_commit (fixture->store, &error);
  g_assert_no_error (error);
  g_array_append_val (fixture->marks, id);
}

static gint64
shown (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) marks = cw_mark_list (fixture->store, fixture->visit, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (marks->len, ==, 1);
  return g_array_index (marks, CwMark, 0).id;
}

static void
assert_clean (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCheck) check = cw_check (store, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < check->faults->len; i++)
    g_printerr ("# %s\n", (const char *) check->faults->pdata[i]);
  g_assert_cmpuint (check->faults->len, ==, 0);
}

/* The bytes of the UUID decide, which its text shows in the same order. */
static gint64
greatest (Fixture *fixture)
{
  g_autofree char *most = g_strdup ("");
  gint64 found = 0;

  for (guint i = 0; i < fixture->marks->len; i++)
    {
      gint64 id = g_array_index (fixture->marks, gint64, i);
      g_autofree char *text = cw_id_dup_text (fixture->store, id);

      if (g_strcmp0 (text, most) > 0)
        {
          g_free (most);
          most = g_steal_pointer (&text);
          found = id;
        }
    }

  return found;
}

/* Another store got the lines in the other order: there, local numbers go the other way. */
static void
turn_arrival (Fixture *fixture)
{
  gint64 first = g_array_index (fixture->marks, gint64, 0) >> 32;
  gint64 last = g_array_index (fixture->marks, gint64, fixture->marks->len - 1) >> 32;
  g_autofree char *sql = g_strdup_printf (
      "BEGIN;"
      "UPDATE origin SET origin = -origin WHERE origin BETWEEN %" G_GINT64_FORMAT
      " AND %" G_GINT64_FORMAT ";"
      "UPDATE origin SET origin = %" G_GINT64_FORMAT " + origin WHERE origin < 0;"
      "UPDATE opening SET origin = %" G_GINT64_FORMAT
      " - origin WHERE origin BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT ";"
      "COMMIT",
      first, last, first + last, first + last, first, last);
  g_autoptr (GError) error = NULL;

  cw_store_close (fixture->store);
  table_run (fixture->folder, "shared.db", sql);
  fixture->store = fixture_open (fixture->folder);
  cw_rebuild (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fixture->marks->len; i++)
    {
      gint64 *id = &g_array_index (fixture->marks, gint64, i);

      *id += (first + last - 2 * (*id >> 32)) << 32;
    }
}

static void
test_shows_the_same_one_in_every_store (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  static const char *const values[] = { "seen", "not-seen", "not-observable" };

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *author = g_strdup_printf ("Coach %u", i);

      add_mark (fixture, author, values[i % G_N_ELEMENTS (values)]);
      g_assert_cmpint (shown (fixture), ==, greatest (fixture));
    }
  assert_clean (fixture->store);
  before = record_dump (fixture->store, FALSE);

  turn_arrival (fixture);
  assert_clean (fixture->store);
  after = record_dump (fixture->store, FALSE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (shown (fixture), ==, greatest (fixture));

  /* What shows goes, and comes back. */
  for (int i = 0; i < 5; i++)
    {
      gint64 gone = shown (fixture);

      g_assert_true (cw_record_delete (fixture->store, gone, NULL, NULL));
      g_assert_cmpint (shown (fixture), !=, gone);
      assert_clean (fixture->store);
    }
  for (int i = 0; i < 5; i++)
    g_free (cw_undo (fixture->store, NULL));
  g_assert_cmpint (shown (fixture), ==, greatest (fixture));
}

static void
test_finds_the_wrong_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCheck) check = NULL;

  add_mark (fixture, "Ben", "seen");
  add_mark (fixture, "Cleo", "not-seen");
  table_run (fixture->folder, "shared.db",
             "CREATE TEMP TABLE one AS SELECT * FROM mark;"
             "INSERT OR REPLACE INTO mark (id, visit, item, value, at_ms, offset)"
             " SELECT id, visit, item, value, at_ms, offset FROM mark_under;"
             "DELETE FROM mark_under;"
             "INSERT INTO mark_under (id, visit, item, value, at_ms, offset)"
             " SELECT id, visit, item, value, at_ms, offset FROM one");
  check = cw_check (fixture->store, NULL, NULL, NULL);
  g_assert_cmpuint (check->faults->len, ==, 2);
  g_assert_true (g_pattern_match_simple ("mark *: it shows or hides the other way round*",
                                         check->faults->pdata[0]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/mark-twice/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("shows-the-same-one-in-every-store", test_shows_the_same_one_in_every_store);
  ADD ("finds-the-wrong-one", test_finds_the_wrong_one);
  return g_test_run ();
}
