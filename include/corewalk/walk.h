/* corewalk/walk.h - learning walks: a school, a day, a form, and the rooms that are visited */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef enum
{
  CW_REACH_DEFAULT,  /* marks and counts to the district, words to the school */
  CW_REACH_SCHOOL,   /* nothing goes past the school */
  CW_REACH_DISTRICT, /* words go to the district too */
  CW_REACH_PAIR, /* nothing goes past the partners of a coaching cycle: cycle-event.h makes it */
} CwReach;

typedef struct
{
  const char *title; /* 1 to 200 characters */
  gint64 school;     /* local id of a school */
  gint64 form;       /* local id of a form's version (corewalk/form.h) */
  const char *day;   /* "YYYY-MM-DD"; NULL for the moment's local day */
  const char
      *code; /* what a team agreed on: the same school, day and code are one walk; or NULL */
  const char *problem; /* problem of practice in words, or NULL */
  CwReach reach;
  gint64 cycle; /* of CW_REACH_PAIR: the coaching cycle; else 0 */
} CwWalkPlan;

typedef struct
{
  gint64 id;
  char *title;
  gint64 school;     /* 0 when it is not known here */
  char *school_name; /* "" when it is not known here */
  gint64 form;
  char *form_title;
  char *code; /* NULL for none */
  gint64 day; /* days since 1970-01-01 */
  CwReach reach;
  CwMoment made;
  gint64 closed_ms; /* UTC; 0 while it is open */
  gint64 visit_count;
  gint64 note_count; /* living lines of evidence in all its visits */
} CwWalk;

/** cw_walk_free: frees @walk and what it holds; %NULL is allowed. */
void cw_walk_free (CwWalk *walk);

/**
 * cw_walk_new:
 * @moment: (nullable): when, now by default
 *
 * Returns: the new walk, or the team's walk of that school, day and code where it is here already;
 *   0 on %CW_ERROR_INVALID (with the field), %CW_ERROR_NOT_FOUND (school or form),
 *   %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gint64
cw_walk_new (CwStore *store, const CwWalkPlan *plan, const CwMoment *moment, GError **error);

/**
 * cw_walk_ids:
 * @limit: at most so many, newest day first; 0 for all
 *
 * Returns: (transfer full) (element-type gint64): the living walks, newest day first, then the
 *   latest made first; free with g_array_unref(). %NULL on %CW_ERROR_STORAGE.
 */
GArray *cw_walk_ids (CwStore *store, guint limit, GError **error);

typedef struct
{
  gint64 school;    /* 0 for any */
  const char *form; /* the key of a form, all its versions; NULL for any */
  gint64 from_day;  /* days since 1970-01-01, the first that counts; G_MININT64 for any */
  gint64 to_day;    /* the last that counts; G_MAXINT64 for any */
} CwWalkQuestion;

/**
 * cw_walk_find:
 *
 * Returns: (transfer full) (element-type gint64): the living walks that fit, in the order of
 *   cw_walk_ids(); none where none fits. %NULL on %CW_ERROR_STORAGE.
 */
GArray *cw_walk_find (CwStore *store, const CwWalkQuestion *question, GError **error);

/**
 * cw_walk_get:
 *
 * Returns: (transfer full): the walk, or %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
CwWalk *cw_walk_get (CwStore *store, gint64 walk, GError **error);

/**
 * cw_walk_close:
 *
 * Closes the walk and ends its open visits. Closing it twice changes nothing.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_walk_close (CwStore *store, gint64 walk, const CwMoment *moment, GError **error);

/**
 * cw_problem_new:
 * @text: the problem of practice; 1 byte to 1 MiB
 * @theory: (nullable): if we …, then …
 * @results: (nullable): the student results behind it, in words
 *
 * Writes a problem of practice for @walk, for the school's eyes.
 *
 * Returns: the problem's id, or 0 on %CW_ERROR_INVALID, %CW_ERROR_NOT_FOUND, %CW_ERROR_FULL,
 *   %CW_ERROR_STORAGE.
 */
gint64 cw_problem_new (CwStore *store,
                       gint64 walk,
                       const char *text,
                       const char *theory,
                       const char *results,
                       const CwMoment *moment,
                       GError **error);

/** cw_problem_ids: (transfer full) (element-type gint64): the walk's living problems, oldest first. */
GArray *cw_problem_ids (CwStore *store, gint64 walk, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWalk, cw_walk_free)

G_END_DECLS
