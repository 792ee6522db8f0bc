#include "corewalk/debrief.h"
#include "corewalk/mark.h"
#include "corewalk/memo.h"
#include "corewalk/record.h"
#include "corewalk/walk.h"
#include "tests/fixture.h"

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk, visit, note;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  fixture->visit = fixture_visit (fixture->store, fixture->walk);
  fixture->note = fixture_note (fixture->store, fixture->visit, "first", 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

/* One line an entry: "act field|before|after", with a * for an amendment. */
static char *
tell (CwStore *store, gint64 record)
{
  static const char *const acts[] = { "made",     "changed", "deleted",
                                      "restored", "sealed",  "taken back" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = cw_record_history (store, record, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const CwHistoryEntry *entry = entries->pdata[i];

      g_assert_cmpstr (entry->author, ==, "Ana Ruiz");
      g_string_append_printf (text, "%s%s%s%s|%s|%s\n", acts[entry->act],
                              entry->is_amendment ? "*" : "", entry->field == NULL ? "" : " ",
                              entry->field == NULL ? "" : entry->field,
                              entry->before == NULL ? "" : entry->before,
                              entry->after == NULL ? "" : entry->after);
    }

  return g_string_free (text, FALSE);
}

static void
assert_history (Fixture *fixture, gint64 record, const char *expected)
{
  g_autofree char *text = tell (fixture->store, record);

  g_assert_cmpstr (text, ==, expected);
}

static void
edit (Fixture *fixture, gint64 record, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  cw_record_edit (fixture->store, record, field, value, NULL, &error);
  g_assert_no_error (error);
}

static void
act (Fixture *fixture,
     gint64 record,
     gboolean (*verb) (CwStore *, gint64, const CwMoment *, GError **))
{
  g_autoptr (GError) error = NULL;

  verb (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
test_tells_what_was_edited_unsent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  edit (fixture, fixture->note, "text", "second");
  edit (fixture, fixture->note, "tags", "");
  edit (fixture, fixture->note, "text", "third");
  g_free (cw_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_history (fixture, fixture->note,
                  "made||\n"
                  "taken back text|first|second\n"
                  "taken back tags|teacher|\n"
                  "taken back text|second|third\n"
                  "taken back text|third|second\n");
}

static void
test_tells_what_was_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  act (fixture, fixture->note, cw_record_delete);
  assert_history (fixture, fixture->note, "made||\ntaken back|first|\n");
  act (fixture, fixture->note, cw_record_restore);
  assert_history (fixture, fixture->note, "made||\ntaken back|first|\nrestored||\n");
  edit (fixture, fixture->note, "text", "second");
  g_free (cw_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_history (fixture, fixture->note,
                  "made||\ntaken back|first|\nrestored||\n"
                  "taken back text|first|second\ntaken back text|second|first\n");
}

static void
test_tells_what_followed_a_seal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  act (fixture, fixture->note, cw_record_seal);
  edit (fixture, fixture->note, "text", "second");
  act (fixture, fixture->note, cw_record_delete);
  act (fixture, fixture->note, cw_record_restore);
  assert_history (fixture, fixture->note,
                  "made||\nsealed||\nchanged* text|first|second\n"
                  "deleted*||\nrestored*||\n");
  g_free (cw_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_free (cw_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_free (cw_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_history (fixture, fixture->note,
                  "made||\nsealed||\ntaken back|the restoring|\n"
                  "taken back|the deletion|\ntaken back text|second|\n");
}

static void
test_tells_what_records_are_called (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwMoment moment = fixture_moment (30);
  CwCardPlan plan = { .walk = fixture->walk,
                      .step = CW_STEP_PATTERN,
                      .text = "they wait",
                      .notes = &fixture->note,
                      .note_count = 1 };
  gint64 pattern = cw_card_add (fixture->store, &plan, &moment, &error), card;
  g_autofree char *text = NULL;
  g_autofree char *address = NULL;

  g_assert_no_error (error);
  plan.step = CW_STEP_NEXT;
  plan.under = pattern;
  card = cw_card_add (fixture->store, &plan, &moment, &error);
  g_assert_no_error (error);
  edit (fixture, card, "notes", "");
  edit (fixture, card, "under", "");
  edit (fixture, card, "due", "2026-05-01");
  text = tell (fixture->store, card);
  g_assert_true (g_regex_match_simple (
      "^made\\|\\|\ntaken back notes\\|ana-[0-9a-f]+:2\\|\n"
      "taken back under\\|ana-[0-9a-f]+:3\\|\ntaken back due\\|\\|2026-05-01\n$",
      text, 0, 0));
}

static void
test_tells_of_private_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 memo = cw_memo_add (fixture->store, "one", NULL, &error);

  g_assert_no_error (error);
  edit (fixture, memo, "text", "two");
  act (fixture, memo, cw_record_delete);
  assert_history (fixture, memo, "made||\ntaken back text|one|two\ntaken back|two|\n");
}

static void
test_knows_what_is_no_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_record_history (fixture->store, fixture->note + 1000, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/history/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("tells-what-was-edited-unsent", test_tells_what_was_edited_unsent);
  ADD ("tells-what-was-taken-back", test_tells_what_was_taken_back);
  ADD ("tells-what-followed-a-seal", test_tells_what_followed_a_seal);
  ADD ("tells-what-records-are-called", test_tells_what_records_are_called);
  ADD ("tells-of-private-records", test_tells_of_private_records);
  ADD ("knows-what-is-no-record", test_knows_what_is_no_record);
  return g_test_run ();
}
