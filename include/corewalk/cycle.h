/* corewalk/cycle.h - coaching cycles: they belong to their partners, and to nobody else
 *
 * A cycle lies in streams of its pair, one for each partner and each period of unchanged membership,
 * and leaves a laptop only in files that are encrypted to the partners. Its words (title, goal,
 * measure, target, agreement, until, reflection) are edited with cw_record_edit().
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

#define CW_PARTNER_KEY_BYTES 32

typedef struct
{
  char *name;
  char *recipient; /* "age1…": what is encrypted to it opens on that laptop */
  guint8 key[CW_PARTNER_KEY_BYTES]; /* of the partner's card */
  gboolean is_own;                  /* this store, also by a key that it had before */
  gboolean takes_part; /* has said yes to the cycle; who began it has by beginning it */
} CwPartner;

typedef enum
{
  CW_CYCLE_ACTIVE,
  CW_CYCLE_PAUSED,
  CW_CYCLE_DONE,    /* closed: the goal was met */
  CW_CYCLE_STOPPED, /* closed for another reason */
} CwCycleState;

/* What lists and pages show of one cycle. Days are days since 1970-01-01, G_MININT64 for none. */
typedef struct
{
  gint64 id;
  char *title;
  char *model;         /* key of the model that it began with */
  GPtrArray *partners; /* of CwPartner, oneself first, then by name */
  gboolean is_mine;    /* this store is one of the partners now: it may write */
  gboolean
      is_split; /* partners were changed in two ways at once: they have to agree and change again */
  char *goal; /* in students' words; NULL for none yet, as all texts below */
  char *measure;
  char *target;
  char *agreement; /* who may see what */
  char *phase;     /* key, see cycle-model.h */
  CwCycleState state;
  char *reason;     /* why it was closed */
  char *reflection; /* what was learned */
  gint64 begun, until, closed;
  CwMoment made;
  guint event_count; /* that began */
  guint open_steps;
  gint64
      next_planned_ms; /* of the first event that is planned and not begun, UTC; 0 for none */
} CwCycle;

/* What cw_cycle_new() needs. */
typedef struct
{
  const char *title;
  const char *model; /* key of a built-in model; NULL for "open" */
  const char *const
      *partners;             /* NULL-ended: each as cw_trust_find() takes it, without oneself */
  const char *begun, *until; /* "YYYY-MM-DD"; NULL for today, and for not said */
  const char *goal;          /* NULL for none of these four */
  const char *measure;
  const char *target;
  const char *agreement;
} CwCyclePlan;

/** cw_partner_free: frees @partner and what it holds; %NULL is allowed. */
void cw_partner_free (CwPartner *partner);

/** cw_cycle_free: frees @cycle and what it holds; %NULL is allowed. */
void cw_cycle_free (CwCycle *cycle);

/** cw_cycle_state_get_name: (transfer none): "active", "paused", "done", "stopped". */
const char *cw_cycle_state_get_name (CwCycleState state);

/**
 * cw_cycle_new:
 * @moment: (nullable): when, now by default
 *
 * Begins a cycle with partners whose cards are trusted. They get it with the next file for it.
 *
 * Returns: the cycle, or 0 on %CW_ERROR_INVALID (a title, text, day or model that is none, no partner,
 *   oneself as partner, one of two declares on the card to evaluate the other: see card-declare.h),
 *   %CW_ERROR_NOT_FOUND (a partner whose card is not here, the own card),
 *   %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64
cw_cycle_new (CwStore *store, const CwCyclePlan *plan, const CwMoment *moment, GError **error);

/** cw_cycle_get: (transfer full): the cycle; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE. */
CwCycle *cw_cycle_get (CwStore *store, gint64 id, GError **error);

/** cw_cycle_recipients: (transfer full) (element-type utf8): "age1…" of each of the other partners. */
GPtrArray *cw_cycle_recipients (const CwCycle *cycle);

/**
 * cw_cycle_list:
 *
 * Returns: (transfer full) (element-type CwCycle): those that go on first, then paused, then closed
 *   ones; the latest first in each. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_cycle_list (CwStore *store, GError **error);

/**
 * cw_cycle_find:
 * @text: the title of a cycle that is here, or any text that cw_id_find() takes
 *
 * Returns: the cycle, or 0 on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (several) or %CW_ERROR_STORAGE.
 */
gint64 cw_cycle_find (CwStore *store, const char *text, GError **error);

/**
 * cw_cycle_set_phase:
 * @phase: key or title of a phase of the cycle's model, earlier or later than the one it is in
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (cycle), %CW_ERROR_INVALID (no such phase; this store is no
 *   partner), %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_cycle_set_phase (CwStore *store,
                             gint64 cycle,
                             const char *phase,
                             const CwMoment *moment,
                             GError **error);

/**
 * cw_cycle_set_state:
 * @reason: (nullable): why, in a few words
 * @reflection: (nullable): what was learned; %NULL leaves what is there
 *
 * Pauses a cycle, closes it on the day of @moment, or takes it up again.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (a text; this store is no partner),
 *   %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_cycle_set_state (CwStore *store,
                             gint64 cycle,
                             CwCycleState state,
                             const char *reason,
                             const char *reflection,
                             const CwMoment *moment,
                             GError **error);

/**
 * cw_cycle_take_part:
 *
 * Says yes to a cycle that a partner began. Said again it changes nothing.
 *
 * Returns: %FALSE as cw_cycle_set_phase().
 */
gboolean
cw_cycle_take_part (CwStore *store, gint64 cycle, const CwMoment *moment, GError **error);

/**
 * cw_cycle_change_partners:
 * @add: (nullable): NULL-ended: who joins, each as cw_trust_find() takes it
 * @remove: (nullable): NULL-ended: who leaves, by name or 8 or more of the first hex digits of the key
 *
 * From now on the cycle is written into new streams for those who are partners now. Whoever left gets
 * nothing more; whoever joins gets the cycle as it is now, and of what was before only what all who
 * wrote it agree to hand over: cw_cycle_hand_over().
 *
 * Returns: %FALSE on %CW_ERROR_INVALID (nothing changes, a partner joins twice; this store is no
 *   partner), %CW_ERROR_NOT_FOUND (cycle, a card, no such partner), %CW_ERROR_BUSY, %CW_ERROR_FULL,
 *   %CW_ERROR_STORAGE.
 */
gboolean cw_cycle_change_partners (CwStore *store,
                                   gint64 cycle,
                                   const char *const *add,
                                   const char *const *remove,
                                   const CwMoment *moment,
                                   GError **error);

/**
 * cw_cycle_hand_over:
 * @joiner: a partner, by name, who was none in an earlier period
 *
 * Agrees that @joiner gets what this store and its partners wrote in earlier periods. It goes once
 * all partners of such a period have agreed.
 *
 * Returns: how many partners have yet to agree, 0 for none; -1 on %CW_ERROR_NOT_FOUND (cycle, partner),
 *   %CW_ERROR_INVALID (there is nothing to hand over; no partner), %CW_ERROR_BUSY, %CW_ERROR_FULL,
 *   %CW_ERROR_STORAGE.
 */
int cw_cycle_hand_over (CwStore *store,
                        gint64 cycle,
                        const char *joiner,
                        const CwMoment *moment,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPartner, cw_partner_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCycle, cw_cycle_free)

G_END_DECLS
