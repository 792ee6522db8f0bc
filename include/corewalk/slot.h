/* corewalk/slot.h - planned visits: which room, when, and whether its teacher was told
 *
 * Who hosts a visit is private: slots lie in the private file and go into no bundle.
 */
#pragma once

#include "corewalk/host-room.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 walk;
  gint64 class_id;
  gint64 day;       /* days since 1970-01-01; G_MININT64 for the walk's day */
  const char *time; /* "09:15" on the school's clock, or NULL where it is not fixed */
  gint64 minutes;   /* 1 to 480, or 0 for not said */
} CwSlotPlan;

typedef struct
{
  gint64 id;
  gint64 walk;
  char *walk_title; /* "" where the walk is not there */
  gboolean is_walk_open;
  CwHostRoom *room;
  gint64 day;
  char *time;            /* NULL where it is not fixed */
  gint64 minutes;        /* 0 for not said */
  gint64 noticed_ms;     /* when the teacher was told, UTC; 0 for not yet */
  gint64 visit;          /* the visit that it became, 0 for none or one that was taken back */
  gint64 off_ms;         /* when it was called off, UTC; 0 for not */
  gboolean is_opted_out; /* the room opts out on that day */
} CwSlot;

/** cw_slot_free: frees @slot and what it holds; %NULL is allowed. */
void cw_slot_free (CwSlot *slot);

/**
 * cw_slot_add:
 *
 * Plans a visit.
 *
 * Returns: the slot, or 0 on %CW_ERROR_NOT_FOUND (walk or class), %CW_ERROR_INVALID (the walk is
 *   closed, the room opts out on that day, no such time or length), %CW_ERROR_FULL or
 *   %CW_ERROR_STORAGE.
 */
gint64
cw_slot_add (CwStore *store, const CwSlotPlan *plan, const CwMoment *moment, GError **error);

/** cw_slot_get: (transfer full): the slot; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE. */
CwSlot *cw_slot_get (CwStore *store, gint64 slot, GError **error);

/**
 * cw_slot_list:
 *
 * Returns: (transfer full) (element-type CwSlot): all that was planned for the walk by day and
 *   time, those without a time last in their day. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_slot_list (CwStore *store, gint64 walk, GError **error);

/**
 * cw_slot_due_list:
 * @from: days since 1970-01-01, the first that counts
 * @until: the last that counts
 *
 * What Today shows: visits that are planned for these days in walks that go on, not made and not
 * called off, of rooms that do not opt out.
 *
 * Returns: (transfer full) (element-type CwSlot): as cw_slot_list(). %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_slot_due_list (CwStore *store, gint64 from, gint64 until, GError **error);

/**
 * cw_slot_set_noticed:
 * @is_noticed: whether the teacher was told, at @moment; %FALSE takes it back
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_slot_set_noticed (CwStore *store,
                              gint64 slot,
                              gboolean is_noticed,
                              const CwMoment *moment,
                              GError **error);

/**
 * cw_slot_set_off:
 * @is_off: whether it is called off; %FALSE plans it again
 *
 * Returns: as cw_slot_set_noticed().
 */
gboolean cw_slot_set_off (CwStore *store,
                          gint64 slot,
                          gboolean is_off,
                          const CwMoment *moment,
                          GError **error);

/**
 * cw_slot_start:
 * @segment: (nullable): as in a CwVisitPlan
 *
 * Starts the visit that was planned, with the class, its grade and its subject as the roster has
 * them. Undo takes the visit back, and the slot is open again.
 *
 * Returns: the visit, or 0 on %CW_ERROR_EXISTS (it was made already), %CW_ERROR_INVALID (called off,
 *   the room opts out, or as cw_visit_start()), %CW_ERROR_NOT_FOUND, %CW_ERROR_FULL or
 *   %CW_ERROR_STORAGE.
 */
gint64 cw_slot_start (CwStore *store,
                      gint64 slot,
                      const char *segment,
                      const CwMoment *moment,
                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSlot, cw_slot_free)

G_END_DECLS
