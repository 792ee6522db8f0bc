/* Tests of questions that two people's work leaves, and of settling them once for everybody. */
#include "tests/fixture-bundle.h"

#include "corewalk/conflict.h"
#include "corewalk/record.h"

#include <string.h>

/* Ana's note and visit are at Ben's too. */
typedef struct
{
  char *folder;
  CwStore *ana, *ben;
  gint64 visit, note;         /* in Ana's store */
  gint64 his_visit, his_note; /* in Ben's */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture->visit = fixture_visit (fixture->ana, fixture_walk (fixture->ana));
  fixture->note = fixture_note (fixture->ana, fixture->visit, "T: \"Why?\"", 1);
  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
  fixture->his_visit = fixture_find (fixture->ben, fixture->ana, fixture->visit);
  fixture->his_note = fixture_find (fixture->ben, fixture->ana, fixture->note);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_assert_whole (fixture->ana);
  fixture_assert_whole (fixture->ben);
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
edit (CwStore *store, gint64 id, const char *field, const char *value, int second)
{
  CwMoment moment = fixture_moment (second);
  g_autoptr (GError) error = NULL;

  cw_record_edit (store, id, field, value, &moment, &error);
  g_assert_no_error (error);
}

static void delete (CwStore *store, gint64 id, int second)
{
  CwMoment moment = fixture_moment (second);
  g_autoptr (GError) error = NULL;

  cw_record_delete (store, id, &moment, &error);
  g_assert_no_error (error);
}

static void
exchange (Fixture *fixture)
{
  fixture_exchange (fixture->ana, fixture->ben, fixture->folder);
  fixture_assert_same (fixture->ana, fixture->ben);
}

static void
assert_open (CwStore *store, gint64 count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = cw_conflict_list (store, 0, 0, &error);
  g_autoptr (GPtrArray) first = cw_conflict_list (store, 0, 1, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, MIN (conflicts->len, 1));
  g_assert_cmpuint (conflicts->len, ==, count);
  g_assert_cmpint (cw_conflict_count (store, NULL), ==, count);
}

/* The one question about @record, which must be there. */
static CwConflict *
get_only (GPtrArray **conflicts, CwStore *store, gint64 record, const char *field)
{
  g_autoptr (GError) error = NULL;
  CwConflict *only;

  *conflicts = cw_conflict_list (store, record, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*conflicts)->len, ==, 1);
  only = (*conflicts)->pdata[0];
  g_assert_cmpint (only->record, ==, record);
  g_assert_cmpstr (only->field, ==, field);
  return only;
}

static const CwConflictHead *
get_head (const CwConflict *conflict, guint index, const char *value, const char *author)
{
  const CwConflictHead *head = conflict->heads->pdata[index];

  g_assert_cmpstr (head->value, ==, value);
  g_assert_cmpstr (head->author, ==, author);
  g_assert_cmpint (head->is_shown, ==, index == 0);
  g_assert_cmpuint (strlen (head->change), ==, 32);
  return head;
}

