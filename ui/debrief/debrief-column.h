/* debrief-column.h - one of the four steps of a debrief: its question, its cards, a line for a new one
 *
 * Property "step" says which one. Signals: "typed" (string): a card was written; "opened" (gint64 card);
 * "dropped" (gint64 card, gint64 target, gboolean is_after): a card was dropped, @target 0 on free room;
 * "pull": evidence is wanted.
 */
#pragma once

#include "corewalk/debrief.h"
#include "ui/session/keeper.h"

#include <adwaita.h>

#define CW_TYPE_DEBRIEF_COLUMN (cw_debrief_column_get_type ())
G_DECLARE_FINAL_TYPE (CwDebriefColumn, cw_debrief_column, CW, DEBRIEF_COLUMN, AdwBin)

/* @cards: of CwCard, all of the walk. Rows that stay keep the focus. */
void cw_debrief_column_show (CwDebriefColumn *self, GPtrArray *cards, gint64 room_count);

/* What is half typed is kept under @place, and what was kept there is shown. */
void cw_debrief_column_keep_draft (CwDebriefColumn *self,
                                   CwKeeper *keeper,
                                   const char *place,
                                   const char *text);

/* Where nobody writes: the line for a new card and what chooses evidence are hidden. */
void cw_debrief_column_set_projected (CwDebriefColumn *self, gboolean is_projected);

/* Puts the focus on the line for a new card. */
void cw_debrief_column_write (CwDebriefColumn *self);

/* Puts the focus on the card, or on the one nearest to @index for 0. Returns: whether there is any. */
gboolean cw_debrief_column_focus (CwDebriefColumn *self, gint64 card, int index);

/* Empties the line for a new card. */
void cw_debrief_column_clear (CwDebriefColumn *self);
