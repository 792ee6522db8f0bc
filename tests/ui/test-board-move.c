#include "ui/debrief/board-move.h"
#include "ui/debrief/card-row.h"

/* A card with its place in this list as its id, from 1 on. */
static gint64
add (GPtrArray *cards, CwStep step, gint64 under)
{
  CwCard *card = g_new0 (CwCard, 1);

  card->id = cards->len + 1;
  card->step = step;
  card->under = under;
  card->notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  card->rooms = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (cards, card);
  return card->id;
}

static void
assert_drops (GPtrArray *cards,
              gint64 card,
              CwStep column,
              gint64 target,
              gboolean is_after,
              CwStep step,
              gint64 under,
              gint64 before)
{
  CwBoardMove move;

  g_assert_true (cw_board_move_drop (cards, card, column, target, is_after, &move));
  g_assert_cmpint (move.step, ==, step);
  g_assert_cmpint (move.under, ==, under);
  g_assert_cmpint (move.before, ==, before);
}

static void
test_drops_where_the_pointer_is (void)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_card_free);
  gint64 p = add (cards, CW_STEP_PATTERN, 0);
  gint64 q = add (cards, CW_STEP_PATTERN, 0);
  gint64 a = add (cards, CW_STEP_DESCRIBE, 0);
  gint64 b = add (cards, CW_STEP_DESCRIBE, 0);
  gint64 c = add (cards, CW_STEP_DESCRIBE, p);
  gint64 n = add (cards, CW_STEP_NEXT, 0);
  CwBoardMove move;

  assert_drops (cards, b, CW_STEP_DESCRIBE, a, FALSE, CW_STEP_DESCRIBE, 0, a);
  assert_drops (cards, a, CW_STEP_DESCRIBE, b, TRUE, CW_STEP_DESCRIBE, 0, 0);
  assert_drops (cards, a, CW_STEP_PATTERN, p, TRUE, CW_STEP_DESCRIBE, p, c);
  assert_drops (cards, a, CW_STEP_PATTERN, q, FALSE, CW_STEP_DESCRIBE, q, 0);
  assert_drops (cards, a, CW_STEP_PATTERN, c, TRUE, CW_STEP_DESCRIBE, p, 0);
  assert_drops (cards, a, CW_STEP_PATTERN, 0, FALSE, CW_STEP_PATTERN, 0, 0);
  assert_drops (cards, q, CW_STEP_PATTERN, p, FALSE, CW_STEP_PATTERN, 0, p);
  assert_drops (cards, n, CW_STEP_PATTERN, c, FALSE, CW_STEP_PATTERN, 0, q);
  assert_drops (cards, c, CW_STEP_NEXT, n, TRUE, CW_STEP_NEXT, 0, 0);
  g_assert_false (cw_board_move_drop (cards, a, CW_STEP_DESCRIBE, a, FALSE, &move));
  g_assert_false (cw_board_move_drop (cards, 99, CW_STEP_DESCRIBE, a, FALSE, &move));
}

static void
assert_rooms (const CwCard *card, gint64 room_count, const char *expected)
{
  g_autofree char *text = cw_card_row_dup_rooms (card, room_count);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_tells_rooms_by_number (void)
{
  const gint64 numbers[] = { 1, 3, 4, 6 };
  CwCard card = { .step = CW_STEP_DESCRIBE };

  card.rooms = g_array_new (FALSE, FALSE, sizeof (gint64));
  assert_rooms (&card, 6, NULL);
  g_array_append_val (card.rooms, numbers[1]);
  assert_rooms (&card, 6, "Visit 3");
  g_array_insert_val (card.rooms, 0, numbers[0]);
  assert_rooms (&card, 6, "Visits 1, 3");
  card.step = CW_STEP_PATTERN;
  g_array_append_vals (card.rooms, &numbers[2], 2);
  assert_rooms (&card, 6, "In 4 of 6 rooms");
  g_array_set_size (card.rooms, 1);
  assert_rooms (&card, 1, "In 1 of 1 room");
  g_array_set_size (card.rooms, 0);
  assert_rooms (&card, 6, "No evidence yet");
  g_array_unref (card.rooms);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board-move/drops-where-the-pointer-is", test_drops_where_the_pointer_is);
  g_test_add_func ("/board-move/tells-rooms-by-number", test_tells_rooms_by_number);
  return g_test_run ();
}
