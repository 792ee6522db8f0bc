#include "ui/debrief/board-move.h"

const CwCard *
cw_board_move_find (GPtrArray *cards, gint64 card)
{
  for (guint i = 0; i < cards->len; i++)
    if (((const CwCard *) cards->pdata[i])->id == card)
      return cards->pdata[i];

  return NULL;
}

/* The cards of a step; of evidence what lies under that pattern alone. */
static GPtrArray *
list_step (GPtrArray *cards, CwStep step, gint64 under)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      CwCard *card = cards->pdata[i];

      if (card->step == step && (step != CW_STEP_DESCRIBE || card->under == under))
        g_ptr_array_add (found, card);
    }

  return found;
}

GPtrArray *
cw_board_move_column (GPtrArray *cards, CwStep column)
{
  GPtrArray *found = list_step (cards, column, 0);

  for (guint i = 0; column == CW_STEP_PATTERN && i < found->len; i++)
    {
      const CwCard *pattern = found->pdata[i];
      g_autoptr (GPtrArray) under = NULL;

      if (pattern->step != CW_STEP_PATTERN)
        continue;
      under = list_step (cards, CW_STEP_DESCRIBE, pattern->id);
      for (guint j = 0; j < under->len; j++)
        g_ptr_array_insert (found, (int) (i + 1 + j), under->pdata[j]);
    }

  return found;
}

static gint64
id_at (GPtrArray *cards, guint index)
{
  return index < cards->len ? ((const CwCard *) cards->pdata[index])->id : 0;
}

static guint
index_of (GPtrArray *cards, gint64 card)
{
  guint index = 0;

  while (index < cards->len && id_at (cards, index) != card)
    index++;

  return index;
}

/* From under one pattern to under the one above or below it. */
static gboolean
leave_pattern (GPtrArray *cards, const CwCard *card, CwBoardWay way, CwBoardMove *move)
{
  g_autoptr (GPtrArray) patterns = list_step (cards, CW_STEP_PATTERN, 0);
  guint index = index_of (patterns, card->under);
  g_autoptr (GPtrArray) under = NULL;

  if (card->under == 0 || (way == CW_BOARD_UP ? index == 0 : index + 1 >= patterns->len))
    return FALSE;

  move->under = id_at (patterns, way == CW_BOARD_UP ? index - 1 : index + 1);
  under = list_step (cards, CW_STEP_DESCRIBE, move->under);
  move->before = way == CW_BOARD_UP ? 0 : id_at (under, 0);
  return TRUE;
}

static gboolean
push_along (GPtrArray *cards, const CwCard *card, CwBoardWay way, CwBoardMove *move)
{
  g_autoptr (GPtrArray) siblings = list_step (cards, card->step, card->under);
  guint index = index_of (siblings, card->id);

  move->step = card->step;
  move->under = card->step == CW_STEP_DESCRIBE ? card->under : 0;
  if (way == CW_BOARD_UP ? index == 0 : index + 1 >= siblings->len)
    return card->step == CW_STEP_DESCRIBE && leave_pattern (cards, card, way, move);

  move->before = way == CW_BOARD_UP ? id_at (siblings, index - 1) : id_at (siblings, index + 2);
  return TRUE;
}

static gboolean
push_right (GPtrArray *cards, const CwCard *card, CwBoardMove *move)
{
  g_autoptr (GPtrArray) patterns = list_step (cards, CW_STEP_PATTERN, 0);

  if (card->step == CW_STEP_NEXT)
    return FALSE;

  if (card->step == CW_STEP_DESCRIBE && card->under == 0 && patterns->len > 0)
    {
      move->step = CW_STEP_DESCRIBE;
      move->under = id_at (patterns, patterns->len - 1);
    }
  else if (card->step == CW_STEP_DESCRIBE && card->under != 0)
    move->step = CW_STEP_PREDICT;
  else
    move->step = card->step + 1;

  return TRUE;
}

gboolean
cw_board_move_push (GPtrArray *cards, gint64 id, CwBoardWay way, CwBoardMove *move)
{
  const CwCard *card = cw_board_move_find (cards, id);

  *move = (CwBoardMove){ 0 };
  if (card == NULL)
    return FALSE;
  if (way == CW_BOARD_UP || way == CW_BOARD_DOWN)
    return push_along (cards, card, way, move);
  if (way == CW_BOARD_RIGHT)
    return push_right (cards, card, move);

  move->step = card->step == CW_STEP_DESCRIBE ? CW_STEP_DESCRIBE : card->step - 1;
  return card->step != CW_STEP_DESCRIBE || card->under != 0;
}

/* The card that comes after @target among its siblings, leaving @card out; 0 for the end. */
static gint64
next_of (GPtrArray *siblings, gint64 target, gint64 card)
{
  guint index = index_of (siblings, target) + 1;

  if (id_at (siblings, index) == card)
    index++;

  return id_at (siblings, index);
}

static void
drop_beside (GPtrArray *cards,
             const CwCard *card,
             const CwCard *target,
             gboolean is_after,
             CwBoardMove *move)
{
  g_autoptr (GPtrArray) siblings = list_step (cards, target->step, target->under);

  move->step = target->step;
  move->under = target->step == CW_STEP_DESCRIBE ? target->under : 0;
  move->before = is_after ? next_of (siblings, target->id, card->id) : target->id;
}

/* Evidence on a pattern comes to lie under it; what is no evidence never lies under a pattern. */
static void
drop_among_patterns (GPtrArray *cards,
                     const CwCard *card,
                     const CwCard *target,
                     gboolean is_after,
                     CwBoardMove *move)
{
  const CwCard *pattern = target->under != 0 && target->step == CW_STEP_DESCRIBE
                              ? cw_board_move_find (cards, target->under)
                              : target;

  if (card->step != CW_STEP_DESCRIBE)
    drop_beside (cards, card, pattern, is_after || pattern != target, move);
  else if (target->step == CW_STEP_DESCRIBE)
    drop_beside (cards, card, target, is_after, move);
  else
    {
      g_autoptr (GPtrArray) under = list_step (cards, CW_STEP_DESCRIBE, target->id);

      *move = (CwBoardMove){ CW_STEP_DESCRIBE, target->id, id_at (under, 0) };
      if (move->before == card->id)
        move->before = id_at (under, 1);
    }
}

gboolean
cw_board_move_drop (GPtrArray *cards,
                    gint64 id,
                    CwStep column,
                    gint64 target_id,
                    gboolean is_after,
                    CwBoardMove *move)
{
  const CwCard *card = cw_board_move_find (cards, id);
  const CwCard *target = cw_board_move_find (cards, target_id);

  *move = (CwBoardMove){ .step = column };
  if (card == NULL || card == target)
    return FALSE;
  if (target == NULL)
    return TRUE;

  if (column == CW_STEP_PATTERN)
    drop_among_patterns (cards, card, target, is_after, move);
  else
    drop_beside (cards, card, target, is_after, move);

  return move->before != id;
}
