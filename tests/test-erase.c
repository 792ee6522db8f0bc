/* Tests of erasing for good: no byte is left, nowhere, whatever comes in which order. */
#include "tests/byte-search.h"
#include "tests/fixture-bundle.h"

#include "corewalk/bundle.h"
#include "corewalk/id.h"
#include "corewalk/memo.h"
#include "corewalk/note.h"
#include "corewalk/order.h"
#include "corewalk/receipt.h"
#include "corewalk/record.h"
#include "corewalk/search.h"
#include "corewalk/trust.h"

#include <sqlite3.h>
#include <string.h>

#define WORD "Xylomarisol"

typedef struct
{
  char *folder;
  CwStore *ana, *ben, *zoe;
  gint64 visit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture->zoe = fixture_person (fixture->folder, "Zoe");
  fixture->visit = fixture_visit (fixture->ana, fixture_walk (fixture->ana));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  cw_store_close (fixture->zoe);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static guint
count_files (CwStore *store)
{
  return byte_search (cw_store_get_directory (store), WORD);
}

/* The word is in no file of the store, search does not find it, and everything adds up. */
static void
assert_gone (CwStore *store)
{
  g_autoptr (GPtrArray) hits = cw_search (store, WORD, 10, NULL);

  g_assert_cmpuint (count_files (store), ==, 0);
  g_assert_cmpuint (hits->len, ==, 0);
  fixture_assert_whole (store);
}

static gint64
erase (CwStore *store, gint64 record)
{
  g_auto (CwErased) erased = { 0 };
  CwMoment moment = fixture_moment (100);
  g_autoptr (GError) error = NULL;

  cw_erase (store, record, "A parent asked", NULL, &moment, &erased, &error);
  g_assert_no_error (error);
  g_assert_false (erased.is_left);
  return erased.orders->len == 0 ? 0 : g_array_index (erased.orders, gint64, 0);
}

static void
edit (CwStore *store, gint64 id, const char *text)
{
  CwMoment moment = fixture_moment (50);
  g_autoptr (GError) error = NULL;

  cw_record_edit (store, id, "text", text, &moment, &error);
  g_assert_no_error (error);
}

static void delete (CwStore *store, gint64 id)
{
  CwMoment moment = fixture_moment (60);
  g_autoptr (GError) error = NULL;

  cw_record_delete (store, id, &moment, &error);
  g_assert_no_error (error);
}

static gint64
note (CwStore *store, gint64 visit)
{
  return fixture_note (store, visit, "S: " WORD " said why", 1);
}

static CwOrderState
state_of (CwStore *store, guint index)
{
  g_autoptr (GPtrArray) orders = cw_order_list (store, NULL);

  g_assert_cmpuint (orders->len, >, index);
  return ((CwOrder *) orders->pdata[index])->state;
}

/* The first order there. */
static void
accept (CwStore *store)
{
  g_autoptr (GPtrArray) orders = cw_order_list (store, NULL);
  g_autoptr (GError) error = NULL;

  cw_order_accept (store, ((CwOrder *) orders->pdata[0])->id, NULL, &error);
  g_assert_no_error (error);
}

static void
test_takes_back_what_nobody_has (Fixture *fixture, gconstpointer data)
{
  gint64 kept = fixture_note (fixture->ana, fixture->visit, "T: Why?", 2);
  gint64 typed = note (fixture->ana, fixture->visit);
  gint64 removed = note (fixture->ana, fixture->visit);
  g_autofree char *text = NULL;

  edit (fixture->ana, typed, "S: somebody");
  edit (fixture->ana, typed, "S: " WORD " again");
  delete (fixture->ana, removed);
  g_assert_cmpuint (count_files (fixture->ana), >, 0);

  g_assert_cmpint (erase (fixture->ana, typed), ==, 0);
  g_assert_cmpint (erase (fixture->ana, removed), ==, 0);
  assert_gone (fixture->ana);
  g_assert_null (cw_record_read (fixture->ana, typed, NULL));
  while ((text = cw_undo (fixture->ana, NULL)) != NULL)
    g_clear_pointer (&text, g_free);
  while ((text = cw_redo (fixture->ana, NULL)) != NULL)
    g_clear_pointer (&text, g_free);
  assert_gone (fixture->ana);
  text = fixture_dump (fixture->ana);
  g_assert_nonnull (strstr (text, "T: Why?"));
  g_assert_cmpint (kept, !=, 0);
}

/* Scenario 38; what Zoe wrote about it herself is hers to erase. */
static void
test_is_erased_everywhere (Fixture *fixture, gconstpointer data)
{
  gint64 record = note (fixture->ana, fixture->visit);
  g_autofree char *old = NULL;
  g_autofree char *from_ana = NULL;
  g_autofree char *from_zoe = NULL;
  g_autoptr (CwMerged) merged = NULL;
  const CwMergedFile *file;

  fixture_note (fixture->ana, fixture->visit, "T: Why?", 2);
  old = fixture_export (fixture->ana, fixture->folder, "old.walk");
  fixture_take (fixture->zoe, old);
  edit (fixture->zoe, fixture_find (fixture->zoe, fixture->ana, record), "Zoe's " WORD);
  fixture_exchange (fixture->zoe, fixture->ana, fixture->folder);
  edit (fixture->ana, record, "S: " WORD " said how");
  g_assert_true (byte_search_file (old, WORD));

  g_assert_cmpint (erase (fixture->ana, record), !=, 0);
  assert_gone (fixture->ana);
  from_ana = fixture_export (fixture->ana, fixture->folder, "ana.walk");
  g_assert_false (byte_search_file (from_ana, WORD));
  fixture_take (fixture->zoe, from_ana);
  g_assert_cmpint (state_of (fixture->zoe, 0), ==, CW_ORDER_ASKS);
  accept (fixture->zoe);
  g_assert_cmpint (state_of (fixture->zoe, 0), ==, CW_ORDER_DONE);
  assert_gone (fixture->zoe);
  fixture_assert_same (fixture->ana, fixture->zoe);

  merged = fixture_merge (fixture->zoe, old);
  file = merged->files->pdata[0];
  g_assert_cmpint (file->fresh, ==, 0);
  fixture_take (fixture->ana, old);
  assert_gone (fixture->zoe);
  assert_gone (fixture->ana);

  from_zoe = fixture_export (fixture->zoe, fixture->folder, "zoe.walk");
  g_assert_false (byte_search_file (from_zoe, WORD));
  fixture_take (fixture->ben, from_zoe);
  fixture_take (fixture->ben, old);
  fixture_assert_same (fixture->ben, fixture->ana);
  assert_gone (fixture->ben);
}

/* An old bundle comes after the order, where the words never were: its erased line counts as known. */
static void
test_order_comes_first (Fixture *fixture, gconstpointer data)
{
  gint64 record = note (fixture->ana, fixture->visit);
  g_autofree char *old = fixture_export (fixture->ana, fixture->folder, "old.walk");
  g_autofree char *receipt = g_build_filename (fixture->folder, "ben.receipt", NULL);
  g_autofree char *rest = g_build_filename (fixture->folder, "rest.walk", NULL);
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .receipt = receipt };
  g_autoptr (GError) error = NULL;

  fixture_take (fixture->ben, old);
  g_assert_true (cw_receipt_write (fixture->ben, receipt, &error));
  erase (fixture->ana, record);
  cw_bundle_export (fixture->ana, &plan, rest, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  fixture_take (fixture->zoe, rest);
  fixture_take (fixture->zoe, old);
  fixture_assert_same (fixture->zoe, fixture->ana);
  g_assert_cmpint (state_of (fixture->zoe, 0), ==, CW_ORDER_DONE);
  assert_gone (fixture->zoe);
  fixture_take (fixture->ben, rest);
  fixture_assert_same (fixture->ben, fixture->ana);
  assert_gone (fixture->ben);
}

/* What waits beyond a gap loses its words, too, and so does what comes to wait. */
static void
test_reaches_what_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = fixture_export (fixture->ana, fixture->folder, "1.walk");
  g_autofree char *receipt = g_build_filename (fixture->folder, "ben.receipt", NULL);
  g_autofree char *rest = g_build_filename (fixture->folder, "2.walk", NULL);
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .receipt = receipt };
  g_autofree char *from_ben = NULL;
  g_autoptr (CwSenderCard) card = NULL;
  g_autoptr (GError) error = NULL;
  gint64 record;

  fixture_take (fixture->ben, first);
  fixture_note (fixture->ana, fixture->visit, "T: Why?", 2);
  g_assert_true (cw_receipt_write (fixture->ben, receipt, &error));
  g_free (fixture_export (fixture->ana, fixture->folder, "between.walk"));
  {
    g_autofree char *between = g_build_filename (fixture->folder, "between.walk", NULL);

    fixture_take (fixture->ben, between);
  }
  g_assert_true (cw_receipt_write (fixture->ben, receipt, &error));
  record = note (fixture->ana, fixture->visit);
  cw_bundle_export (fixture->ana, &plan, rest, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_take (fixture->ben, rest);

  /* Zoe has the first lines, and the last ones wait. */
  fixture_take (fixture->zoe, rest);
  g_assert_cmpuint (count_files (fixture->zoe), >, 0);
  card = cw_sender_card_own (fixture->ben, &error);
  g_assert_true (cw_trust_add (fixture->zoe, card, TRUE, &error));
  erase (fixture->ben, fixture_find (fixture->ben, fixture->ana, record));
  {
    const CwExportPlan own = { .scope = CW_SCOPE_SCHOOL };

    from_ben = g_build_filename (fixture->folder, "ben.walk", NULL);
    cw_bundle_export (fixture->ben, &own, from_ben, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  fixture_take (fixture->zoe, from_ben);
  g_assert_cmpint (state_of (fixture->zoe, 0), ==, CW_ORDER_DONE);
  g_assert_cmpuint (count_files (fixture->zoe), ==, 0);
  fixture_take (fixture->zoe, rest);
  g_assert_cmpuint (count_files (fixture->zoe), ==, 0);
  {
    g_autofree char *between = g_build_filename (fixture->folder, "between.walk", NULL);

    fixture_take (fixture->zoe, between);
  }
  assert_gone (fixture->zoe);
  fixture_assert_same (fixture->zoe, fixture->ben);
}

static void
test_asks_about_lines_of_others (Fixture *fixture, gconstpointer data)
{
  gint64 record = note (fixture->ana, fixture->visit);
  gint64 other = fixture_note (fixture->ana, fixture->visit, "T: Why?", 2), order;
  g_autoptr (GPtrArray) orders = NULL;
  g_autoptr (CwRecord) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 lines;

  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
  edit (fixture->ben, fixture_find (fixture->ben, fixture->ana, other), "T: How?");
  erase (fixture->ben, fixture_find (fixture->ben, fixture->ana, record));
  assert_gone (fixture->ben);
  fixture_exchange (fixture->ben, fixture->ana, fixture->folder);
  g_assert_cmpint (state_of (fixture->ana, 0), ==, CW_ORDER_ASKS);
  g_assert_cmpuint (count_files (fixture->ana), >, 0);
  fixture_assert_whole (fixture->ana);

  orders = cw_order_list (fixture->ana, &error);
  order = ((CwOrder *) orders->pdata[0])->id;
  g_assert_cmpint (((CwOrder *) orders->pdata[0])->record, ==, record);
  g_assert_true (cw_order_decline (fixture->ana, order, &error));
  g_assert_cmpint (state_of (fixture->ana, 0), ==, CW_ORDER_DECLINED);
  fixture_exchange (fixture->ben, fixture->ana, fixture->folder);
  g_assert_cmpint (state_of (fixture->ana, 0), ==, CW_ORDER_DECLINED);
  kept = cw_record_read (fixture->ana, record, NULL);
  g_assert_nonnull (kept);

  g_assert_true (cw_order_accept (fixture->ana, order, &lines, &error));
  g_assert_cmpint (lines, ==, 1);
  assert_gone (fixture->ana);
  fixture_assert_same (fixture->ana, fixture->ben);
  g_assert_false (cw_order_accept (fixture->ana, order, &lines, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

/* Zoe gets from Ben what he erased of Ana's without its words: she is asked, and until she said no the
 * words do not come in by another way. */
static void
test_asks_about_words_that_are_gone (Fixture *fixture, gconstpointer data)
{
  gint64 record = note (fixture->ana, fixture->visit);
  g_autofree char *old = fixture_export (fixture->ana, fixture->folder, "old.walk");
  g_autofree char *from_ben = NULL;
  g_autoptr (GPtrArray) orders = NULL;
  g_autoptr (GError) error = NULL;

  fixture_take (fixture->ben, old);
  erase (fixture->ben, fixture_find (fixture->ben, fixture->ana, record));
  from_ben = fixture_export (fixture->ben, fixture->folder, "ben.walk");
  fixture_take (fixture->zoe, from_ben);
  g_assert_cmpint (state_of (fixture->zoe, 0), ==, CW_ORDER_ASKS);
  fixture_take (fixture->zoe, old);
  assert_gone (fixture->zoe);
  g_assert_cmpint (state_of (fixture->zoe, 0), ==, CW_ORDER_ASKS);

  orders = cw_order_list (fixture->zoe, &error);
  g_assert_true (cw_order_decline (fixture->zoe, ((CwOrder *) orders->pdata[0])->id, &error));
  fixture_take (fixture->zoe, old);
  g_assert_cmpuint (count_files (fixture->zoe), >, 0);
  fixture_assert_whole (fixture->zoe);

  accept (fixture->zoe);
  g_assert_cmpint (state_of (fixture->zoe, 0), ==, CW_ORDER_DONE);
  fixture_take (fixture->zoe, old);
  assert_gone (fixture->zoe);
  fixture_assert_same (fixture->zoe, fixture->ben);
}

static void
test_obeys_whom_it_may (Fixture *fixture, gconstpointer data)
{
  gint64 record = note (fixture->ana, fixture->visit);
  g_autoptr (CwSenderCard) card = cw_sender_card_own (fixture->ben, NULL);
  g_autoptr (GError) error = NULL;

  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
  erase (fixture->ben, fixture_find (fixture->ben, fixture->ana, record));
  fixture_exchange (fixture->ben, fixture->zoe, fixture->folder);
  g_assert_true (cw_trust_add (fixture->ana, card, TRUE, &error));
  fixture_exchange (fixture->zoe, fixture->ana, fixture->folder);
  assert_gone (fixture->ana);
  fixture_assert_same (fixture->ana, fixture->ben);
}

/* A walk goes with all that hung on it, what was deleted and what is private about it too. */
static void
test_takes_what_hangs_on_it (Fixture *fixture, gconstpointer data)
{
  gint64 walk = fixture_walk (fixture->ana), visit = fixture_visit (fixture->ana, walk);
  gint64 deleted = note (fixture->ana, visit);
  g_auto (CwErased) erased = { 0 };
  CwMoment moment = fixture_moment (100);
  g_autofree char *uuid = cw_id_dup_text (fixture->ana, visit);
  g_autofree char *place = g_strconcat ("visit:", uuid, NULL);
  g_autoptr (GError) error = NULL;

  note (fixture->ana, visit);
  cw_answer_add (fixture->ana, visit, "What?", WORD, &moment, &error);
  g_assert_no_error (error);
  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
  delete (fixture->ana, deleted);
  note (fixture->ana, visit);
  g_assert_true (cw_draft_set (fixture->ana, place, WORD, NULL, &error));

  g_assert_true (
      cw_erase (fixture->ana, walk, "A parent asked", "RC-075 12", &moment, &erased, &error));
  g_assert_cmpint (erased.records, ==, 6);
  g_assert_cmpint (erased.taken_back, ==, 2);
  g_assert_cmpint (erased.ordered, ==, 5);
  g_assert_cmpuint (erased.orders->len, ==, 2);
  assert_gone (fixture->ana);
  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
  assert_gone (fixture->ben);
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
test_erases_private_notes (Fixture *fixture, gconstpointer data)
{
  CwMoment moment = fixture_moment (1);
  gint64 memo = cw_memo_add (fixture->ana, WORD, &moment, NULL);
  gint64 sealed = cw_memo_add (fixture->ana, "About " WORD, &moment, NULL);

  g_assert_true (cw_record_seal (fixture->ana, sealed, &moment, NULL));
  edit (fixture->ana, memo, "somebody");
  g_assert_cmpint (erase (fixture->ana, memo), ==, 0);
  g_assert_cmpint (erase (fixture->ana, sealed), ==, 0);
  assert_gone (fixture->ana);
}

static void
test_orders_stay (Fixture *fixture, gconstpointer data)
{
  gint64 record = note (fixture->ana, fixture->visit), order;
  g_auto (CwErased) erased = { 0 };
  g_autoptr (GError) error = NULL;

  g_free (fixture_export (fixture->ana, fixture->folder, "old.walk"));
  order = erase (fixture->ana, record);
  g_assert_false (cw_record_delete (fixture->ana, order, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_erase (fixture->ana, order, "Again", NULL, NULL, &erased, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  cw_erased_clear (&erased);
  g_assert_false (cw_erase (fixture->ana, record, "Again", NULL, NULL, &erased, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  fixture_assert_whole (fixture->ana);
}

/* Another program still sees the store as it was: what it keeps goes when the store is opened again. */
static void
test_finishes_when_it_can (Fixture *fixture, gconstpointer data)
{
  gint64 record = note (fixture->ana, fixture->visit);
  g_autofree char *folder = g_strdup (cw_store_get_directory (fixture->ana));
  g_autofree char *file = g_build_filename (folder, "shared.db", NULL);
  g_auto (CwErased) erased = { 0 };
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (file, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN; SELECT * FROM note;", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_true (cw_erase (fixture->ana, record, "Asked", NULL, NULL, &erased, &error));
  g_assert_no_error (error);
  g_assert_true (erased.is_left);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  g_clear_pointer (&fixture->ana, cw_store_close);
  fixture->ana = fixture_open (folder);
  assert_gone (fixture->ana);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/erase/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("takes-back-what-nobody-has", test_takes_back_what_nobody_has);
  ADD ("is-erased-everywhere", test_is_erased_everywhere);
  ADD ("order-comes-first", test_order_comes_first);
  ADD ("reaches-what-waits", test_reaches_what_waits);
  ADD ("asks-about-lines-of-others", test_asks_about_lines_of_others);
  ADD ("asks-about-words-that-are-gone", test_asks_about_words_that_are_gone);
  ADD ("obeys-whom-it-may", test_obeys_whom_it_may);
  ADD ("takes-what-hangs-on-it", test_takes_what_hangs_on_it);
  ADD ("erases-private-notes", test_erases_private_notes);
  ADD ("orders-stay", test_orders_stay);
  ADD ("finishes-when-it-can", test_finishes_when_it_can);
  return g_test_run ();
}
