/* board-move.h - where a card of a debrief goes when it is pushed or dropped
 *
 * What lies under a pattern is evidence with that pattern; the second column shows each pattern with
 * what lies under it, the first one evidence under none.
 */
#pragma once

#include "corewalk/debrief.h"

typedef enum
{
  CW_BOARD_LEFT,
  CW_BOARD_RIGHT,
  CW_BOARD_UP,
  CW_BOARD_DOWN,
} CwBoardWay;

/* What cw_card_move() takes. */
typedef struct
{
  CwStep step;
  gint64 under;
  gint64 before;
} CwBoardMove;

/* @cards: of CwCard, as cw_card_list() gives them. FALSE where it can't go any further. */
gboolean cw_board_move_push (GPtrArray *cards, gint64 card, CwBoardWay way, CwBoardMove *move);

/* @card was dropped on @target, or on the free room of @column for 0; @is_after: on its lower half.
 * FALSE where nothing would change. */
gboolean cw_board_move_drop (GPtrArray *cards,
                             gint64 card,
                             CwStep column,
                             gint64 target,
                             gboolean is_after,
                             CwBoardMove *move);

/* (transfer none): the card of that id, or NULL. */
const CwCard *cw_board_move_find (GPtrArray *cards, gint64 card);

/* (transfer container) (element-type CwCard): what a column shows, in its order. */
GPtrArray *cw_board_move_column (GPtrArray *cards, CwStep column);
