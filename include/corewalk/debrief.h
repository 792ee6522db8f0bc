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
  CW_STEP_NEXT, /* next level of work: an action with owner and due day */
} CwStep;

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
} CwCardPlan;

typedef struct
{
  gint64 id;
  CwStep step;
  CwMoment moment;
  char *text;
  char *owner;       /* NULL for none */
  gint64 due;        /* days since 1970-01-01; G_MININT64 for none */
  gint64 under;      /* 0 for none */
  GArray *notes;     /* of gint64: the living lines of evidence behind it */
  gint64 room_count; /* how many visits those lines come from, its patterns' cards included */
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
 * Returns: (transfer full) (element-type CwCard): the walk's living cards by step, then time.
 */
GPtrArray *cw_card_list (CwStore *store, gint64 walk, GError **error);

/** cw_step_get_name: (transfer none): "describe", "pattern", "predict", "next". */
const char *cw_step_get_name (CwStep step);

/** cw_step_parse: whether @text names a step; @step is untouched when it does not. */
gboolean cw_step_parse (const char *text, CwStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCard, cw_card_free)

G_END_DECLS
