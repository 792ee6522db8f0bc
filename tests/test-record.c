#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/mark.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/store/store-private.h"
#include "tests/fixture.h"

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk, visit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  fixture->visit = fixture_visit (fixture->store, fixture->walk);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
reopen (Fixture *fixture)
{
  cw_store_close (fixture->store);
  fixture->store = fixture_open (fixture->folder);
}

static char *
text_of (Fixture *fixture, gint64 note)
{
  g_autoptr (CwNote) read = cw_note_get (fixture->store, note, NULL);

  return read == NULL ? NULL : g_strdup (read->text);
}

static void
assert_text (Fixture *fixture, gint64 note, const char *expected)
{
  g_autofree char *text = text_of (fixture, note);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_keeps_a_line (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_note (fixture->store, fixture->visit, "T: \"Why?\"", 5);
  g_autoptr (CwNote) note = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  reopen (fixture);
  notes = cw_note_list (fixture->store, fixture->visit, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  note = cw_note_get (fixture->store, id, NULL);
  g_assert_cmpstr (note->text, ==, "T: \"Why?\"");
  g_assert_cmpint (note->tags, ==, CW_TAG_TEACHER);
  g_assert_cmpint (note->moment.at_ms, ==, fixture_moment (5).at_ms);
  g_assert_cmpint (note->moment.offset_min, ==, -300);
}

static void
test_edits_undoes_and_does_again (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_note (fixture->store, fixture->visit, "first", 5);
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;

  g_assert_true (cw_record_edit (fixture->store, id, "text", "second", NULL, &error));
  assert_text (fixture, id, "second");
  reopen (fixture);
  undone = cw_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "the change of a line of evidence");
  assert_text (fixture, id, "first");
  again = cw_redo (fixture->store, &error);
  g_assert_no_error (error);
  assert_text (fixture, id, "second");

  g_free (cw_undo (fixture->store, NULL));
  g_free (cw_undo (fixture->store, NULL));
  assert_text (fixture, id, NULL);
  g_free (cw_redo (fixture->store, NULL));
  assert_text (fixture, id, "first");
}

static void
test_deletes_and_restores_a_walk (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_note (fixture->store, fixture->visit, "first", 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWalk) walk = NULL;
  gboolean is_sealed = GPOINTER_TO_INT (data);

  if (is_sealed)
    {
      cw_record_seal (fixture->store, fixture->walk, NULL, &error);
      g_assert_no_error (error);
      cw_record_seal (fixture->store, id, NULL, &error);
      g_assert_no_error (error);
      fixture_note (fixture->store, fixture->visit, "after the seal", 6);
    }

  cw_record_delete (fixture->store, fixture->walk, NULL, &error);
  g_assert_no_error (error);
  assert_text (fixture, id, NULL);
  g_assert_null (cw_walk_get (fixture->store, fixture->walk, NULL));
  reopen (fixture);
  cw_record_restore (fixture->store, fixture->walk, NULL, &error);
  g_assert_no_error (error);
  assert_text (fixture, id, "first");
  walk = cw_walk_get (fixture->store, fixture->walk, &error);
  g_assert_no_error (error);
  g_assert_cmpint (walk->note_count, ==, is_sealed ? 2 : 1);

  cw_record_delete (fixture->store, fixture->walk, NULL, &error);
  g_assert_no_error (error);
  g_free (cw_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_text (fixture, id, "first");
}

static void
test_amends_what_is_sealed (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_note (fixture->store, fixture->visit, "first", 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRecord) record = NULL;

  cw_record_seal (fixture->store, id, NULL, &error);
  g_assert_no_error (error);
  cw_record_edit (fixture->store, id, "text", "second", NULL, &error);
  g_assert_no_error (error);
  assert_text (fixture, id, "second");
  reopen (fixture);
  record = cw_record_read (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_true (record->is_sealed);
  g_assert_cmpstr (cw_record_get_field (record, "text")->text, ==, "second");
  g_free (cw_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_text (fixture, id, "first");
  g_free (cw_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_text (fixture, id, NULL);
}

static void
test_finds_ids (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_note (fixture->store, fixture->visit, "first", 5);
  g_autofree char *uuid = cw_id_dup_text (fixture->store, id);
  g_autofree char *address = cw_id_dup_address (fixture->store, id);

  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cw_id_find (fixture->store, uuid, NULL), ==, id);
  gint64 found = cw_id_find (fixture->store, uuid + 22, &error);

  g_assert_no_error (error);
  g_assert_cmpint (found, ==, id);
  g_assert_cmpint (cw_id_find (fixture->store, address, NULL), ==, id);
  g_assert_cmpint (uuid[14], ==, '8');
}

static void
test_marks_once_for_each_item (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 item = cw_item_find (fixture->store, fixture->visit, "1", &error);
  gint64 first, second;
  g_autoptr (GArray) marks = NULL;

  g_assert_no_error (error);
  first = cw_mark_set (fixture->store, fixture->visit, item, CW_MARK_SEEN, NULL, &error);
  g_assert_no_error (error);
  second = cw_mark_set (fixture->store, fixture->visit, item, CW_MARK_NOT_SEEN, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first, ==, second);
  marks = cw_mark_list (fixture->store, fixture->visit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_cmpint (g_array_index (marks, CwMark, 0).value, ==, CW_MARK_NOT_SEEN);
  g_assert_cmpint (cw_mark_set (fixture->store, fixture->visit, item, 7, NULL, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

/* The line that says an opening goes, what it says of the lines after it stays. */
static void
test_keeps_ids_when_an_opening_line_is_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, second;
  CwEntry entry;
  CwLine line;
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();

  fixture_note (fixture->store, fixture->visit, "of the opening before", 4);
  reopen (fixture);
  first = fixture_note (fixture->store, fixture->visit, "first", 5);
  second = fixture_note (fixture->store, fixture->visit, "second", 6);
  before = cw_id_dup_text (fixture->store, second);
  g_assert_true (cw_record_delete (fixture->store, first, NULL, &error));
  reopen (fixture);
  after = cw_id_dup_text (fixture->store, second);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (cw_log_get (fixture->store->log, first, &entry, &error));
  g_assert_true (cw_line_is_void (entry.bytes, entry.length));
  cw_line_read (reader, entry.bytes, entry.length, &line, &error);
  g_assert_no_error (error);
  g_assert_true (line.has_opening);
  assert_text (fixture, first, NULL);
  g_assert_true (cw_record_restore (fixture->store, first, NULL, &error));
  assert_text (fixture, first, "first");
}

/* Lines typed now keep their order though the clock was set back; a late entry keeps its time. */
static void
test_keeps_order_when_the_clock_goes_back (Fixture *fixture, gconstpointer data)
{
  CwMoment ahead = cw_moment_now (), late = fixture_moment (0);
  g_autoptr (GPtrArray) notes = NULL;

  ahead.at_ms += 5 * 60 * 1000;
  cw_note_add (fixture->store, fixture->visit, CW_TAG_NONE, "first", &ahead, NULL);
  cw_note_add (fixture->store, fixture->visit, CW_TAG_NONE, "second", NULL, NULL);
  cw_note_add (fixture->store, fixture->visit, CW_TAG_NONE, "late", &late, NULL);
  notes = cw_note_list (fixture->store, fixture->visit, NULL);
  g_assert_cmpuint (notes->len, ==, 3);
  g_assert_cmpstr (((CwNote *) notes->pdata[0])->text, ==, "late");
  g_assert_cmpint (((CwNote *) notes->pdata[0])->moment.at_ms, ==, late.at_ms);
  g_assert_cmpstr (((CwNote *) notes->pdata[1])->text, ==, "first");
  g_assert_cmpstr (((CwNote *) notes->pdata[2])->text, ==, "second");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function)                                                              \
  g_test_add ("/record/" name, Fixture, data, set_up, function, tear_down)
  ADD ("keeps-a-line", NULL, test_keeps_a_line);
  ADD ("edits-undoes-and-does-again", NULL, test_edits_undoes_and_does_again);
  ADD ("deletes-and-restores-a-walk", GINT_TO_POINTER (FALSE),
       test_deletes_and_restores_a_walk);
  ADD ("deletes-and-restores-a-sealed-walk", GINT_TO_POINTER (TRUE),
       test_deletes_and_restores_a_walk);
  ADD ("amends-what-is-sealed", NULL, test_amends_what_is_sealed);
  ADD ("keeps-order-when-the-clock-goes-back", NULL, test_keeps_order_when_the_clock_goes_back);
  ADD ("keeps-ids-when-an-opening-line-is-taken-back", NULL,
       test_keeps_ids_when_an_opening_line_is_taken_back);
  ADD ("finds-ids", NULL, test_finds_ids);
  ADD ("marks-once-for-each-item", NULL, test_marks_once_for_each_item);
  return g_test_run ();
}
