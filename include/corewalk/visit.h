/* corewalk/visit.h - one visit to one room: numbered within its walk, never named after a teacher */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 walk;
  gint64
      class_id; /* which class it was, or 0; in the private file, or with the school where the norms say so */
  const char *grade;           /* "K", "3", "9-10", or NULL */
  const char *subject;         /* or NULL */
  const char *segment;         /* "opening", "middle", "closing", or NULL */
  gboolean is_despite_opt_out; /* the person said so, knowing that the class opts out */
} CwVisitPlan;

typedef struct
{
  gint64 id;
  gint64 walk;
  gint64 number; /* 1, 2, … within the walk, for this walker */
  char *walker;  /* the name that its stream carries */
  char *grade;   /* NULL for none, as the next two */
  char *subject;
  char *segment;
  CwMoment started;
  gint64 ended_ms; /* UTC; 0 while it goes on */
  gint64 note_count;
  gint64 mark_count;
} CwVisit;

/** cw_visit_free: frees @visit and what it holds; %NULL is allowed. */
void cw_visit_free (CwVisit *visit);

/**
 * cw_visit_start:
 *
 * Starts a visit with the walk's next number.
 *
 * Returns: the visit, or 0 on %CW_ERROR_NOT_FOUND (walk or class), %CW_ERROR_INVALID (with the
 *   field; also: the walk is closed, or the class opts out of visits), %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gint64 cw_visit_start (CwStore *store,
                       const CwVisitPlan *plan,
                       const CwMoment *moment,
                       GError **error);

/**
 * cw_visit_end:
 *
 * Ends the visit; its running stopwatches are stopped. Ending it twice changes nothing.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (before its start), %CW_ERROR_FULL or
 *   %CW_ERROR_STORAGE.
 */
gboolean cw_visit_end (CwStore *store, gint64 visit, const CwMoment *moment, GError **error);

/**
 * cw_visit_ids:
 *
 * Returns: (transfer full) (element-type gint64): the walk's living visits by number, then walker.
 *   %NULL on %CW_ERROR_STORAGE.
 */
GArray *cw_visit_ids (CwStore *store, gint64 walk, GError **error);

/**
 * cw_visit_get:
 *
 * Returns: (transfer full): the visit, or %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
CwVisit *cw_visit_get (CwStore *store, gint64 visit, GError **error);

/**
 * cw_visit_class:
 *
 * Returns: the class that the visit was in, as the private file has it or the school knows it; 0 for none
 *   known.
 */
gint64 cw_visit_class (CwStore *store, gint64 visit);

/**
 * cw_visit_set_class:
 * @class_id: the class that the visit was in; 0 for none known
 * @is_despite_opt_out: the person said so, knowing that the class opts out
 *
 * Keeps which class it was: in the private file, so that it goes into no bundle, or with the school where the
 * norms for walks say so (`tells_classes`). What was said before the norms stays where it is.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (visit or class), %CW_ERROR_INVALID (the class opted out of
 *   visits on the visit's day), %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_visit_set_class (CwStore *store,
                             gint64 visit,
                             gint64 class_id,
                             gboolean is_despite_opt_out,
                             const CwMoment *moment,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwVisit, cw_visit_free)

G_END_DECLS
