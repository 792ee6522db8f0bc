/* act.h - one act of a person: all its lines are kept, or none; undo can take it back
 *
 * What an act takes back lies in the private file before the shared one changes, so that nothing
 * is lost whenever the power goes; private lines are kept after shared ones, so that nothing
 * private points to what was never kept.
 */
#pragma once

#include "data/record/fold.h"

typedef enum
{
  CW_TURNED_IN_FORCE,
  CW_TURNED_UNDONE,
  CW_TURNED_FOR_GOOD, /* undone by new lines: it can't be done again */
} CwTurned;

/*
 * Begins an act in the file of @is_private. @title says for people what undo takes back, such as
 * "a line of evidence"; NULL for what can't be undone. @moment NULL is now.
 */
gboolean cw_act_begin (CwStore *store,
                       gboolean is_private,
                       const char *title,
                       const CwMoment *moment,
                       GError **error);

/* The act's moment: what a line of it carries unless it says otherwise. */
CwMoment cw_act_moment (CwStore *store);

/* Adds @line to @stream and projects it; its moment is the act's. The local id, or 0. */
gint64 cw_act_add (CwStore *store, const CwStream *stream, CwLine *line, GError **error);

/* The same with the line's own moment: what is said again that was said before. */
gint64 cw_act_add_again (CwStore *store, const CwStream *stream, CwLine *line, GError **error);

/* Puts @bytes in the place of an unsent line of @record; "" takes it back. */
gboolean cw_act_swap (CwStore *store,
                      gint64 record,
                      gint64 line,
                      const char *bytes,
                      gsize length,
                      GError **error);

/* Everything is on the disk when this returns TRUE; nothing is kept when it returns FALSE. */
gboolean cw_act_commit (CwStore *store, GError **error);

/* After a failure: nothing of the act is kept. Always FALSE. */
gboolean cw_act_abort (CwStore *store);

/*
 * The act under way turns over an earlier one, whose lines were taken back @step - 1 times before:
 * what it swaps is kept under that act's @token.
 */
void cw_act_set_turn (CwStore *store, gint64 act, gint64 token, gint64 step, CwTurned turned);

/* The act under way does again by new lines what the earlier act did: that one is over. */
void cw_act_retire (CwStore *store, gint64 act);
