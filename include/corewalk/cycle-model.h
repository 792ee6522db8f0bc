/* corewalk/cycle-model.h - models of coaching cycles: phases, questions, stems, a check of goals
 *
 * Four models are built in, in our own words. A cycle keeps its own copy of the model that it began
 * with, which its partners may edit; its phases may be gone through in any direction.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef struct
{
  char *key;
  char *title;
  char *about; /* what happens in it, in a sentence; "" for nothing */
} CwCyclePhase;

/* An event that a model suggests. */
typedef struct
{
  char *kind;     /* name of a CwEventKind */
  char *phase;    /* key */
  char *focus;    /* "" for none */
  gint64 minutes; /* 0 for not said */
} CwCycleHint;

typedef struct
{
  char *key;
  char *title;
  char *about;
  GPtrArray *phases;     /* of CwCyclePhase, in order; none for a model without phases */
  GPtrArray *goal_check; /* of char *: what a goal is gently asked */
  GPtrArray *stems;      /* of char *: ways to begin a sentence that does not judge */
  GPtrArray *hints;      /* of CwCycleHint: events to plan, in order */
  GHashTable *questions; /* name of a CwEventKind → GPtrArray of char * */
} CwCycleModel;

/** cw_cycle_model_free: frees @model and what it holds; %NULL is allowed. */
void cw_cycle_model_free (CwCycleModel *model);

/** cw_cycle_model_list: (transfer full) (element-type CwCycleModel): the built-in models. */
GPtrArray *cw_cycle_model_list (void);

/**
 * cw_cycle_model_parse:
 * @length: bytes of @text, or -1 when it ends in a zero byte
 *
 * Returns: (transfer full): the model, or %NULL on %CW_ERROR_FORMAT with line and column.
 */
CwCycleModel *cw_cycle_model_parse (const char *text, gssize length, GError **error);

/** cw_cycle_model_write: (transfer full): @model as JSON that cw_cycle_model_parse() reads. */
char *cw_cycle_model_write (const CwCycleModel *model);

/** cw_cycle_model_find_phase: (transfer none) (nullable): by key, or by title in either case. */
const CwCyclePhase *cw_cycle_model_find_phase (const CwCycleModel *model, const char *text);

/**
 * cw_cycle_model_get_questions:
 * @kind: name of a CwEventKind
 *
 * Returns: (transfer none) (element-type utf8) (nullable): what is asked at such an event; %NULL for
 *   nothing.
 */
const GPtrArray *cw_cycle_model_get_questions (const CwCycleModel *model, const char *kind);

/**
 * cw_cycle_model_get:
 *
 * Returns: (transfer full): the cycle's own copy of its model; the built-in one where that can't be
 *   read. %NULL on %CW_ERROR_NOT_FOUND (no such cycle) or %CW_ERROR_STORAGE.
 */
CwCycleModel *cw_cycle_model_get (CwStore *store, gint64 cycle, GError **error);

/**
 * cw_cycle_model_set:
 *
 * Puts @model in the place of the cycle's own copy.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (this store is no partner, the model is
 *   too long), %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_cycle_model_set (CwStore *store,
                             gint64 cycle,
                             const CwCycleModel *model,
                             const CwMoment *moment,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCycleModel, cw_cycle_model_free)

G_END_DECLS
