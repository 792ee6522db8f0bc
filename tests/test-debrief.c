#include "corewalk/debrief.h"

#include "corewalk/conflict.h"
#include "corewalk/keep.h"
#include "corewalk/record.h"
#include "tests/fixture.h"
#include "tests/table-dump.h"

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk, visit;
  int second;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  fixture->visit = fixture_visit (fixture->store, fixture->walk);
}

/* What stands is what the log says. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCheck) check = cw_check (fixture->store, NULL, NULL, NULL);

  g_assert_cmpuint (check->faults->len, ==, 0);
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
add_card (Fixture *fixture, CwStep step, const char *text)
{
  CwMoment moment = fixture_moment (fixture->second++);
  const CwCardPlan plan = { .walk = fixture->walk, .step = step, .text = text };
  g_autoptr (GError) error = NULL;
  gint64 card = cw_card_add (fixture->store, &plan, &moment, &error);

  g_assert_no_error (error);
  return card;
}

static void
move (Fixture *fixture, gint64 card, CwStep step, gint64 under, gint64 before)
{
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;

  cw_card_move (fixture->store, card, step, under, before, &moment, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = cw_card_list (fixture->store, fixture->walk, &error);

  g_assert_no_error (error);
  return cards;
}

/* The cards by step and in their order: "d:one d:two<they wait n:ask". */
static char *
tell (Fixture *fixture)
{
  g_autoptr (GPtrArray) cards = list (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const CwCard *card = cards->pdata[i];

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", cw_step_get_name (card->step),
                              card->text);
      for (guint j = 0; card->under != 0 && j < cards->len; j++)
        if (((const CwCard *) cards->pdata[j])->id == card->under)
          g_string_append_printf (text, "<%s", ((const CwCard *) cards->pdata[j])->text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_tells (Fixture *fixture, const char *expected)
{
  g_autofree char *told = tell (fixture);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_cards_lie_as_they_were_put (Fixture *fixture, gconstpointer data)
{
  gint64 a = add_card (fixture, CW_STEP_DESCRIBE, "a");
  gint64 b = add_card (fixture, CW_STEP_DESCRIBE, "b");
  gint64 c = add_card (fixture, CW_STEP_DESCRIBE, "c");

  assert_tells (fixture, "describe:a describe:b describe:c");
  move (fixture, c, CW_STEP_DESCRIBE, 0, a);
  assert_tells (fixture, "describe:c describe:a describe:b");
  move (fixture, c, CW_STEP_DESCRIBE, 0, b);
  assert_tells (fixture, "describe:a describe:c describe:b");
  move (fixture, a, CW_STEP_DESCRIBE, 0, 0);
  assert_tells (fixture, "describe:c describe:b describe:a");
  add_card (fixture, CW_STEP_DESCRIBE, "d");
  assert_tells (fixture, "describe:c describe:b describe:a describe:d");
}

/* Halving the room between two neighbours ends after some twenty times; the others make room then. */
static void
test_there_is_always_room_between (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_card (fixture, CW_STEP_DESCRIBE, "first");
  gint64 a = add_card (fixture, CW_STEP_DESCRIBE, "a");
  gint64 b = add_card (fixture, CW_STEP_DESCRIBE, "b");
  gint64 last = add_card (fixture, CW_STEP_DESCRIBE, "last");

  for (guint i = 0; i < 30; i++)
    {
      move (fixture, b, CW_STEP_DESCRIBE, 0, a);
      assert_tells (fixture, "describe:first describe:b describe:a describe:last");
      move (fixture, a, CW_STEP_DESCRIBE, 0, b);
      assert_tells (fixture, "describe:first describe:a describe:b describe:last");
    }
  move (fixture, last, CW_STEP_DESCRIBE, 0, first);
  assert_tells (fixture, "describe:last describe:first describe:a describe:b");
}

static void
test_cards_lie_under_living_patterns (Fixture *fixture, gconstpointer data)
{
  gint64 pattern = add_card (fixture, CW_STEP_PATTERN, "P");
  gint64 card = add_card (fixture, CW_STEP_DESCRIBE, "a");
  g_autoptr (GError) error = NULL;

  move (fixture, card, CW_STEP_DESCRIBE, pattern, 0);
  assert_tells (fixture, "describe:a<P pattern:P");

  cw_record_delete (fixture->store, pattern, NULL, &error);
  g_assert_no_error (error);
  assert_tells (fixture, "describe:a");
  cw_record_restore (fixture->store, pattern, NULL, &error);
  g_assert_no_error (error);
  assert_tells (fixture, "describe:a<P pattern:P");

  move (fixture, card, CW_STEP_PATTERN, 0, pattern);
  assert_tells (fixture, "pattern:a pattern:P");
  move (fixture, pattern, CW_STEP_DESCRIBE, card, 0);
  assert_tells (fixture, "describe:P<a pattern:a");
}

static void
test_a_move_is_one_act (Fixture *fixture, gconstpointer data)
{
  gint64 pattern = add_card (fixture, CW_STEP_PATTERN, "P");
  gint64 card = add_card (fixture, CW_STEP_DESCRIBE, "a");
  g_autofree char *undone = NULL, *redone = NULL;

  move (fixture, card, CW_STEP_DESCRIBE, pattern, 0);
  undone = cw_undo (fixture->store, NULL);
  g_assert_cmpstr (undone, ==, "the moving of a debrief card");
  assert_tells (fixture, "describe:a pattern:P");
  redone = cw_redo (fixture->store, NULL);
  g_assert_nonnull (redone);
  assert_tells (fixture, "describe:a<P pattern:P");
}

static void
refuse_move (Fixture *fixture, gint64 card, CwStep step, gint64 under, gint64 before)
{
  g_autofree char *was = tell (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_card_move (fixture->store, card, step, under, before, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  assert_tells (fixture, was);
}

static void
test_refuses_places_that_are_not_there (Fixture *fixture, gconstpointer data)
{
  gint64 pattern = add_card (fixture, CW_STEP_PATTERN, "P");
  gint64 card = add_card (fixture, CW_STEP_DESCRIBE, "a");

  refuse_move (fixture, fixture->walk, CW_STEP_DESCRIBE, 0, 0);
  refuse_move (fixture, card, CW_STEP_DESCRIBE, fixture->walk, 0);
  refuse_move (fixture, pattern, CW_STEP_DESCRIBE, pattern, 0);
  refuse_move (fixture, card, CW_STEP_PREDICT, 0, pattern);
}

/* Two walkers of a team were in the same rooms: they are counted once. */
static void
test_counts_rooms_by_number (Fixture *fixture, gconstpointer data)
{
  gint64 second = fixture_visit (fixture->store, fixture->walk);
  gint64 notes[] = { fixture_note (fixture->store, fixture->visit, "one", 1),
                     fixture_note (fixture->store, fixture->visit, "two", 2),
                     fixture_note (fixture->store, second, "three", 3) };
  CwCardPlan plan = { .walk = fixture->walk,
                      .step = CW_STEP_PATTERN,
                      .text = "they wait",
                      .notes = notes,
                      .note_count = 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  const CwCard *pattern;
  CwDebriefCount count;

  plan.under = cw_card_add (fixture->store, &plan, NULL, &error);
  g_assert_no_error (error);
  plan.step = CW_STEP_DESCRIBE;
  plan.notes = &notes[2];
  plan.note_count = 1;
  cw_card_add (fixture->store, &plan, NULL, &error);
  g_assert_no_error (error);

  cards = list (fixture);
  pattern = cards->pdata[1];
  g_assert_cmpuint (pattern->notes->len, ==, 2);
  g_assert_cmpuint (pattern->rooms->len, ==, 2);
  g_assert_cmpint (g_array_index (pattern->rooms, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (pattern->rooms, gint64, 1), ==, 2);
  g_assert_true (cw_debrief_count (fixture->store, fixture->walk, &count, NULL));
  g_assert_cmpint (count.steps[CW_STEP_DESCRIBE], ==, 1);
  g_assert_cmpint (count.steps[CW_STEP_PATTERN], ==, 1);
  g_assert_cmpint (count.room_count, ==, 2);
}

static gint64
add_step (Fixture *fixture, const char *text, const char *due)
{
  const CwCardPlan plan = { .walk = fixture->walk,
                            .step = CW_STEP_NEXT,
                            .text = text,
                            .owner = "Ben",
                            .help = "one free period",
                            .due = due };
  g_autoptr (GError) error = NULL;
  gint64 card = cw_card_add (fixture->store, &plan, NULL, &error);

  g_assert_no_error (error);
  return card;
}

static void
assert_due (Fixture *fixture, const char *until, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) cards = NULL;
  gint64 day;

  g_assert_true (cw_day_parse (until, &day));
  cards = cw_card_due_list (fixture->store, day, 0, NULL);
  for (guint i = 0; i < cards->len; i++)
    {
      const CwDueCard *card = cards->pdata[i];

      g_assert_cmpint (card->walk, ==, fixture->walk);
      g_assert_cmpstr (card->help, ==, "one free period");
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", card->text);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_tells_what_is_due (Fixture *fixture, gconstpointer data)
{
  gint64 late = add_step (fixture, "late", "2026-03-20"), early = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) one = NULL;

  early = add_step (fixture, "early", "2026-03-10");
  add_step (fixture, "some day", NULL);
  assert_due (fixture, "2026-03-09", "");
  assert_due (fixture, "2026-03-10", "early");
  assert_due (fixture, "2026-03-20", "early late");
  one = cw_card_due_list (fixture->store, G_MAXINT64, 1, NULL);
  g_assert_cmpuint (one->len, ==, 1);

  cw_card_settle (fixture->store, early, CW_CARD_DONE, "tried twice", NULL, &error);
  g_assert_no_error (error);
  cw_card_settle (fixture->store, late, CW_CARD_DROPPED, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_due (fixture, "2026-03-20", "");
  cw_card_settle (fixture->store, late, CW_CARD_OPEN, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_due (fixture, "2026-03-20", "late");
}

static void
test_tells_what_became_of_it (Fixture *fixture, gconstpointer data)
{
  gint64 step = add_step (fixture, "ask why", "2026-03-20");
  CwMoment moment = fixture_moment (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = list (fixture), after = NULL, back = NULL;
  const CwCard *card = before->pdata[0];
  g_autofree char *undone = NULL;

  g_assert_cmpint (card->state, ==, CW_CARD_OPEN);
  g_assert_cmpint (card->done, ==, G_MININT64);
  g_assert_null (card->outcome);

  cw_card_settle (fixture->store, step, CW_CARD_DROPPED, "no time", &moment, &error);
  g_assert_no_error (error);
  after = list (fixture);
  card = after->pdata[0];
  g_assert_cmpint (card->state, ==, CW_CARD_DROPPED);
  g_assert_cmpint (card->done, ==, cw_moment_local_day (moment));
  g_assert_cmpstr (card->outcome, ==, "no time");

  undone = cw_undo (fixture->store, NULL);
  g_assert_cmpstr (undone, ==, "what became of a next step");
  back = list (fixture);
  g_assert_cmpint (((const CwCard *) back->pdata[0])->state, ==, CW_CARD_OPEN);
}

static void
test_only_next_steps_are_done (Fixture *fixture, gconstpointer data)
{
  gint64 card = add_card (fixture, CW_STEP_PREDICT, "they will wait");
  const CwCardPlan plan = { .walk = fixture->walk,
                            .step = CW_STEP_PREDICT,
                            .text = "x",
                            .help = "Ben" };
  g_autoptr (GError) error = NULL, other = NULL;

  g_assert_false (cw_card_settle (fixture->store, card, CW_CARD_DONE, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_cmpint (cw_card_add (fixture->store, &plan, NULL, &other), ==, 0);
  g_assert_error (other, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_rebuilds_places_and_outcomes (Fixture *fixture, gconstpointer data)
{
  gint64 a = add_step (fixture, "a", "2026-03-20"), b = add_step (fixture, "b", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  move (fixture, b, CW_STEP_NEXT, 0, a);
  cw_card_settle (fixture->store, a, CW_CARD_DONE, "tried", NULL, &error);
  g_assert_no_error (error);
  before = table_dump (fixture->store);
  cw_rebuild (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  after = table_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

#define TEST(name, function)                                                                   \
  g_test_add ("/debrief/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("cards-lie-as-they-were-put", test_cards_lie_as_they_were_put);
  TEST ("there-is-always-room-between", test_there_is_always_room_between);
  TEST ("cards-lie-under-living-patterns", test_cards_lie_under_living_patterns);
  TEST ("a-move-is-one-act", test_a_move_is_one_act);
  TEST ("refuses-places-that-are-not-there", test_refuses_places_that_are_not_there);
  TEST ("counts-rooms-by-number", test_counts_rooms_by_number);
  TEST ("tells-what-is-due", test_tells_what_is_due);
  TEST ("tells-what-became-of-it", test_tells_what_became_of_it);
  TEST ("only-next-steps-are-done", test_only_next_steps_are_done);
  TEST ("rebuilds-places-and-outcomes", test_rebuilds_places_and_outcomes);
  return g_test_run ();
}
