/* keeper.h - keeps what is done in a visit and half-typed text, and knows what is kept and what isn't
 *
 * A line, a count or a mark is on the disk when cw_keeper_put() returns: in the record, or in the inbox
 * while the store is lent. Else it waits in memory, in the order in which it was done, and is tried again until it is. Half-typed text follows the typing by at
 * most CW_KEEPER_DRAFT_MS.
 *
 * Signals: "kept" (gint64 visit, gint64 id, gboolean has_text): something is on the disk; "changed": the
 * state, the trouble or what waits is another.
 */
#pragma once

#include "corewalk/visit-act.h"

#include <glib-object.h>

#define CW_KEEPER_DRAFT_MS 250
#define CW_KEEPER_RETRY_MS 2000

#define CW_TYPE_KEEPER (cw_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CwKeeper, cw_keeper, CW, KEEPER, GObject)

typedef enum
{
  CW_KEPT,     /* all that was typed is on the disk */
  CW_KEEPING,  /* half-typed text is about to be written */
  CW_NOT_KEPT, /* the last try failed; it is tried again */
} CwKeptState;

/* @store stays the caller's and must outlive the keeper, which makes an inbox beside it when it has to. */
CwKeeper *cw_keeper_new (CwStore *store);

/* Whether the store is lent, so that all is kept in the inbox (corewalk/inbox.h). When it is back what was
 * kept there goes into the record. */
void cw_keeper_set_away (CwKeeper *self, gboolean is_away);

/* Keeps a copy of @done. Text: 1 byte to CW_TEXT_MOST, with the moment of its first key. */
void cw_keeper_put (CwKeeper *self, const CwVisitAct *done);

/* Keeps a line of evidence, as cw_keeper_put(). */
void cw_keeper_add (CwKeeper *self,
                    gint64 visit,
                    CwTags tags,
                    const char *text,
                    const CwMoment *moment);

/* @place, @text, @moment: as cw_draft_set(). */
void cw_keeper_set_draft (CwKeeper *self,
                          const char *place,
                          const char *text,
                          const CwMoment *moment);

/* (transfer full): what is half-typed there, kept or not, as cw_draft_dup(). */
char *cw_keeper_dup_draft (CwKeeper *self, const char *place, CwMoment *moment);

/* Tries all that waits, at once. Returns: whether everything is on the disk. */
gboolean cw_keeper_flush (CwKeeper *self);

CwKeptState cw_keeper_get_state (CwKeeper *self);

/* (transfer none): what isn't kept, why, what is safe and what to do; NULL without trouble. */
const char *cw_keeper_get_trouble (CwKeeper *self);

/* (transfer none) (element-type CwVisitAct): what is not in the record, oldest first: in memory only, or
 * in the inbox. */
GPtrArray *cw_keeper_get_waiting (CwKeeper *self);