/* Settles the one question about @record in favor of what @author said. */
static void
keep (CwStore *store, gint64 record, const char *field, const char *author, int second)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  const CwConflict *only = get_only (&conflicts, store, record, field);
  CwMoment moment = fixture_moment (second);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < only->heads->len; i++)
    {
      const CwConflictHead *head = only->heads->pdata[i];

      if (strcmp (head->author, author) == 0)
        {
          cw_conflict_keep (store, record, field, head->change, &moment, &error);
          g_assert_no_error (error);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
assert_field (CwStore *store, gint64 record, const char *field, const char *value)
{
  g_autoptr (CwRecord) read = cw_record_read (store, record, NULL);

  g_assert_cmpstr (cw_record_get_field (read, field)->text, ==, value);
}

static void
assert_alive (CwStore *store, gint64 record, gboolean is_alive)
{
  g_autoptr (CwRecord) read = cw_record_read (store, record, NULL);

  g_assert_cmpint (read->is_alive, ==, is_alive);
}

static void
part_ways (Fixture *fixture)
{
  edit (fixture->ana, fixture->note, "text", "T: \"Why so?\"", 2);
  edit (fixture->ben, fixture->his_note, "text", "T: \"How?\"", 3);
  exchange (fixture);
}

static void
test_says_who_wrote_what (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  const CwConflict *only;

  part_ways (fixture);
  assert_open (fixture->ben, 1);
  only = get_only (&conflicts, fixture->ana, fixture->note, "text");
  g_assert_cmpstr (only->kind, ==, "note");
  g_assert_cmpuint (only->heads->len, ==, 2);
  get_head (only, 1, "T: \"Why so?\"", "Ana");
  g_assert_cmpint (get_head (only, 0, "T: \"How?\"", "Ben")->moment.at_ms, ==,
                   fixture_moment (3).at_ms);
}

static void
test_is_settled_once_for_everybody (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dumped = NULL;

  part_ways (fixture);
  keep (fixture->ana, fixture->note, "text", "Ana", 4);
  assert_open (fixture->ana, 0);
  assert_field (fixture->ana, fixture->note, "text", "T: \"Why so?\"");
  exchange (fixture);
  assert_open (fixture->ben, 0);
  assert_field (fixture->ben, fixture->his_note, "text", "T: \"Why so?\"");
  dumped = fixture_dump (fixture->ben);
  g_assert_null (strstr (dumped, "\"conflicts\":{\""));
}

static void
test_takes_a_value_of_ones_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  part_ways (fixture);
  g_assert_false (
      cw_conflict_write (fixture->ben, fixture->his_note, "text", "", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  assert_open (fixture->ben, 1);
  cw_conflict_write (fixture->ben, fixture->his_note, "text", "T: \"Why? How?\"", NULL, &error);
  g_assert_no_error (error);
  exchange (fixture);
  assert_open (fixture->ana, 0);
  assert_field (fixture->ana, fixture->note, "text", "T: \"Why? How?\"");
}

static void
test_the_same_value_is_no_question (Fixture *fixture, gconstpointer data)
{
  edit (fixture->ana, fixture->note, "text", "T: \"How?\"", 2);
  edit (fixture->ben, fixture->his_note, "text", "T: \"How?\"", 3);
  exchange (fixture);
  assert_open (fixture->ana, 0);
  assert_open (fixture->ben, 0);
}

static void
test_different_fields_are_no_question (Fixture *fixture, gconstpointer data)
{
  edit (fixture->ana, fixture->note, "text", "T: \"How?\"", 2);
  edit (fixture->ben, fixture->his_note, "tags", "student", 3);
  exchange (fixture);
  assert_open (fixture->ana, 0);
  assert_field (fixture->ana, fixture->note, "text", "T: \"How?\"");
  assert_field (fixture->ana, fixture->note, "tags", "student");
}

static void
test_settled_twice_alike_is_settled (Fixture *fixture, gconstpointer data)
{
  part_ways (fixture);
  keep (fixture->ana, fixture->note, "text", "Ben", 4);
  keep (fixture->ben, fixture->his_note, "text", "Ben", 5);
  exchange (fixture);
  assert_open (fixture->ana, 0);
  assert_open (fixture->ben, 0);
}

static void
test_settled_otherwise_asks_again (Fixture *fixture, gconstpointer data)
{
  part_ways (fixture);
  keep (fixture->ana, fixture->note, "text", "Ana", 4);
  keep (fixture->ben, fixture->his_note, "text", "Ben", 5);
  exchange (fixture);
  assert_open (fixture->ana, 1);
  keep (fixture->ben, fixture->his_note, "text", "Ben", 6);
  exchange (fixture);
  assert_open (fixture->ana, 0);
  assert_field (fixture->ana, fixture->note, "text", "T: \"How?\"");
}

/* Ana removes the visit and what hangs on it; Ben, who has not seen that, changes it. */
static void
contest (Fixture *fixture)
{
  delete (fixture->ana, fixture->visit, 2);
  edit (fixture->ben, fixture->his_visit, "grade", "5", 3);
  exchange (fixture);
}

static void
test_what_one_removed_is_a_question (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  const CwConflict *only;

  contest (fixture);
  only = get_only (&conflicts, fixture->ana, fixture->visit, "alive");
  g_assert_cmpstr (only->kind, ==, "visit");
  get_head (only, 0, "kept", "Ben");
  get_head (only, only->heads->len - 1, "removed", "Ana");
  assert_alive (fixture->ana, fixture->visit, TRUE);
}

static void
test_keeping_brings_all_of_it_back (Fixture *fixture, gconstpointer data)
{
  contest (fixture);
  assert_alive (fixture->ana, fixture->note, FALSE);
  keep (fixture->ana, fixture->visit, "alive", "Ben", 4);
  assert_open (fixture->ana, 0);
  assert_alive (fixture->ana, fixture->note, TRUE);
  exchange (fixture);
  assert_open (fixture->ben, 0);
  assert_alive (fixture->ben, fixture->his_note, TRUE);
  assert_field (fixture->ben, fixture->his_visit, "grade", "5");
}

static void
test_removing_removes_all_of_it (Fixture *fixture, gconstpointer data)
{
  gint64 more = fixture_note (fixture->ben, fixture->his_visit, "S: \"Because\"", 2);

  contest (fixture);
  keep (fixture->ben, fixture->his_visit, "alive", "Ana", 4);
  assert_open (fixture->ben, 0);
  assert_alive (fixture->ben, fixture->his_visit, FALSE);
  assert_alive (fixture->ben, more, FALSE);
  exchange (fixture);
  assert_open (fixture->ana, 0);
  assert_alive (fixture->ana, fixture->visit, FALSE);
}

static void
test_restore_and_delete_settle_it_too (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  contest (fixture);
  cw_record_restore (fixture->ana, fixture->visit, NULL, &error);
  g_assert_no_error (error);
  assert_open (fixture->ana, 0);
  g_assert_false (cw_record_restore (fixture->ana, fixture->visit, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  delete (fixture->ben, fixture->his_visit, 5);
  assert_open (fixture->ben, 0);
}

static void
undo (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = cw_undo (store, &error);

  g_assert_no_error (error);
}

static void
test_can_be_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *redone = NULL;

  part_ways (fixture);
  keep (fixture->ana, fixture->note, "text", "Ana", 4);
  undo (fixture->ana);
  assert_open (fixture->ana, 1);
  redone = cw_redo (fixture->ana, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, "the settling of a line of evidence");
  assert_open (fixture->ana, 0);
}

/* What everybody has is taken back by a new line. */
static void
test_can_be_undone_once_sent (Fixture *fixture, gconstpointer data)
{
  part_ways (fixture);
  keep (fixture->ana, fixture->note, "text", "Ana", 4);
  exchange (fixture);
  undo (fixture->ana);
  exchange (fixture);
  assert_field (fixture->ben, fixture->his_note, "text", "T: \"How?\"");
}

static void
test_keeping_can_be_undone (Fixture *fixture, gconstpointer data)
{
  contest (fixture);
  keep (fixture->ana, fixture->visit, "alive", "Ben", 4);
  undo (fixture->ana);
  assert_open (fixture->ana, 1);
  assert_alive (fixture->ana, fixture->note, FALSE);
  keep (fixture->ana, fixture->visit, "alive", "Ana", 5);
  undo (fixture->ana);
  assert_open (fixture->ana, 1);
  assert_alive (fixture->ana, fixture->visit, TRUE);
}

static void
refuse_to_keep (CwStore *store, gint64 record, const char *field, const char *change)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_conflict_keep (store, record, field, change, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static void
test_refuses_what_is_no_question (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *seven = NULL;
  g_autoptr (GError) error = NULL;
  const CwConflict *only;

  part_ways (fixture);
  only = get_only (&conflicts, fixture->ana, fixture->note, "text");
  seven = g_strndup (((CwConflictHead *) only->heads->pdata[0])->change, 7);
  refuse_to_keep (fixture->ana, fixture->note, "text", seven);
  refuse_to_keep (fixture->ana, fixture->note, "text", "0123456789abcdef");
  refuse_to_keep (fixture->ana, fixture->note, "tags", seven);
  refuse_to_keep (fixture->ana, fixture->note, "alive", seven);
  refuse_to_keep (fixture->ana, fixture->visit, "text", seven);
  g_assert_false (
      cw_conflict_write (fixture->ana, fixture->note, "tags", "task", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  assert_open (fixture->ana, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/conflict/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("says-who-wrote-what", test_says_who_wrote_what);
  ADD ("is-settled-once-for-everybody", test_is_settled_once_for_everybody);
  ADD ("takes-a-value-of-ones-own", test_takes_a_value_of_ones_own);
  ADD ("the-same-value-is-no-question", test_the_same_value_is_no_question);
  ADD ("different-fields-are-no-question", test_different_fields_are_no_question);
  ADD ("settled-twice-alike-is-settled", test_settled_twice_alike_is_settled);
  ADD ("settled-otherwise-asks-again", test_settled_otherwise_asks_again);
  ADD ("what-one-removed-is-a-question", test_what_one_removed_is_a_question);
  ADD ("keeping-brings-all-of-it-back", test_keeping_brings_all_of_it_back);
  ADD ("removing-removes-all-of-it", test_removing_removes_all_of_it);
  ADD ("restore-and-delete-settle-it-too", test_restore_and_delete_settle_it_too);
  ADD ("can-be-undone", test_can_be_undone);
  ADD ("can-be-undone-once-sent", test_can_be_undone_once_sent);
  ADD ("keeping-can-be-undone", test_keeping_can_be_undone);
  ADD ("refuses-what-is-no-question", test_refuses_what_is_no_question);
  return g_test_run ();
}
