/* debrief-board.h - the four columns of a walk's debrief and what is done with their cards
 *
 * Cards are dragged or pushed (Ctrl and an arrow), opened (Enter), deleted (Delete), made a pattern (P);
 * N writes a new one. All is kept at once. What changes is shown while it or its speaker is on the screen. Signal "shown": the cards were read anew.
 */
#pragma once

#include "corewalk/debrief.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_DEBRIEF_BOARD (cw_debrief_board_get_type ())
G_DECLARE_FINAL_TYPE (CwDebriefBoard, cw_debrief_board, CW, DEBRIEF_BOARD, AdwBin)

/* @speaker: a widget below which there is who understands "work.say"; for a board in a window of its
 * own. FALSE with @error set when the cards can't be read. */
gboolean cw_debrief_board_set_walk (CwDebriefBoard *self,
                                    CwWorkSession *session,
                                    gint64 walk,
                                    GtkWidget *speaker,
                                    GError **error);

/* Reads the cards anew. */
gboolean cw_debrief_board_refresh (CwDebriefBoard *self, GError **error);

/* Large type, and nothing to write in. */
void cw_debrief_board_set_projected (CwDebriefBoard *self, gboolean is_projected);

/* How many cards there are. */
guint cw_debrief_board_get_card_count (CwDebriefBoard *self);

/* Puts the focus on the line for a new card of @step. */
void cw_debrief_board_write (CwDebriefBoard *self, CwStep step);

/* Lets go of the walk. */
void cw_debrief_board_leave (CwDebriefBoard *self);
