/* corewalk/debrief.h - the cards of a debrief, in its four steps */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef enum
{
  CW_STEP_DESCRIBE,
  CW_STEP_PATTERN,
  CW_STEP_PREDICT,
  CW_STEP_NEXT, /* next level of work: an action with owner, due day and help */
} CwStep;

typedef enum
{
  CW_CARD_OPEN,
  CW_CARD_DONE,
  CW_CARD_DROPPED,
} CwCardState;

typedef struct
{
  gint64 walk;
  CwStep step;
  const char *text;    /* as cw_note_add() */
  const gint64 *notes; /* evidence behind it */
  guint note_count;
  gint64 under;      /* the pattern that it belongs to, or 0 */
  const char *owner; /* of a CW_STEP_NEXT card, or NULL */
  const char *due;   /* "YYYY-MM-DD", of a CW_STEP_NEXT card, or NULL */
  const char *help;  /* with what help, of a CW_STEP_NEXT card, or NULL */
} CwCardPlan;

typedef struct
{
  gint64 id;
  CwStep step;
  CwMoment moment;
  char *text;
  char *owner;   /* NULL for none */
  gint64 due;    /* days since 1970-01-01; G_MININT64 for none */
  gint64 under;  /* a living pattern of the walk, or 0 */
  GArray *notes; /* of gint64: the living lines of evidence behind it */
  GArray
      *rooms; /* of gint64: the rooms they come from, by number; of a pattern also those of the
                    cards under it */
  char *help; /* NULL for none */
  CwCardState state;
  gint64
      done; /* since when it is done or dropped, days since 1970-01-01; G_MININT64 while open */
  char *outcome; /* what became of it, or NULL */
} CwCard;

/** cw_card_free: frees @card and what it holds; %NULL is allowed. */
void cw_card_free (CwCard *card);

/**
 * cw_card_add:
 *
 * Returns: the card, or 0 on %CW_ERROR_INVALID (with the field), %CW_ERROR_NOT_FOUND (walk, note or
 *   pattern), %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64
cw_card_add (CwStore *store, const CwCardPlan *plan, const CwMoment *moment, GError **error);

/**
 * cw_card_list:
 *
 * Returns: (transfer full) (element-type CwCard): the walk's living cards by step, then as they lie
 *   in their column, where a new card comes last. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_card_list (CwStore *store, gint64 walk, GError **error);

/**
 * cw_card_move:
 * @under: the pattern that it lies under from now on, 0 for none; what is predicted or to be done
 *   stays with the pattern that it had
 * @before: the card of that column that it lies before, or 0 for the end
 *
 * Moves the card to a step, and to its place there. Whoever moves it elsewhere at the same time is
 * not contradicted: the later place shows.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (the card, the pattern, or @before in that column),
 *   %CW_ERROR_FULL or %CW_ERROR_STORAGE; nothing is changed then.
 */
gboolean cw_card_move (CwStore *store,
                       gint64 card,
                       CwStep step,
                       gint64 under,
                       gint64 before,
                       const CwMoment *moment,
                       GError **error);

/**
 * cw_card_settle:
 * @outcome: (nullable): what became of it, up to 200 characters; not kept for CW_CARD_OPEN
 *
 * Says that a next step is done or dropped since @moment's local day, or open again.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (no next step, or the outcome),
 *   %CW_ERROR_FULL or %CW_ERROR_STORAGE; nothing is changed then.
 */
gboolean cw_card_settle (CwStore *store,
                         gint64 card,
                         CwCardState state,
                         const char *outcome,
                         const CwMoment *moment,
                         GError **error);

typedef struct
{
  gint64 id;
  gint64 walk;
  char *walk_title;
  char *text;
  char *owner; /* NULL for none */
  char *help;  /* NULL for none */
  gint64 due;  /* days since 1970-01-01 */
} CwDueCard;

/** cw_due_card_free: frees @card and what it holds; %NULL is allowed. */
void cw_due_card_free (CwDueCard *card);

/**
 * cw_card_due_list:
 * @until: the last due day that counts, days since 1970-01-01
 * @limit: at most so many; 0 for all
 *
 * Returns: (transfer full) (element-type CwDueCard): next steps of all walks that are open and have
 *   a due day up to @until, the longest overdue first. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_card_due_list (CwStore *store, gint64 until, guint limit, GError **error);

typedef struct
{
  gint64 steps[CW_STEP_NEXT + 1]; /* cards of each step */
  gint64 open_count;              /* next steps that are neither done nor dropped */
  gint64 room_count;              /* rooms of the walk: its visits by number */
} CwDebriefCount;

/**
 * cw_debrief_count:
 *
 * How far the debrief of a walk is; all zeros for a walk that is not there.
 *
 * Returns: %FALSE on %CW_ERROR_STORAGE.
 */
gboolean cw_debrief_count (CwStore *store, gint64 walk, CwDebriefCount *count, GError **error);

/** cw_step_get_name: (transfer none): "describe", "pattern", "predict", "next". */
const char *cw_step_get_name (CwStep step);

/** cw_step_parse: whether @text names a step; @step is untouched when it does not. */
gboolean cw_step_parse (const char *text, CwStep *step);

/** cw_card_state_get_name: (transfer none): "open", "done", "dropped". */
const char *cw_card_state_get_name (CwCardState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCard, cw_card_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDueCard, cw_due_card_free)

G_END_DECLS
