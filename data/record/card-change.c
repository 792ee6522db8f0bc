#include "corewalk/debrief.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/amend.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

#define STEP_US G_GINT64_CONSTANT (1000000) /* between cards that are placed anew */

typedef struct
{
  gint64 card;
  gint64 place; /* Âµs UTC */
} Place;

typedef struct
{
  CwStore *store;
  gint64 card, walk;
  CwStep step;
  gint64 under;
  GArray *column; /* of Place: the cards that it comes among */
} Move;

static gboolean
say_not_there (const char *message, GError **error)
{
  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, message);
  return FALSE;
}

static gboolean
find_card (CwStore *store, gint64 card, gint64 *walk, gboolean *is_next, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_card_place);
  gboolean is_there;

  cw_stmt_bind_int (stmt, ":id", card);
  is_there = cw_stmt_next (stmt);
  if (is_there)
    {
      *walk = cw_stmt_int (stmt, 0);
      *is_next = strcmp (cw_stmt_text (stmt, 1), cw_step_get_name (CW_STEP_NEXT)) == 0;
    }

  return cw_stmt_done (stmt, error) &&
         (is_there || say_not_there ("there is no such card", error));
}

static gboolean
is_pattern (Move *move)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (move->store->shared, cw_sql_pattern_of_walk);

  cw_stmt_bind_int (stmt, ":id", move->under);
  cw_stmt_bind_int (stmt, ":walk", move->walk);
  return cw_stmt_next (stmt);
}

static gboolean
read_column (Move *move, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (move->store->shared, cw_sql_card_column);

  cw_stmt_bind_int (stmt, ":walk", move->walk);
  cw_stmt_bind_text (stmt, ":step", cw_step_get_name (move->step));
  cw_stmt_bind_int (stmt, ":card", move->card);
  cw_stmt_bind_int (stmt, ":under", move->under);
  while (cw_stmt_next (stmt))
    {
      const Place place = { cw_stmt_int (stmt, 0), cw_stmt_int (stmt, 1) };

      g_array_append_val (move->column, place);
    }

  return cw_stmt_done (stmt, error);
}

/* Where in the column it comes; G_MAXUINT when @before is not there. */
static guint
find_slot (const Move *move, gint64 before)
{
  if (before == 0)
    return move->column->len;

  for (guint i = 0; i < move->column->len; i++)
    if (g_array_index (move->column, Place, i).card == before)
      return i;

  return G_MAXUINT;
}

static gboolean
set (CwStore *store, gint64 card, const CwLine *change, GError **error)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, card, error);

  return fold != NULL && cw_amend_set (store, fold, change, error);
}

/* A place between the neighbours of @slot; FALSE where there is no room between them. */
static gboolean
find_room (const Move *move, guint slot, CwMoment now, gint64 *place)
{
  const Place *column = (const Place *) (gpointer) move->column->data;

  if (move->column->len == 0)
    *place = now.at_ms * 1000;
  else if (slot == move->column->len)
    *place = MAX (column[slot - 1].place + 1, now.at_ms * 1000);
  else if (slot == 0)
    *place = column[0].place - STEP_US;
  else
    *place = column[slot - 1].place + (column[slot].place - column[slot - 1].place) / 2;

  return slot == 0 || slot == move->column->len || *place > column[slot - 1].place;
}

/* What comes after @slot makes room. Returns: the place that is free now; G_MININT64 with @error. */
static gint64
make_room (const Move *move, guint slot, GError **error)
{
  gint64 place = g_array_index (move->column, Place, slot - 1).place + STEP_US;
  gint64 next = place;

  for (guint i = slot; i < move->column->len; i++)
    {
      const Place *old = &g_array_index (move->column, Place, i);
      CwLine change;

      if (old->place > next)
        break;
      next += STEP_US;
      cw_line_clear (&change);
      cw_line_put_int (&change, "place", next);
      if (!set (move->store, old->card, &change, error))
        return G_MININT64;
    }

  return place;
}

static gboolean
put (const Move *move, guint slot, GError **error)
{
  CwMoment now = cw_act_moment (move->store);
  g_autoptr (CwFold) fold = cw_fold_new (move->store, move->card, error);
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  gint64 place;
  CwLine change;

  if (fold == NULL || (!find_room (move, slot, now, &place) &&
                       (place = make_room (move, slot, error)) == G_MININT64))
    return FALSE;

  stream = cw_amend_stream (move->store, fold->made->stream, error);
  if (stream == NULL)
    return FALSE;

  cw_line_clear (&change);
  cw_line_put_text (&change, "step", cw_step_get_name (move->step));
  cw_line_put_int (&change, "place", place);
  if (move->step == CW_STEP_PATTERN || (move->step == CW_STEP_DESCRIBE && move->under == 0))
    cw_line_put_text (&change, "under", NULL);
  else if (move->step == CW_STEP_DESCRIBE)
    cw_writer_put_ref (move->store, stream, &change, "under", move->under, room);
  return cw_amend_set (move->store, fold, &change, error);
}

gboolean
cw_card_move (CwStore *store,
              gint64 card,
              CwStep step,
              gint64 under,
              gint64 before,
              const CwMoment *moment,
              GError **error)
{
  g_autoptr (GArray) column = g_array_new (FALSE, FALSE, sizeof (Place));
  Move move = { .store = store, .card = card, .step = step, .under = under, .column = column };
  gboolean is_next;
  guint slot;

  if (!find_card (store, card, &move.walk, &is_next, error))
    return FALSE;
  if (step == CW_STEP_DESCRIBE && under != 0 && (under == card || !is_pattern (&move)))
    return say_not_there ("the card above it is no pattern of this walk", error);
  if (!read_column (&move, error))
    return FALSE;

  slot = find_slot (&move, before);
  if (slot == G_MAXUINT)
    return say_not_there ("the card below it is not in that column", error);
  if (!cw_act_begin (store, FALSE, "the moving of a debrief card", moment, error))
    return FALSE;
  if (!put (&move, slot, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

static void
write_state (CwCardState state, const char *outcome, const char *day, CwLine *change)
{
  gboolean is_open = state == CW_CARD_OPEN;

  cw_line_clear (change);
  cw_line_put_text (change, "done", is_open ? NULL : day);
  cw_line_put_text (change, "state", is_open ? NULL : cw_card_state_get_name (state));
  cw_line_put_text (change, "outcome", is_open ? NULL : outcome);
}

gboolean
cw_card_settle (CwStore *store,
                gint64 card,
                CwCardState state,
                const char *outcome,
                const CwMoment *moment,
                GError **error)
{
  g_autofree char *day = NULL;
  gboolean is_next;
  gint64 walk;
  CwLine change;

  if (!find_card (store, card, &walk, &is_next, error) ||
      (outcome != NULL && !cw_text_check_name ("the outcome", outcome, error)))
    return FALSE;
  if (!is_next)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "only a 'next' card can be done or dropped");
      return FALSE;
    }
  if (!cw_act_begin (store, FALSE, "what became of a next step", moment, error))
    return FALSE;

  day = cw_day_format (cw_moment_local_day (cw_act_moment (store)));
  write_state (state, outcome, day, &change);
  if (!set (store, card, &change, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}
